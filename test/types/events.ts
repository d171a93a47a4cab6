/** Compiled, never run: what TypeScript knows of the element's events. */
import type { BeforeConnectEvent, GcEventDetails, GcEventMap, GenesysChat, Message } from '../../src/index.js';

export const listens = (chat: GenesysChat, page: HTMLElement): void => {
  chat.addEventListener('gc-message', ({ detail }) => {
    const message: Message = detail.message;
    // @ts-expect-error History never fires it.
    const history: true = detail.history;
    void [message, history];
  });
  chat.addEventListener('gc-before-connect', (event) => {
    const asked: BeforeConnectEvent = event;
    asked.waitUntil(Promise.resolve(asked.detail.reason));
  });
  // They bubble: any element may listen.
  page.addEventListener('gc-send', ({ detail }) => {
    detail.text = detail.text.trim();
    // @ts-expect-error Only the text may be replaced.
    detail.files = [];
  });
  // @ts-expect-error A detail is read-only.
  chat.addEventListener('gc-unread', ({ detail }) => (detail.count = 0));
};

/** Every event has its place in the map of all elements. */
export const known: keyof HTMLElementEventMap & `gc-${string}` = 'gc-ready' satisfies keyof GcEventMap;
export const all = (name: keyof GcEventDetails): keyof HTMLElementEventMap => name;
export const tag: GenesysChat = document.createElement('genesys-chat');
