import type { StoredAuth, StoredSession } from './stored-session.js';

/**
 * Keeps the session token per deployment, so that a reload and every tab of the browser profile use the same one.
 * Never throws and never rejects: when storage is blocked it keeps the token in memory for this page and says so.
 */
export interface SessionStore {
  /** The stored token, or the one `create` makes, atomically across tabs. */
  claim(deploymentId: string, create: () => string): Promise<string>;
  /** Whether a token is stored (for `connect-when="resume"`). */
  has(deploymentId: string): Promise<boolean>;
  /** What is stored, with the sign-in. Makes nothing. */
  read(deploymentId: string): Promise<StoredSession | undefined>;
  /** Notes the sign-in of this token's session, or that there is none; ignored once another token is stored. */
  keepAuth(deploymentId: string, token: string, auth: StoredAuth | undefined): Promise<void>;
  /** Replaces `previous`, whose sign-in goes on; if another tab replaced it first, returns that one. */
  rotate(deploymentId: string, previous: string, create: () => string): Promise<string>;
  /** For good: no other tab and no mirror brings it back. With `token` only if that is the one stored. */
  remove(deploymentId: string, token?: string): Promise<void>;
  /** False once storage turned out to be blocked and memory is used. */
  readonly persistent: boolean;
}
