import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Message, Status } from '../../../src/index.js';
import type { Simulator } from '../../../src/simulator/index.js';
import { launch, playOn, type Stage, type StageOptions } from './stage.js';

/** Writes down what the element tells its page, for `heardIn`. */
const LISTEN = `
  window.heard = [];
  for (const name of ['status', 'session', 'error', 'sent', 'send-failed', 'message', 'send', 'resync', 'before-connect'])
    document.addEventListener('gc-' + name, (event) => heard.push('gc-' + name + ' ' + JSON.stringify(event.detail)));`;

/** Seconds. What a page was asked for in vain would be awaited for ever. */
const PATIENCE = 45;

/** @throws (rejects) when it takes too long. */
const inTime = async (play: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the play has not ended after ${PATIENCE} s`)), PATIENCE * 1_000);
  });
  await Promise.race([play, late]).finally(() => clearTimeout(timer));
};

/** One browser for a file, and for every play a stage of its own, with all that the element says written down. */
export const stages = (): ((options: StageOptions, play: (stage: Stage) => Promise<void>) => Promise<void>) => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  return (options, play) =>
    playOn(browser, { ...options, script: `${LISTEN}\n${options.script ?? ''}` }, (stage) => inTime(play(stage)));
};

export const becomes = (page: Page, status: Status): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('genesys-chat')!.status === wanted, status);

/** @returns `sent`, or the code of the error. */
export const say = (page: Page, text: string): Promise<string> =>
  page.evaluate(
    (said) =>
      document
        .querySelector('genesys-chat')!
        .send(said)
        .then(
          () => 'sent',
          (error: unknown) => (error as { code: string }).code,
        ),
    text,
  );

export const messagesIn = (page: Page): Promise<readonly Message[]> =>
  page.evaluate(() => [...document.querySelector('genesys-chat')!.messages]);

/** Texts of what persons and bots said. */
export const textsIn = async (page: Page): Promise<readonly (string | undefined)[]> =>
  (await messagesIn(page)).flatMap(({ author, text }) => (author === 'system' ? [] : [text]));

/** What the element has told its page, as `name detail`. */
export const heardIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as Window & { heard?: string[] }).heard ?? []);

export const log = (page: Page) => page.getByRole('log');
export const banner = (page: Page, text: string) => page.locator('genesys-chat [part~="banner"]').getByText(text);
export const startNew = (page: Page) => page.getByRole('button', { name: 'Start a new chat' });

/** Chooses an item of the menu in the header, and answers its question. */
export const choose = async (page: Page, item: string, answer?: string): Promise<void> => {
  // A page behind another one draws when it pleases, and a press waits for that.
  await page.bringToFront();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  if (answer !== undefined) await page.getByRole('alertdialog').getByRole('button', { name: answer }).click();
};

interface Request {
  readonly action: string;
  readonly token: string;
  readonly data?: { readonly code: string };
  readonly journeyContext?: unknown;
  readonly message?: {
    readonly text?: string;
    readonly events?: readonly { readonly eventType: string; readonly presence?: { readonly type: string } }[];
    readonly channel?: { readonly metadata: { readonly customAttributes: unknown } };
  };
}

/** What the guests' sockets have asked, in order. */
export const requests = (simulator: Simulator): readonly Request[] =>
  simulator.frames().flatMap(({ direction, frame }) => (direction === 'inbound' ? [frame as Request] : []));

export const joins = (simulator: Simulator): number =>
  requests(simulator).filter(({ message }) => message?.events?.[0]?.presence?.type === 'Join').length;

/** Settings of the deployment's conversations. */
export const conversations = (settings: Readonly<Record<string, unknown>>) => ({
  messenger: { apps: { conversations: settings } },
});

/** Everything the browser keeps for this page's origin. */
export const storedIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
        });
        kept.push(JSON.stringify(all));
      }
      database.close();
    }
    return kept.join('\n');
  });
