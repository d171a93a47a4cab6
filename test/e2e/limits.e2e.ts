import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { logOf, until } from './support/drop-script.js';
import { banner, becomes, heardIn, log, messagesIn, say, stages, startNew, textsIn } from './support/play.js';

const on = stages();
const box = (page: Page) => page.getByRole('textbox');

describe('the end of a session', () => {
  it('is announced five minutes ahead, and taken back by a message [P-53] [P-52]', () =>
    on({ attributes: 'open', simulator: { durationSeconds: 303 } }, async ({ open, simulator }) => {
      const page = await open();
      const notice = banner(page, 'This chat ends in 5 minutes.');
      await notice.waitFor();
      simulator.say({ text: 'Are you still there?' });
      await notice.waitFor({ state: 'detached' });
      assert.ok((await heardIn(page)).some((line) => line.startsWith('gc-session {"phase":"expiring"')));
    }));

  for (const silent of [true, false]) {
    it(`in the second of a send is one end: the text stays, and a new chat takes it (${silent ? 'asked' : 'told'}) [P-41] [I2] [I21]`, () =>
      on({ attributes: 'open' }, async ({ open, simulator }) => {
        const page = await open();
        await becomes(page, 'open');
        await say(page, 'in time');
        // Not told, the visitor hears of it by the send itself. Told, the news and the message pass each other on the way.
        simulator.fault({ kind: 'expire', silent, inMs: silent ? 1 : 0 });
        if (silent) await until('it is over', () => simulator.sessions()[0]?.expired === true, 5);
        assert.equal(await say(page, 'too late'), 'session/expired');
        await banner(page, 'This chat has ended.').waitFor();
        assert.deepEqual([logOf(simulator), simulator.handshakes().length], [['in time'], 1]);
        if (silent) {
          assert.deepEqual(
            (await messagesIn(page)).map(({ text, delivery }) => [text, delivery]),
            [
              ['in time', 'sent'],
              ['too late', 'failed'],
            ],
          );
          await log(page).getByText('Not sent').waitFor();
          assert.equal(await log(page).getByRole('button', { name: 'Retry' }).count(), 0);
          await log(page).getByRole('button', { name: 'Edit' }).click();
        }
        await startNew(page).click();
        await becomes(page, 'open');
        assert.deepEqual(await textsIn(page), []);
        assert.equal(await box(page).inputValue(), silent ? 'too late' : '');
        assert.equal(await say(page, 'in the new one'), 'sent');
        assert.equal(simulator.sessions().length, 2);
      }));
  }
});

describe('the service’s limits', () => {
  it('a fourth tab with a socket of its own takes the place of the first, which says so, and takes one back when asked: no fight [P-80] [P-41]', () =>
    on({ attributes: 'open multi-tab="off"' }, async ({ open, simulator }) => {
      const tabs: Page[] = [];
      for (let i = 0; i < 4; i++) {
        const tab = await open();
        await becomes(tab, 'open');
        tabs.push(tab);
      }
      const [first, second, third, fourth] = tabs as [Page, Page, Page, Page];
      const elsewhere = 'This chat is open in another window.';
      await banner(first, elsewhere).waitFor();
      await first.bringToFront();
      await first.getByRole('button', { name: 'Use here' }).click();
      await becomes(first, 'open');
      await banner(second, elsewhere).waitFor();
      assert.equal(await say(first, 'from the first'), 'sent');
      for (const tab of [third, fourth]) await log(tab).getByText('from the first').waitFor();
      await banner(second, elsewhere).waitFor();
      assert.equal(simulator.handshakes().length, 5);
    }));

  it('a pause is told with its seconds, and then everything goes, in order [P-20]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      simulator.fault({ kind: 'rate-limit', retryAfter: 2 });
      const sent = Promise.all(['one', 'two', 'three'].map((text) => say(page, text)));
      const notice = page.getByText(/Sending is paused for [123] s\./);
      await notice.first().waitFor();
      assert.deepEqual(await sent, ['sent', 'sent', 'sent']);
      assert.deepEqual(logOf(simulator), ['one', 'two', 'three']);
      await notice.first().waitFor({ state: 'detached' });
    }));

  it('a service that takes fewer than it says loses none and keeps their order [P-20] [I2] [I3]', () =>
    on({ attributes: 'open', speed: 8, simulator: { limits: { messagesPerSecond: 4 } } }, async (stage) => {
      const page = await stage.open();
      await becomes(page, 'open');
      const texts = Array.from({ length: 10 }, (_, i) => `message ${i}`);
      const ends = await Promise.all(texts.map((text) => say(page, text)));
      assert.deepEqual(new Set(ends), new Set(['sent']));
      assert.deepEqual([logOf(stage.simulator), await textsIn(page)], [texts, texts]);
      assert.ok(stage.simulator.frames().some(({ text }) => text.includes('TooManyRequestsErrorMessage')));
    }));

  it('4096 bytes of text: counted from four fifths, and split when there are more [P-18]', () =>
    on({ attributes: 'open' }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      const counter = page.locator('genesys-chat [part~="counter"]');
      await box(page).fill('é'.repeat(1_638));
      assert.equal(await counter.count(), 0);
      await box(page).fill('é'.repeat(1_639));
      assert.equal(await counter.innerText(), '818 left');
      const words = Array.from({ length: 1_500 }, (_, i) => `größe${i}`).join(' ');
      await box(page).fill(words);
      await page.keyboard.press('Enter');
      assert.match(await counter.innerText(), /^\d+ too long$/);
      await page.getByText('This message is too long to send.').first().waitFor();
      assert.deepEqual(logOf(simulator), []);
      await page.getByRole('button', { name: 'Send as several messages' }).click();
      await until('all pieces', () => logOf(simulator).join(' ').length >= words.length, 10);
      const pieces = logOf(simulator);
      assert.equal(pieces.join(' '), words);
      assert.ok(pieces.every((piece) => Buffer.byteLength(piece ?? '') <= 4_096));
    }));
});
