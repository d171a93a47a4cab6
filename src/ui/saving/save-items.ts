import type { TranscriptFormat } from '../events.js';
import type { MenuSource } from '../menu/items.js';
import { saveTranscript } from './save.js';

const NAMES = { txt: 'saveText', html: 'saveHtml', json: 'saveJson', print: 'print' } as const;

/** Copies of the conversation, as far as the page offers them. */
export const saveItems: MenuSource = (host) => {
  const wanted = new Set((host.wishes.transcript ?? 'txt print').split(/\s+/));
  if (!host.chat()?.messages.get().length) return [];
  return (Object.keys(NAMES) as TranscriptFormat[])
    .filter((format) => wanted.has(format))
    .map((format) => ({ text: host.strings()[NAMES[format]], act: () => saveTranscript(host, format) }));
};
