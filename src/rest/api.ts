/** The part of `fetch` we use; the browser's, Node's and the in-page simulator's fit. */
export type Fetch = (
  url: string,
  init?: {
    method?: string;
    headers?: Readonly<Record<string, string>>;
    body?: string | Blob;
    signal?: AbortSignal;
    credentials?: 'omit';
    redirect?: 'error';
    cache?: 'no-store';
  },
) => Promise<{
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;
