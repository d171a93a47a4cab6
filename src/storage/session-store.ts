/**
 * Keeps the session token per deployment, so that a reload and every tab of the browser profile use the same one.
 * Never throws and never rejects: when storage is blocked it keeps the token in memory for this page and says so.
 */
export interface SessionStore {
  /** The stored token, or the one `create` makes, atomically across tabs. */
  claim(deploymentId: string, create: () => string): Promise<string>;
  /** Whether a token is stored (for `connect-when="resume"`). */
  has(deploymentId: string): Promise<boolean>;
  /** Replaces `previous`; if another tab replaced it first, returns that one. */
  rotate(deploymentId: string, previous: string, create: () => string): Promise<string>;
  remove(deploymentId: string): Promise<void>;
  /** False once storage turned out to be blocked and memory is used. */
  readonly persistent: boolean;
}
