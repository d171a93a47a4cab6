import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { CHAT_ERRORS } from '../../src/model/errors.js';
import { until } from './support/drop-script.js';
import * as files from './support/files.js';
import * as person from './support/person.js';
import { launch, playOn, type Stage } from './support/stage.js';

describe('files of the guest through cuts and refusals, on a page against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const on = (
    options: Parameters<typeof playOn>[1],
    play: (stage: Stage, page: Page) => Promise<void>,
  ): Promise<void> =>
    playOn(browser, { attributes: 'open', ...options }, async (stage) => {
      const page = await stage.open();
      await person.isOpen(page);
      await page.getByRole('textbox', { name: 'Message' }).fill('The bill you asked for');
      await play(stage, page);
    });

  /** The text that was being written is still there; it goes with the file, both once. */
  const sendsBoth = async ({ simulator }: Stage, page: Page): Promise<void> => {
    const box = page.getByRole('textbox', { name: 'Message' });
    assert.equal(await box.inputValue(), 'The bill you asked for');
    await files.isReady(page, 'bill.pdf');
    await box.press('Enter');
    await files.isShown(page, 'bill.pdf');
    assert.deepEqual(files.messagesWithFiles(simulator), [['The bill you asked for', 'bill.pdf']]);
  };

  it('a cut before the word that it is there: it is asked for, and sent once [P-49] [P-61] [P-62]', () =>
    on({}, async (stage, page) => {
      stage.simulator.fault({ kind: 'drop', when: 'before-upload-event' });
      await files.pick(page, files.pdf('bill.pdf'));
      await sendsBoth(stage, page);
      assert.equal(files.asked(stage.simulator, 'onAttachment'), 1);
      assert.equal(files.asked(stage.simulator, 'getAttachment'), 1);
      assert.equal(stage.simulator.handshakes().length, 2);
    }));

  it('sent before it is there: the text goes at once, the file follows through the cut, once [P-49] [P-61]', () =>
    on({}, async ({ simulator }, page) => {
      simulator.fault({ kind: 'upload', mode: 'slow', ms: 500 });
      simulator.fault({ kind: 'drop', when: 'before-upload-event' });
      await files.pick(page, files.pdf('bill.pdf'));
      await page.getByRole('textbox', { name: 'Message' }).press('Enter');
      await files.isShown(page, 'bill.pdf');
      assert.deepEqual(files.messagesWithFiles(simulator), [['The bill you asked for'], ['', 'bill.pdf']]);
    }));

  it('a cut while its bytes are on their way: they go on without the socket, and the text stays [P-49]', () =>
    on({}, async (stage, page) => {
      await files.slowDown(page, 200_000);
      await files.pick(page, files.pdf('bill.pdf', 300_000));
      await files.chip(page, 'bill.pdf').getByText('%').waitFor();
      stage.simulator.fault({ kind: 'drop' });
      await until('a new socket', () => stage.simulator.handshakes().length === 2);
      await sendsBoth(stage, page);
      assert.equal(files.asked(stage.simulator, 'onAttachment'), 1);
    }));

  it('a cut of both ways: it begins again by itself when the line is back [P-49]', () =>
    on({}, async (stage, page) => {
      const { simulator } = stage;
      const held: Route[] = [];
      await page.route(/uploads/, (route) => void held.push(route), { times: 1 });
      await files.pick(page, files.pdf('bill.pdf'));
      await until('its bytes are on their way', () => held.length === 1);
      simulator.fault({ kind: 'drop' });
      simulator.fault({ kind: 'refuse', count: 100 });
      await page.getByRole('button', { name: 'Retry now' }).waitFor();
      await held[0]?.abort('connectionreset');
      await files.chip(page, 'bill.pdf').getByText('Waiting for connection').waitFor();
      simulator.clearFaults();
      await sendsBoth(stage, page);
      assert.equal(files.asked(simulator, 'onAttachment'), 2);
    }));

  for (const [what, mode, code] of [
    ['the bucket fails', 'put-fails', 'attachment/upload-failed'],
    ['its bytes are cut off', 'put-cut', 'attachment/upload-failed'],
    ['the service refuses it for once', 'refused', 'attachment/refused'],
  ] as const)
    it(`${what}: the chip says so, the text is unharmed, and Retry works [P-65]`, () =>
      on({}, async (stage, page) => {
        const { simulator } = stage;
        // A browser may repeat a request whose connection died before there was an answer.
        const count = mode === 'put-cut' ? 3 : 1;
        simulator.fault({ kind: 'upload', mode, count, ...(mode === 'refused' && { errorCode: 5_000 }) });
        await files.pick(page, files.pdf('bill.pdf'));
        await files.chip(page, 'bill.pdf').getByText(CHAT_ERRORS[code].sentence).waitFor();
        assert.equal(simulator.handshakes().length, 1, 'the socket has nothing to do with it');
        simulator.clearFaults();
        await page.getByRole('button', { name: 'Retry bill.pdf' }).click();
        await sendsBoth(stage, page);
      }));

  it('refused for good: the chip says why and offers no retry, and the text goes without it [P-65]', () =>
    on({}, async ({ simulator }, page) => {
      simulator.fault({ kind: 'upload', mode: 'refused', errorCode: 4003 });
      await files.pick(page, files.pdf('bill.pdf'));
      await files.chip(page, 'bill.pdf').getByText(CHAT_ERRORS['attachment/content-refused'].sentence).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Retry bill.pdf' }).count(), 0);
      await page.getByRole('textbox', { name: 'Message' }).press('Enter');
      await until('the text is there', () => files.messagesWithFiles(simulator).length === 1);
      assert.deepEqual(files.messagesWithFiles(simulator), [['The bill you asked for']]);
      await files.chip(page, 'bill.pdf').waitFor();
    }));

  it('an upload address that has run out is exchanged by itself [P-60]', () =>
    on({}, async (stage, page) => {
      stage.simulator.fault({ kind: 'upload', mode: 'url-expired' });
      await files.pick(page, files.pdf('bill.pdf'));
      await sendsBoth(stage, page);
      assert.equal(files.asked(stage.simulator, 'onAttachment'), 2);
    }));

  it('no word about it ever: after two waits the chip says so, and Retry works [P-61]', () =>
    on({ speed: 15 }, async (stage, page) => {
      stage.simulator.fault({ kind: 'upload', mode: 'no-event', count: 2 });
      await files.pick(page, files.pdf('bill.pdf'));
      await page.getByRole('button', { name: 'Retry bill.pdf' }).click();
      await sendsBoth(stage, page);
    }));

  it('the end of the session takes neither text nor files: they go into the next one [P-49]', () =>
    on({}, async ({ simulator }, page) => {
      await files.pick(page, files.pdf('bill.pdf'));
      await files.isReady(page, 'bill.pdf');
      await page.getByRole('textbox', { name: 'Message' }).press('Enter');
      await files.isShown(page, 'bill.pdf');
      await files.pick(page, files.pdf('letter.pdf'), files.picture('garden.png'));
      await files.isReady(page, 'garden.png');
      await page.getByRole('textbox', { name: 'Message' }).fill('And these');
      simulator.fault({ kind: 'expire' });
      await page.getByRole('button', { name: 'Start a new chat' }).click();
      for (const name of ['letter.pdf', 'garden.png']) await files.isReady(page, name);
      assert.equal(await page.getByRole('textbox', { name: 'Message' }).inputValue(), 'And these');
      await page.getByRole('textbox', { name: 'Message' }).press('Enter');
      for (const name of ['letter.pdf', 'garden.png']) await files.isShown(page, name);
      assert.deepEqual(files.messagesWithFiles(simulator), [
        ['And these', 'letter.pdf'],
        ['', 'garden.png'],
      ]);
    }));
});
