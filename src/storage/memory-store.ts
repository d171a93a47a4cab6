import { keepingAuth, once, removing, rotating, sessionOf, type Change } from './session-changes.js';
import type { SessionStore } from './session-store.js';
import type { StoredSession } from './stored-session.js';

/** Keeps tokens as long as the page (or the process) lives. */
export const createMemoryStore = (persistent = true): SessionStore => {
  const sessions = new Map<string, StoredSession>();
  const change = async (deploymentId: string, by: Change): Promise<StoredSession | undefined> => {
    const after = sessionOf(by(sessions.get(deploymentId)));
    if (after) sessions.set(deploymentId, after);
    else sessions.delete(deploymentId);
    return after;
  };
  const made = async (deploymentId: string, make: () => StoredSession, by: Change): Promise<string> =>
    ((await change(deploymentId, by)) ?? make()).token;
  return {
    persistent,
    claim(deploymentId, create) {
      const make = once(create);
      return made(deploymentId, make, (stored) => sessionOf(stored) ?? make());
    },
    has: (deploymentId) => Promise.resolve(sessions.has(deploymentId)),
    read: (deploymentId) => Promise.resolve(sessions.get(deploymentId)),
    keepAuth: async (deploymentId, token, auth) => void (await change(deploymentId, keepingAuth(token, auth))),
    rotate(deploymentId, previous, create) {
      const make = once(create);
      return made(deploymentId, make, rotating(previous, make));
    },
    remove: async (deploymentId, token) => void (await change(deploymentId, removing(token))),
  };
};
