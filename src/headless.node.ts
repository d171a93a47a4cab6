/** The same in Node, where the socket comes from `ws` and the token lives in memory. */
import { WebSocket } from 'ws';
import { createChat as createAnywhere } from './chat/create-chat.js';
import type { Chat, ChatOptions } from './chat/chat.js';
import type { Environment } from './chat/environment.js';

export * from './headless.js';

/** Like `createChat` of the browser build; `environment.createSocket` is already there. */
export const createChat = (options: ChatOptions, environment: Partial<Environment> = {}): Chat =>
  createAnywhere(options, { createSocket: (url) => new WebSocket(url), ...environment });
