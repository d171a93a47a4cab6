import { GenesysChatError, type ErrorCode } from '../model/errors.js';
import type { Message } from '../model/message.js';

/** The promises that `send` gave out, by client id. Each is settled once. */
export interface Sends {
  wait(clientId: string): Promise<Message>;
  settle(clientId: string, message: Message): void;
  fail(clientId: string, code: ErrorCode): void;
  failAll(code: ErrorCode): void;
}

export const createSends = (): Sends => {
  const open = new Map<string, { resolve(message: Message): void; reject(error: Error): void }>();
  const fail = (clientId: string, code: ErrorCode): void => {
    open.get(clientId)?.reject(new GenesysChatError(code));
    open.delete(clientId);
  };
  return {
    wait(clientId) {
      const promise = new Promise<Message>((resolve, reject) => open.set(clientId, { resolve, reject }));
      // Whoever does not care for the promise learns from the transcript; nothing may reach `unhandledrejection`.
      promise.catch(() => {});
      return promise;
    },
    settle(clientId, message) {
      open.get(clientId)?.resolve(message);
      open.delete(clientId);
    },
    fail,
    failAll: (code) => [...open.keys()].forEach((clientId) => fail(clientId, code)),
  };
};
