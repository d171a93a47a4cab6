import type { ResolvedOptions } from './options.js';

/** The host name alone decides: no scheme, no port, no case. */
export const isOriginAllowed = (options: ResolvedOptions, origin: string | undefined): boolean => {
  if (options.allowAllDomains) return true;
  const host = hostOf(origin);
  if (host === undefined) return false;
  return options.allowedOrigins.some((entry) => {
    const allowed = entry.toLowerCase();
    return host === allowed || host.endsWith(`.${allowed}`);
  });
};

const hostOf = (origin: string | undefined): string | undefined => {
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  return new URL(origin).hostname.toLowerCase();
};
