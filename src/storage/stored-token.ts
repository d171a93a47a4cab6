/** How a token is written down. The version lets a later release change the form without misreading an old one. */
const VERSION = 1;

export const pack = (token: string): string => JSON.stringify({ v: VERSION, token });

/** The token of a stored value; nothing for a corrupt one or one of a newer version. */
export const unpack = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  try {
    const stored: unknown = JSON.parse(value);
    if (typeof stored !== 'object' || stored === null || !('v' in stored) || !('token' in stored)) return undefined;
    return stored.v === VERSION && typeof stored.token === 'string' && stored.token ? stored.token : undefined;
  } catch {
    return undefined;
  }
};
