import type { Locator, Page } from 'playwright-core';
import type { Simulator } from '../../../src/simulator/index.js';
import { drawPicture } from '../../../src/simulator/picture.js';
import { sent } from './person.js';

/** A file as Playwright picks it. */
export interface Picked {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const picture = (name: string): Picked => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(drawPicture(name)),
});

export const pdf = (name: string, bytes = 1_000): Picked => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(bytes, '%PDF-'),
});

/** What a person does behind the paper clip. */
export const pick = async (page: Page, ...files: readonly Picked[]): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add files' }).click();
  await (await chooser).setFiles([...files]);
};

/** Gives files to an element of the panel, as a drop or out of the clipboard. */
export const give = (page: Page, how: 'drop' | 'paste', ...files: readonly Picked[]): Promise<void> =>
  page
    .locator(`genesys-chat ${how === 'drop' ? '[part~=log]' : 'textarea'}`)
    .first()
    .evaluate(
      (element, { type, items }) => {
        const data = new DataTransfer();
        for (const { name, mimeType, text } of items)
          data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name, { type: mimeType }));
        const about = { bubbles: true, composed: true, cancelable: true };
        element.dispatchEvent(
          type === 'drop'
            ? new DragEvent('drop', { ...about, dataTransfer: data })
            : new ClipboardEvent('paste', { ...about, clipboardData: data }),
        );
      },
      {
        type: how,
        items: files.map(({ name, mimeType, buffer }) => ({ name, mimeType, text: buffer.toString('base64') })),
      },
    );

/** A staged file above the text box. */
export const chip = (page: Page, name: string): Locator => page.locator('genesys-chat .chip', { hasText: name });

export const isReady = (page: Page, name: string): Promise<void> =>
  page.locator('genesys-chat .chip.ready', { hasText: name }).waitFor({ timeout: 15_000 });

/** Files of the guest in the log: drawn, and at the service. */
export const isShown = (page: Page, name: string): Promise<void> =>
  page.locator('genesys-chat [part~=message-out] a.attachment', { hasText: name }).waitFor({ timeout: 15_000 });

/** Each message of the guest in the conversation: its text, and the names of its files. */
export const messagesWithFiles = (simulator: Simulator): readonly (readonly [string, ...string[]])[] =>
  simulator
    .log()
    .filter(({ direction }) => direction === 'Inbound')
    .map(({ text = '', content }) => [
      text,
      ...content.map((item) => (item as { attachment?: { filename?: string } }).attachment?.filename ?? '?'),
    ]);

/** Requests about files, by what they ask. */
export const asked = (simulator: Simulator, action: 'onAttachment' | 'getAttachment' | 'deleteAttachment'): number =>
  sent(simulator, action).length;

/** Makes sending slow, bytes per second; zero takes the limit away. */
export const slowDown = async (page: Page, uploadThroughput: number): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: uploadThroughput || -1,
  });
};
