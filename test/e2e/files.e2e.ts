import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHAT_ERRORS } from '../../src/model/errors.js';
import { until } from './support/drop-script.js';
import * as files from './support/files.js';
import * as person from './support/person.js';
import { launch, playOn, type Stage } from './support/stage.js';

describe('files of the guest, on a page against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const on = (
    options: Parameters<typeof playOn>[1],
    play: (stage: Stage, page: Page) => Promise<void>,
  ): Promise<void> =>
    playOn(browser, { attributes: 'open', script: person.LISTEN, ...options }, async (stage) => {
      const page = await stage.open();
      await person.isOpen(page);
      await page.getByRole('button', { name: 'Add files' }).waitFor();
      await play(stage, page);
    });

  it('are picked, dropped and pasted; each is a message of its own, the text goes with the first [P-59] [P-61] [P-66]', () =>
    on({}, async ({ simulator }, page) => {
      await files.pick(page, files.picture('beach.png'), files.pdf('bill.pdf'));
      await files.give(page, 'drop', files.picture('garden.png'));
      await files.give(page, 'paste', files.pdf('letter.pdf'));
      const names = ['beach.png', 'bill.pdf', 'garden.png', 'letter.pdf'];
      for (const name of names) await files.isReady(page, name);
      assert.equal(person.sent(simulator, 'onMessage').length, 0, 'nothing is said before it is sent');
      await person.write(page, 'Four things');
      for (const name of names) await files.isShown(page, name);
      assert.deepEqual(
        files.messagesWithFiles(simulator),
        names.map((name, i) => [i === 0 ? 'Four things' : '', name]),
      );
      const [first, second] = person.sent(simulator, 'onMessage').map(({ message }) => message);
      const ids = person.sent(simulator, 'onAttachment').map(({ attachmentId }) => attachmentId);
      const item = (id: string | undefined) => [{ contentType: 'Attachment', attachment: { id } }];
      assert.deepEqual([first?.type, first?.text, first?.content], ['Text', 'Four things', item(ids[0])]);
      assert.deepEqual([second?.type, second?.text, second?.content], [undefined, undefined, item(ids[1])]);
      const picture = page.locator('genesys-chat [part~=message-out] img').first();
      await until('the picture is drawn', () =>
        picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0),
      );
      assert.equal(await page.locator('genesys-chat .chip').count(), 0);
    }));

  it('are refused at the chip, in words, before anything of them is sent [P-58] [P-65]', () =>
    on(
      {
        simulator: {
          config: { messenger: { fileUpload: { modes: [{ fileTypes: ['image/*'], maxFileSizeKB: 50 }] } } },
        },
      },
      async ({ simulator }, page) => {
        const image = (name: string, bytes: number) => ({ ...files.pdf(name, bytes), mimeType: 'image/gif' });
        const wrong = [
          [files.pdf('bill.pdf'), 'attachment/type-refused'],
          [image('large.gif', 50_001), 'attachment/too-large'],
          [image('empty.gif', 0), 'attachment/empty'],
          [image('nameless', 10), 'attachment/bad-name'],
          [image('setup.exe.gif', 10), 'attachment/type-refused'],
          [image(`${'long'.repeat(256)}.gif`, 10), 'attachment/name-too-long'],
        ] as const;
        await files.give(page, 'drop', ...wrong.map(([file]) => file));
        for (const [{ name }, code] of wrong)
          await files.chip(page, name).getByText(CHAT_ERRORS[code].sentence).waitFor();
        await person.write(page, 'None of them');
        await until('the text went alone', () => files.messagesWithFiles(simulator).length === 1);
        assert.deepEqual(files.messagesWithFiles(simulator), [['None of them']]);
        assert.equal(files.asked(simulator, 'onAttachment'), 0);
        for (const [{ name }] of wrong) await page.getByRole('button', { name: `Remove ${name}` }).click();
        assert.equal(await page.locator('genesys-chat .chip').count(), 0);
      },
    ));

  it('show their progress, are cancelled on the way, and deleted at the service when it has them [P-63]', () =>
    on({}, async ({ simulator }, page) => {
      await files.slowDown(page, 400_000);
      await files.pick(page, files.pdf('thesis.pdf', 600_000));
      await until('a progress between nothing and all', async () =>
        (await person.heard(page)).some(
          ({ phase, progress = 0 }) => phase === 'progress' && progress > 0 && progress < 1,
        ),
      );
      await page.getByRole('button', { name: 'Cancel thesis.pdf' }).click();
      await files.chip(page, 'thesis.pdf').waitFor({ state: 'detached' });
      await files.slowDown(page, 0);
      // Its bytes arrive, though nobody wants them any more.
      simulator.fault({ kind: 'upload', mode: 'slow', ms: 500 });
      await files.pick(page, files.pdf('novel.pdf'));
      await until('the bytes are there', () => simulator.faults().length === 0);
      await page.getByRole('button', { name: 'Cancel novel.pdf' }).click();
      await until('what arrived is deleted', () => files.asked(simulator, 'deleteAttachment') === 1);
      await files.pick(page, files.pdf('poem.pdf'));
      await files.isReady(page, 'poem.pdf');
      await page.getByRole('button', { name: 'Remove poem.pdf' }).click();
      await until('it is deleted', () => files.asked(simulator, 'deleteAttachment') === 2);
      const [, novel, poem] = person.sent(simulator, 'onAttachment').map(({ attachmentId }) => attachmentId);
      assert.deepEqual(
        person.sent(simulator, 'deleteAttachment').map(({ attachmentId }) => attachmentId),
        [novel, poem],
      );
      await person.write(page, 'Never mind');
      await until('the text went alone', () => files.messagesWithFiles(simulator).length === 1);
      assert.deepEqual(files.messagesWithFiles(simulator), [['Never mind']]);
    }));

  it('a photo over the limit is offered smaller, and goes [P-58]', () =>
    on(
      {
        simulator: { config: { messenger: { fileUpload: { modes: [{ fileTypes: ['*/*'], maxFileSizeKB: 20 }] } } } },
      },
      async ({ simulator }, page) => {
        const photo = files.picture('holiday.png');
        assert.ok(photo.buffer.length > 20_000, `${photo.buffer.length}`);
        await files.pick(page, photo);
        await files.chip(page, 'holiday.png').getByText(CHAT_ERRORS['attachment/too-large'].sentence).waitFor();
        await page.getByRole('button', { name: 'Send smaller (20 kB)' }).click();
        await files.isReady(page, 'holiday.jpg');
        await person.write(page, 'Smaller');
        await files.isShown(page, 'holiday.jpg');
        assert.deepEqual(files.messagesWithFiles(simulator), [['Smaller', 'holiday.jpg']]);
      },
    ));
});
