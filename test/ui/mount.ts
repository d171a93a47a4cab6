import { fixtureCleanup } from '@open-wc/testing';
import '../../src/define.js';
import type { ShelfFactory } from '../../src/chat/browser-shelf.js';
import type { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, type FakeChat } from './fake-chat.js';
import { noShelf } from './shelf.js';
import { createTestClock, type TestClock } from './ui-clock.js';

export interface Mounted {
  readonly el: GenesysChat;
  readonly chat: FakeChat;
  readonly clock: TestClock;
  /** The first element with that part. */
  part<T extends HTMLElement = HTMLElement>(name: string): T;
  parts(name: string): HTMLElement[];
  /** Lets everything draw. */
  drawn(): Promise<void>;
  readonly input: HTMLTextAreaElement;
  type(text: string): void;
  /** What a live region says now. */
  said(urgent?: boolean): string;
}

const placed: HTMLElement[] = [];

/** Removes what `mount` added. */
export const unmount = (): void => {
  fixtureCleanup();
  for (const element of placed.splice(0)) element.remove();
};

/** The element in the page, over a fake chat and a clock that stands still. */
export const mount = async (
  attributes: Readonly<Record<string, string>> = {},
  chat = createFakeChat(),
  shelf: ShelfFactory = noShelf,
): Promise<Mounted> => {
  const el = document.createElement('genesys-chat');
  const clock = createTestClock();
  el.clock = clock;
  el.chat = chat;
  el.shelf = shelf;
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  document.body.append(el);
  placed.push(el);
  await el.ready;
  const parts = (name: string): HTMLElement[] => [
    ...(el.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? []),
  ];
  const part = <T extends HTMLElement>(name: string): T => {
    const [found] = parts(name);
    if (!found) throw new Error(`no part ${name}`);
    return found as T;
  };
  return {
    el,
    chat,
    clock,
    part,
    parts,
    async drawn() {
      await el.updateComplete;
      await Promise.resolve();
      await el.updateComplete;
    },
    get input() {
      return part<HTMLTextAreaElement>('input');
    },
    type(text) {
      const input = part<HTMLTextAreaElement>('input');
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    said(urgent = false) {
      const regions = el.shadowRoot?.querySelectorAll(`[aria-live="${urgent ? 'assertive' : 'polite'}"]`) ?? [];
      return [...regions].map((region) => region.textContent).join('');
    },
  };
};

/** The events of a name, from now on. */
export const record = <T = unknown>(target: EventTarget, name: string): T[] => {
  const details: T[] = [];
  target.addEventListener(name, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
};
