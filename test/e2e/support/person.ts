import type { Locator, Page } from 'playwright-core';
import type {} from '../../../src/index.js';
import type { Simulator } from '../../../src/simulator/index.js';
import { until } from './drop-script.js';

/** Greets by itself, so that nobody has to write before there is something to tap. */
export const AUTO_START = { messenger: { apps: { conversations: { autoStart: { enabled: true } } } } };

/** Script of a page that remembers what the element tells it. */
export const LISTEN = `
  window.heard = [];
  for (const name of ['gc-error', 'gc-action', 'gc-attachment', 'gc-send-failed'])
    document.addEventListener(name, ({ detail }) => window.heard.push({ name, ...detail }));`;

interface Heard {
  readonly name: string;
  readonly code?: string;
  readonly kind?: string;
  readonly href?: string;
  readonly phase?: string;
  readonly progress?: number;
}

export const heard = (page: Page): Promise<readonly Heard[]> =>
  page.evaluate(() => (window as Window & { heard?: readonly Heard[] }).heard ?? []);

export const isOpen = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('genesys-chat')!.status === 'open');

/** Types it and presses Enter, as somebody who reads the labels of the bot's buttons may. */
export const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
};

/** The other side has said it, in the visitor's sight. */
export const hears = (page: Page, words: string): Promise<void> =>
  page.locator('genesys-chat [part~=message-in]', { hasText: words }).last().waitFor({ timeout: 10_000 });

/** The newest offer that holds these words: a card, a sheet, or what was answered. */
export const offer = (page: Page, words: string): Locator =>
  page.locator('genesys-chat .offer').filter({ hasText: words }).last();

/** A request of the guest as it was on the wire. */
export interface Request {
  readonly action: string;
  readonly tracingId: string;
  readonly attachmentId?: string;
  readonly message?: {
    readonly type?: string;
    readonly text?: string;
    readonly metadata?: Readonly<Record<string, string>>;
    readonly content?: readonly { readonly contentType: string; readonly attachment?: { readonly id: string } }[];
  };
}

/** What the guest sent so far, oldest first; of one action if one is named. Heartbeats and typing are left out. */
export const sent = (simulator: Simulator, action?: string): readonly Request[] =>
  simulator
    .frames()
    .filter(({ direction }) => direction === 'inbound')
    .map(({ frame }) => frame as Request)
    .filter((request) => (action === undefined || request.action === action) && request.message?.type !== 'Event');

/** The last message of the guest without its own names, which are new every time. */
export const lastSent = (simulator: Simulator): unknown => {
  const { id: _, customMessageId: __, ...metadata } = sent(simulator, 'onMessage').at(-1)?.message?.metadata ?? {};
  return { ...sent(simulator, 'onMessage').at(-1)?.message, metadata };
};

/** The id of the service's newest message with content of that type. */
export const idOf = (simulator: Simulator, contentType: string): string => {
  const message = simulator
    .log()
    .findLast(
      ({ direction, content }) =>
        direction === 'Outbound' &&
        content.some((item) => (item as { contentType?: string }).contentType === contentType),
    );
  if (!message) throw new Error(`nothing with ${contentType}`);
  return message.id;
};

/** How many messages of the guest the conversation holds that say or choose this. */
export const timesSaid = (simulator: Simulator, words: string): number =>
  simulator.log().filter((message) => message.direction === 'Inbound' && JSON.stringify(message).includes(words))
    .length;

/** Waits until the guest's latest message is the one awaited, and gives it. */
export const nextSent = async (simulator: Simulator, count: number): Promise<unknown> => {
  await until(`${count} messages of the guest`, () => sent(simulator, 'onMessage').length >= count, 10);
  return lastSent(simulator);
};
