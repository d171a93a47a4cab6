import type { ErrorCode } from '../model/errors.js';
import type { DeploymentSettings } from '../model/settings.js';
import type { MediaRules } from '../model/upload.js';

/** Characters; the service takes fewer than this. */
const MAX_NAME = 1_024;

/**
 * What may be sent: as the session says, or as an older deployment does. The blocked endings are the session's either way.
 *
 * @returns nothing when no file is allowed, or when it is not known yet.
 */
export const mediaRules = (
  files: DeploymentSettings['files'],
  session: MediaRules | undefined,
): MediaRules | undefined =>
  files === 'session' || !files ? files && session : { blockedExtensions: [], ...session, ...files };

/** Exact, `image/*` or anything; what follows a semicolon is no part of the type. */
const isAmong = (types: readonly string[], mime: string): boolean => {
  const bare = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();
  const type = bare(mime);
  return types.map(bare).some((rule) => {
    if (rule === '*/*' || rule === type) return true;
    return rule.endsWith('/*') && type.startsWith(rule.slice(0, -1));
  });
};

/** Every dotted part counts: `holiday.exe.jpg` is an `.exe` to some. */
const endings = (name: string): readonly string[] =>
  name
    .split('.')
    .slice(1)
    .map((part) => `.${part.trim().toLowerCase()}`);

/** Why this file may not be sent, or nothing. */
export const checkFile = (
  { name, mime, size }: { readonly name: string; readonly mime: string; readonly size: number },
  rules: MediaRules,
): ErrorCode | undefined => {
  if (name.length >= MAX_NAME) return 'attachment/name-too-long';
  const parts = endings(name.trim());
  if ((parts.at(-1)?.length ?? 0) < 2) return 'attachment/bad-name';
  const blocked = rules.blockedExtensions.map((each) => `.${each.trim().toLowerCase().replace(/^\.+/, '')}`);
  if (parts.some((part) => blocked.includes(part)) || !isAmong(rules.types, mime)) return 'attachment/type-refused';
  if (size <= 0) return 'attachment/empty';
  return size > rules.maxBytes ? 'attachment/too-large' : undefined;
};
