import type { SessionStore } from './session-store.js';

/** Keeps tokens as long as the page (or the process) lives. */
export const createMemoryStore = (persistent = true): SessionStore => {
  const tokens = new Map<string, string>();
  const put = (deploymentId: string, token: string): string => {
    tokens.set(deploymentId, token);
    return token;
  };
  return {
    persistent,
    claim: (deploymentId, create) => Promise.resolve(tokens.get(deploymentId) ?? put(deploymentId, create())),
    has: (deploymentId) => Promise.resolve(tokens.has(deploymentId)),
    rotate(deploymentId, previous, create) {
      const known = tokens.get(deploymentId);
      return Promise.resolve(known !== undefined && known !== previous ? known : put(deploymentId, create()));
    },
    remove: (deploymentId) => Promise.resolve(void tokens.delete(deploymentId)),
  };
};
