import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { Simulator } from '../../src/simulator/index.js';
import { logOf, until } from './support/drop-script.js';
import { becomes, messagesIn, say, stages, storedIn, textsIn } from './support/play.js';

const on = stages();

const roleOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('genesys-chat')!.connection.role);

const leads = (page: Page): Promise<void> =>
  until('it has the socket', async () => (await roleOf(page)) === 'leader', 10);

const connections = (simulator: Simulator): number =>
  simulator.sessions().reduce((sum, session) => sum + session.connections.length, 0);

const same = (pages: readonly Page[], texts: readonly string[]): Promise<void> =>
  until(
    `all tabs show ${texts.join()}`,
    async () => (await Promise.all(pages.map(textsIn))).every((shown) => shown.join() === texts.join()),
    10,
  );

describe('two tabs of one browser', () => {
  it('share one connection, and show the same while both speak [P-41] [P-49]', () =>
    on({ attributes: 'open' }, async ({ open, simulator, chatUrl }) => {
      const first = await open();
      await becomes(first, 'open');
      const second = await open();
      await becomes(second, 'open');
      assert.deepEqual([await roleOf(first), await roleOf(second)], ['leader', 'follower']);
      assert.equal(await say(first, 'from the first'), 'sent');
      assert.equal(await say(second, 'from the second'), 'sent');
      simulator.say({ text: 'an answer' });
      await same([first, second], ['from the first', 'from the second', 'an answer']);
      const reply = await fetch(`${chatUrl}/_simulator/sessions`);
      const sessions = JSON.stringify(await reply.json());
      assert.equal(simulator.handshakes().length, 1, sessions);
      assert.equal(connections(simulator), 1);
    }));

  it('go on in the other one when the one with the socket is closed in the middle of a word [P-41]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const first = await open();
      await becomes(first, 'open');
      assert.equal(await say(first, 'one'), 'sent');
      const second = await open();
      await becomes(second, 'open');
      const input = second.getByRole('textbox', { name: 'Message' });
      await input.pressSequentially('two, be');
      const closing = first.close();
      await input.pressSequentially('gun before');
      await second.keyboard.press('Enter');
      await closing;
      simulator.say({ text: 'three' });
      await leads(second);
      await becomes(second, 'open');
      await until('it has arrived', () => logOf(simulator).includes('two, begun before'), 15);
      await until(
        'all of it is settled',
        async () => (await messagesIn(second)).every((m) => m.delivery !== 'queued'),
        15,
      );
      assert.deepEqual([...logOf(simulator)].sort(), ['one', 'three', 'two, begun before']);
      assert.deepEqual(await textsIn(second), logOf(simulator));
      assert.equal(connections(simulator), 1);
    }));

  it('end together, and neither brings the old token back [P-41]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const first = await open();
      await becomes(first, 'open');
      const second = await open();
      await becomes(second, 'open');
      await say(second, 'before');
      await second.evaluate(() => document.querySelector('genesys-chat')!.end());
      for (const each of [first, second]) {
        await becomes(each, 'closed');
        assert.deepEqual(await textsIn(each), []);
      }
      await until('nothing is kept', async () => !/"token/i.test((await storedIn(first)).replaceAll('\\', '')), 5);
      assert.equal(simulator.handshakes().length, 1);
    }));

  it('have a connection each with multi-tab="off" [P-41]', () =>
    on({ attributes: 'open multi-tab="off"' }, async ({ open, simulator }) => {
      const first = await open();
      await becomes(first, 'open');
      const second = await open();
      await becomes(second, 'open');
      assert.deepEqual([await roleOf(first), await roleOf(second)], ['solo', 'solo']);
      assert.equal(connections(simulator), 2);
    }));
});
