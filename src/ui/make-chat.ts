import { browserEnvironment } from '../chat/browser-environment.js';
import { createChat } from '../chat/create-chat.js';
import type { Chat, ChatOptions } from '../chat/chat.js';

/** A chat made for this page, and whether an earlier visit left a session to resume. */
export interface PageChat {
  readonly chat: Chat;
  hasSession(): Promise<boolean>;
}

export type ChatFactory = (options: ChatOptions) => PageChat;

/** The one place where the element meets the core's wiring. */
export const makePageChat: ChatFactory = (options) => {
  const environment = browserEnvironment({ storage: options.storage });
  return {
    chat: createChat(options, environment),
    hasSession: () => environment.store.has(options.deploymentId),
  };
};
