import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {} from '../../src/index.js';
import { logOf, until } from './support/drop-script.js';
import {
  banner,
  becomes,
  choose,
  conversations,
  joins,
  log,
  requests,
  say,
  stages,
  startNew,
  storedIn,
  textsIn,
} from './support/play.js';

const on = stages();
const SPEED = 8;
const FLOW = conversations({ autoStart: { enabled: true } });
const GREETING = 'Hi! I am Nova. What can I do for you?';

describe('a flow that speaks first', () => {
  it('hears one Join in a new session, and none after a reload [P-33]', () =>
    on({ attributes: 'open', simulator: { scenario: 'bot', config: FLOW } }, async ({ open, simulator }) => {
      const page = await open();
      await log(page).getByText(GREETING).waitFor();
      await page.reload();
      await log(page).getByText(GREETING).waitFor();
      await becomes(page, 'open');
      assert.deepEqual([joins(simulator), simulator.sessions().length], [1, 1]);
      assert.deepEqual(await textsIn(page), [GREETING]);
    }));

  for (const when of ['before-session-response', 'mid-frame'] as const) {
    it(`greets once though the network is cut around the Join (${when}) [P-33]`, () =>
      on(
        { attributes: 'open', speed: SPEED, simulator: { scenario: 'bot', config: FLOW } },
        async ({ open, simulator }) => {
          // The answer to the configure, or the echo of the Join, is what the cut takes.
          simulator.fault({ kind: 'drop', when });
          const page = await open();
          await log(page).getByText(GREETING).waitFor();
          await becomes(page, 'open');
          assert.equal(await say(page, 'hello'), 'sent');
          assert.equal(simulator.handshakes().length, 2);
          assert.deepEqual([joins(simulator), simulator.sessions().length], [1, 1]);
          assert.equal((await textsIn(page)).filter((text) => text === GREETING).length, 1);
        },
      ));
  }

  it('hands over to a person, who is named, and whose leaving is told [P-36]', () =>
    on({ attributes: 'open', simulator: { scenario: 'bot', config: FLOW } }, async ({ open, simulator }) => {
      const page = await open();
      await log(page).getByText(GREETING).waitFor();
      simulator.agent({ action: 'join', nickname: 'Marta' });
      simulator.say({ text: 'I am here now.' });
      await log(page).getByText('Marta', { exact: true }).waitFor();
      simulator.agent({ action: 'disconnect' });
      await log(page).getByText('left the chat').waitFor();
      await becomes(page, 'open');
      await page.getByRole('textbox').fill('still writing');
      await page.keyboard.press('Enter');
      await until('the message is there', () => logOf(simulator).includes('still writing'), 10);
    }));
});

describe('typing', () => {
  it('of the other side shows as long as it lasts, and ends with their message [P-30] [P-31]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      simulator.typing({ durationMs: 700, from: { nickname: 'Ana' } });
      await page.getByRole('paragraph').getByText('Ana is typing…').waitFor();
      await page.getByRole('paragraph').getByText('Ana is typing…').waitFor({ state: 'detached' });
      simulator.typing({ durationMs: 10_000, from: { nickname: 'Ana' } });
      await page.getByRole('paragraph').getByText('Ana is typing…').waitFor();
      simulator.say({ text: 'There it is.' });
      await log(page).getByText('There it is.').waitFor();
      assert.equal(await page.getByRole('paragraph').getByText('Ana is typing…').count(), 0);
    }));

  it('of the visitor is told at once, and then once in five seconds at most [P-32]', () =>
    on({ attributes: 'open', speed: SPEED }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      const began = Date.now();
      await page.getByRole('textbox').pressSequentially('Is the fern in stock?', { delay: 90 });
      const seconds = ((Date.now() - began) / 1_000) * SPEED;
      const told = requests(simulator).filter(({ message }) => message?.events?.[0]?.eventType === 'Typing').length;
      assert.ok(told >= 2 && told <= 1 + seconds / 5, `${told} times in ${seconds} s`);
    }));
});

describe('an ended conversation', () => {
  for (const [cut, commit] of [
    [undefined, false],
    ['on-close-session', false],
    ['on-close-session', true],
    ['on-start-new', false],
    ['on-start-new', true],
  ] as const) {
    const how = cut ? `, cut ${cut} ${commit ? 'after' : 'before'} the service has heard` : '';
    it(`is read, and left for one new session with an empty log${how} [P-34] [P-33] [P-37]`, () =>
      on(
        { attributes: 'open', speed: SPEED, simulator: { disconnectMode: 'ReadOnly', config: FLOW } },
        async ({ open, simulator }) => {
          const page = await open();
          await becomes(page, 'open');
          await say(page, 'old');
          simulator.agent({ action: 'disconnect' });
          await banner(page, 'The conversation was closed.').waitFor();
          assert.equal(await page.getByRole('textbox').count(), 0);
          await log(page).getByText('old').waitFor();
          if (cut) simulator.fault({ kind: 'drop', when: cut, commit });
          await startNew(page).click();
          await becomes(page, 'open');
          assert.equal(simulator.faults().length, 0);
          assert.deepEqual(await textsIn(page), []);
          assert.equal(await say(page, 'new'), 'sent');
          await until('the second Join', () => joins(simulator) === 2, 10);
          assert.deepEqual([logOf(simulator), simulator.sessions().length], [['new'], 1]);
          await log(page).getByText('old').waitFor({ state: 'detached' });
        },
      ));
  }

  it('stays ended over a reload, and in the other tab [P-35]', () =>
    on({ attributes: 'open', simulator: { disconnectMode: 'ReadOnly' } }, async ({ open, simulator }) => {
      const [one, two] = [await open(), await open()];
      await Promise.all([becomes(one, 'open'), becomes(two, 'open')]);
      await say(one, 'old');
      simulator.agent({ action: 'disconnect' });
      await Promise.all([becomes(one, 'read-only'), becomes(two, 'read-only')]);
      await one.reload();
      await banner(one, 'The conversation was closed.').waitFor();
      // Closed is known at once; what was said comes with the history.
      await until('what was said is shown', async () => (await textsIn(one)).join() === 'old');
    }));

  it('by the page forgets: no token stays, and what comes next is new [P-37] [I15]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      await say(page, 'mine');
      const [old] = simulator.sessions();
      assert.ok(old && (await storedIn(page)).includes(old.token));
      await page.evaluate(() => document.querySelector('genesys-chat')!.end());
      await banner(page, 'This chat has ended.').waitFor();
      await startNew(page).waitFor();
      assert.deepEqual(await textsIn(page), []);
      await until('nothing is kept', async () => !(await storedIn(page)).includes(old.token), 5);
      await page.reload();
      await becomes(page, 'open');
      assert.deepEqual(await textsIn(page), []);
      assert.equal(new Set(requests(simulator).map(({ token }) => token)).size, 2);
    }));

  it('by a logout elsewhere leaves nothing in any tab, and does not come back by itself [P-41] [P-75]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const tabs = [await open(), await open()];
      for (const tab of tabs) await becomes(tab, 'open');
      await say(tabs[0]!, 'mine');
      const [{ token } = { token: '?' }] = simulator.sessions();
      simulator.fault({ kind: 'logout' });
      for (const tab of tabs) {
        await banner(tab, 'You were signed out.').waitFor();
        assert.deepEqual(await textsIn(tab), []);
      }
      await until('nothing is kept', async () => !(await storedIn(tabs[0]!)).includes(token), 5);
      assert.equal(simulator.handshakes().length, 1);
    }));
});

describe('clearing', () => {
  it('asks first, and empties every tab on the word of the service [P-38]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const tabs = [await open(), await open()];
      for (const tab of tabs) await becomes(tab, 'open');
      await say(tabs[0]!, 'to be forgotten');
      await choose(tabs[0]!, 'Clear conversation', 'Cancel');
      await log(tabs[1]!).getByText('to be forgotten').waitFor();
      assert.deepEqual(logOf(simulator), ['to be forgotten']);
      await choose(tabs[0]!, 'Clear conversation', 'Clear');
      for (const tab of tabs) {
        await banner(tab, 'The conversation was cleared.').waitFor();
        assert.deepEqual(await textsIn(tab), []);
      }
      assert.equal(await say(tabs[0]!, 'anew'), 'sent');
      assert.deepEqual([await textsIn(tabs[0]!), logOf(simulator)], [['anew'], ['anew']]);
    }));

  it('is not offered where the deployment has switched it off [P-38]', () =>
    on(
      { attributes: 'open', simulator: { config: conversations({ conversationClear: { enabled: false } }) } },
      async ({ open }) => {
        const page = await open();
        await becomes(page, 'open');
        await page.getByRole('button', { name: 'Menu' }).click();
        assert.equal(await page.getByRole('menuitem', { name: 'Clear conversation' }).count(), 0);
      },
    ));
});
