/** For the tests, which are TypeScript. */
export interface Directive {
  readonly directive: string;
  readonly sources: readonly string[];
}
export interface Place {
  readonly environment?: string;
  readonly endpoint?: string;
  readonly base?: string;
}
export const regionOf: (environment: string) => { readonly code: string; readonly domain: string } | undefined;
export const policyFor: (place: Place) => readonly Directive[];
export const policyText: (place: Place) => string;
