import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { startSimulator, type SimulatorOptions, type SimulatorServer } from '../../../src/simulator/node.js';
import { until } from './drop-script.js';
import { startPageServer } from './page-server.js';

/** A page as a test writes it, word for word, over a simulator on a port. */
export interface PlainPage extends SimulatorServer {
  readonly page: Page;
  /** What the product itself wrote to the console. */
  readonly lines: readonly string[];
  /** Addresses of the sockets that were opened. */
  readonly sockets: readonly string[];
  /** Reports of violations of the page's policy. */
  readonly reports: readonly string[];
}

interface PlainPageOptions {
  /** Path → body. `/` is opened. */
  readonly pages: (chat: SimulatorServer) => Readonly<Record<string, string>>;
  /** Default: the strict one. */
  readonly policy?: (chat: SimulatorServer) => string;
  readonly simulator?: SimulatorOptions;
  /** Runs in the page before anything else, as no policy could forbid. */
  readonly before?: string;
  /** The play is about a violation: default, there is none. */
  readonly violates?: boolean;
}

/** @returns plays on a page of its own; no error reaches it, and nothing violates its policy. */
export const onPlainPage = async (
  browser: Browser,
  { pages, policy, simulator, before, violates = false }: PlainPageOptions,
  play: (page: PlainPage) => Promise<void>,
): Promise<void> => {
  const chat = await startSimulator({ port: 0, ...simulator });
  const server = await startPageServer(pages(chat), chat.url, policy && { policy: policy(chat) });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    const lines: string[] = [];
    const sockets: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.text().startsWith('genesys-chat:')) lines.push(message.text());
    });
    page.on('websocket', (socket) => sockets.push(socket.url()));
    if (before !== undefined) await page.addInitScript(before);
    await page.goto(server.url);
    await play({ ...chat, page, lines, sockets, reports: server.reports });
    assert.deepEqual(errors, [], 'no error reached the page [I18]');
    if (!violates) assert.deepEqual(server.reports, [], 'no violation of the page’s policy');
  } finally {
    await context.close();
    await server.stop();
    await chat.stop();
  }
};

/** Every chat of the page has connected; gives how many elements there are. */
export const allOpen = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('genesys-chat')];
    return all.length > 0 && all.every((each) => each.status === 'open');
  });
  return page.locator('genesys-chat').count();
};

/** Waits for the console's line, and for those that should not follow it: what comes, comes with the same event. */
export const firstLine = async (lines: readonly string[]): Promise<string> => {
  await until('a line in the console', () => lines.length > 0, 20);
  return lines[0] ?? '';
};
