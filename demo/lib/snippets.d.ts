/** For the tests, which are TypeScript. */
export interface Embedding {
  readonly version: string;
  readonly integrity: { readonly define: string; readonly auto: string };
  readonly deploymentId: string;
  readonly environment: string;
  readonly attributes?: Readonly<Record<string, string | boolean | undefined>>;
  readonly fallback?: { readonly text: string; readonly href: string };
  readonly base?: string;
}
export interface Snippet {
  readonly language: string;
  readonly code: string;
  readonly title?: string;
}
export const TAG: string;
export const ATTRIBUTES: readonly string[];
export const PLACES: readonly string[];
export const baseOf: (version: string) => string;
export const scriptUrl: (embedding: Embedding) => string;
export const snippetsFor: (place: string, embedding: Embedding) => readonly Snippet[];
