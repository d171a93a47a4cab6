import { browserEnvironment } from '../chat/browser-environment.js';
import { createChat } from '../chat/create-chat.js';
import type { Chat, ChatOptions } from '../chat/chat.js';
import type { Environment } from '../chat/environment.js';
import type { DemoWorld } from '../demo/demo.js';

/** A chat made for this page, and whether an earlier visit left a session to resume. */
export interface PageChat {
  readonly chat: Chat;
  hasSession(): Promise<boolean>;
}

export interface PageChatOptions extends ChatOptions {
  /** A demonstration of this kind: the network is a fake one. */
  readonly demo?: string | undefined;
}

export type ChatFactory = (options: PageChatOptions) => PageChat;

/** A network of our own, loaded when it is first asked for something: the deployment's config, before any socket. */
const demoNetwork = (kind: string, { lifecycle }: Environment): Partial<Environment> => {
  let loading: Promise<DemoWorld> | undefined;
  let world: DemoWorld | undefined;
  const load = async (): Promise<DemoWorld> => {
    if (kind === 'offline') throw new TypeError(kind);
    loading ??= import('../demo/demo.js').then(({ createDemoWorld }) => (world = createDemoWorld(kind)));
    return loading;
  };
  return {
    fetch: async (url, init) => (await load()).fetch(url, init),
    createSocket(url) {
      // Offline, or the file could not be had: this fails as a socket does, and is tried again as a socket is.
      if (!world) throw new Error(kind);
      return world.open(url);
    },
    ...(kind === 'offline' && { lifecycle: { ...lifecycle, online: () => false } }),
  };
};

/** The one place where the element meets the core's wiring. */
export const makePageChat: ChatFactory = ({ demo, ...options }) => {
  const environment = browserEnvironment({ storage: options.storage });
  return {
    chat: createChat(
      options,
      demo === undefined ? environment : { store: environment.store, ...demoNetwork(demo, environment) },
    ),
    hasSession: () => environment.store.has(options.deploymentId),
  };
};
