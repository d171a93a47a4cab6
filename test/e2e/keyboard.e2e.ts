import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { until } from './support/drop-script.js';
import { AUTO_START, hears, timesSaid } from './support/person.js';
import { becomes, log, stages } from './support/play.js';

const on = stages();

/** What has the focus, as a person would call it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const active = document.querySelector('genesys-chat')?.shadowRoot?.activeElement;
    if (!active) return document.activeElement?.textContent?.trim() ?? '';
    if (active.matches('.message')) return `message: ${active.querySelector('.text')?.textContent?.trim()}`;
    return active.getAttribute('aria-label') ?? active.textContent?.trim() ?? '';
  });

const press = async (page: Page, ...keys: readonly string[]): Promise<string> => {
  for (const key of keys) await page.keyboard.press(key);
  return focused(page);
};

/** Tab, until it is there. */
const tabTo = async (page: Page, name: string, key = 'Tab'): Promise<void> => {
  const way: string[] = [];
  for (let i = 0; i < 40; i++) {
    way.push(await press(page, key));
    if (way.at(-1) === name) return;
  }
  assert.fail(`${name} is not reached: ${way.join(', ')}`);
};

describe('without a mouse', () => {
  it('one opens, reads, presses, writes, fails, tries again, chooses and closes [A-1] [A-16] [A-17] [A-19] [A-20] [A-21]', () =>
    on({ simulator: { scenario: 'showcase', config: AUTO_START } }, async ({ open, simulator }) => {
      const page = await open();
      await page.locator('a').first().focus();
      assert.equal(await press(page, 'Tab'), 'Open chat');
      assert.equal(await press(page, 'Enter'), 'Message');
      await hears(page, 'I am Nova');

      await tabTo(page, 'Menu', 'Shift+Tab');
      assert.equal(await press(page, 'Enter'), 'Clear conversation');
      assert.equal(await press(page, 'ArrowDown'), 'End chat');
      assert.equal(await press(page, 'Enter'), 'Cancel');
      assert.equal(await press(page, 'Escape'), 'Menu');

      await tabTo(page, 'Messages');
      assert.match(await press(page, 'ArrowUp'), /^message: /);
      assert.equal(await press(page, 'Enter'), 'Quick replies');
      assert.match(await press(page, 'Escape'), /^message: /);
      assert.equal(await press(page, 'Escape'), 'Messages');
      assert.equal(await press(page, 'F6'), 'Message');

      simulator.fault({ kind: 'error', code: 400, action: 'onMessage' });
      await page.keyboard.type('Is the fern in stock?');
      assert.equal(await press(page, 'Enter'), 'Message');
      await page.getByText('Not sent').waitFor();
      assert.equal(await press(page, 'F6', 'ArrowUp'), 'message: Is the fern in stock?');
      assert.equal(await press(page, 'Enter'), 'Retry');
      assert.equal(await press(page, 'Enter'), 'Message');
      await page.getByText('Sent', { exact: true }).waitFor();
      assert.equal(timesSaid(simulator, 'Is the fern in stock?'), 1);

      await tabTo(page, 'Quick replies', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await hears(page, 'Which colour?');
      await tabTo(page, 'Teal');
      await page.keyboard.press('Enter');
      await until('the choice is there', () => timesSaid(simulator, 'colour:teal') === 1, 10);

      await tabTo(page, 'Message');
      assert.equal(await press(page, 'Escape'), 'Open chat');
      assert.equal(await page.evaluate(() => document.querySelector('genesys-chat')!.open), false);
    }));
});

const SNAPSHOTS = new URL('./snapshots/', import.meta.url);

/** Neither times of day are compared, nor what the announcer happens to be saying: that goes away by itself. */
const steady = (text: string): string =>
  `${text
    .replace(/^- text: .*\n?/gm, '')
    .replace(/\d{1,2}:\d{2}(?::\d{2})?\s?(?:AM|PM)?/g, 'TIME')
    .replace(/\u202f/g, ' ')}\n`;

/** What stands in the file; `UPDATE_SNAPSHOTS=1` writes it. */
const compare = async (page: Page, name: string): Promise<void> => {
  const file = new URL(`${name}.txt`, SNAPSHOTS);
  const tree = steady(await page.locator('genesys-chat').ariaSnapshot());
  if (process.env['UPDATE_SNAPSHOTS']) {
    await mkdir(SNAPSHOTS, { recursive: true });
    return writeFile(file, tree);
  }
  assert.equal(tree, await readFile(file, 'utf8'), `${name} reads as in its file (UPDATE_SNAPSHOTS=1 writes it anew)`);
};

describe('what a screen reader is given', () => {
  it('is in every main state what it was [A-1] [A-2] [A-3] [A-4] [A-13] [A-25]', () =>
    on({}, async ({ open, simulator }) => {
      const page = await open();
      await compare(page, 'closed');
      await page.getByRole('button', { name: 'Open chat' }).click();
      await becomes(page, 'open');
      await page.getByRole('paragraph').getByText('Online').waitFor();
      await compare(page, 'empty');
      await page.getByRole('textbox').fill('Hello');
      await page.keyboard.press('Enter');
      await page.getByText('Sent', { exact: true }).waitFor();
      simulator.say({ text: 'Hello, see https://genesys-chat.example/x', from: { nickname: 'Ana' } });
      await log(page).getByText('Hello, see').waitFor();
      // What was announced is taken away again.
      const live = page.locator('genesys-chat .announcer');
      await until('silence', async () => (await live.textContent())?.trim() === '', 15);
      await compare(page, 'conversation');
      simulator.fault({ kind: 'error', code: 400, action: 'onMessage' });
      await page.getByRole('textbox').fill('This one is refused');
      await page.keyboard.press('Enter');
      await page.getByText('Not sent').waitFor();
      await until('silence', async () => (await live.textContent())?.trim() === '', 15);
      await compare(page, 'failed');
      await page.getByRole('button', { name: 'Menu' }).click();
      await compare(page, 'menu');
      await page.getByRole('menuitem', { name: 'End chat' }).click();
      await compare(page, 'question');
      await page.getByRole('button', { name: 'Cancel' }).click();
      simulator.fault({ kind: 'restart', downMs: 30_000 });
      await page.getByRole('button', { name: 'Retry now' }).waitFor();
      await until('silence', async () => (await live.textContent())?.trim() === '', 15);
      await compare(page, 'reconnecting');
    }));
});
