import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startSimulator } from '../../../src/simulator/node.js';
import { until } from '../../e2e/support/drop-script.js';
import { hears, isOpen, lastSent, write } from '../../e2e/support/person.js';

export type Simulator = Awaited<ReturnType<typeof startSimulator>>['simulator'];

/** Sockets that the service holds open. */
export const sockets = (simulator: Simulator): number =>
  simulator.sessions().reduce((sum, { connections }) => sum + connections.length, 0);

/** What the app shows of what the element told it. */
const shows = (page: Page, id: string, text: string): Promise<unknown> =>
  page.locator(`#${id}`, { hasText: text }).waitFor({ timeout: 10_000 });

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Opens the chat and says something that arrives. */
export const begin = async (page: Page, simulator: Simulator): Promise<void> => {
  await press(page, 'Open chat');
  await shows(page, 'status', 'open');
  await isOpen(page);
  await write(page, 'hello');
  await until('delivered', () => simulator.log().some(({ text }) => text === 'hello'));
};

/** What every app must do, whatever it is made with. */
export const playApp = async (page: Page, simulator: Simulator): Promise<void> => {
  await begin(page, simulator);
  const { channel } = lastSent(simulator) as { channel?: { metadata?: { customAttributes?: unknown } } };
  assert.deepEqual(channel?.metadata?.customAttributes, { plan: 'free' }, 'the object went in as a property');

  simulator.say({ text: 'good morning', from: { nickname: 'Ana' } });
  await hears(page, 'good morning');
  await shows(page, 'last', 'good morning');

  await press(page, 'Buy gold');
  await page.getByRole('heading', { name: 'Help (gold)' }).waitFor();
  await write(page, 'now gold');
  await until('delivered', () => simulator.log().some(({ text }) => text === 'now gold'));
  assert.equal(sockets(simulator), 1, 'a new property makes no new connection');

  // A route away and back at once: nobody notices.
  await press(page, 'Leave');
  await press(page, 'Come back');
  await page.locator('genesys-chat').waitFor({ state: 'attached' });
  await until('one socket', () => sockets(simulator) === 1);

  await press(page, 'Leave');
  await until('disposed', () => sockets(simulator) === 0);
  simulator.say({ text: 'while you were away', from: { nickname: 'Ana' } });
  await press(page, 'Come back');
  await until('one socket', () => sockets(simulator) === 1);
  await isOpen(page);
  simulator.say({ text: 'are you there?', from: { nickname: 'Ana' } });
  await shows(page, 'unread', '1');
  await page.getByRole('button', { name: /^Open chat/ }).click();
  await hears(page, 'while you were away');
  await page.locator('genesys-chat [part~=message-out]', { hasText: 'hello' }).waitFor();
  assert.equal(sockets(simulator), 1);
};

/** A fresh service and a fresh browser profile; whatever is played, no error reaches the page. */
export const withService = async (
  browser: Browser,
  play: (page: Page, simulator: Simulator, query: string, chatUrl: string) => Promise<void>,
): Promise<void> => {
  const { url: chatUrl, deploymentId, simulator, stop } = await startSimulator({ port: 0 });
  const context = await browser.newContext();
  const errors: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    const query = `?deployment-id=${deploymentId}&endpoint=${encodeURIComponent(chatUrl)}`;
    await play(page, simulator, query, chatUrl);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
    await stop();
  }
};
