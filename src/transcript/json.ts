import type { Content } from '../model/content.js';
import type { Author, Delivery } from '../model/message.js';
import { entriesOf } from './entries.js';
import type { TranscriptSource } from './source.js';
import { contentLines, textOfPieces } from './words.js';

/** What a saved message holds besides its text. */
export type SavedContent =
  | { readonly type: 'attachment'; readonly name: string; readonly mime: string; readonly size?: number }
  /** `text`: what it offered or said, in words, line by line. */
  | { readonly type: Exclude<Content['type'], 'attachment'>; readonly text: string };

/** A message of a saved conversation. */
export interface SavedMessage {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly author: Author;
  readonly name?: string;
  /** As it was written, marks included. */
  readonly text?: string;
  readonly content: readonly SavedContent[];
  /** Own messages only. */
  readonly delivery?: Delivery;
  /** A code of the error table. */
  readonly error?: string;
}

/**
 * A conversation saved as data. What a later release adds comes beside this; what changes this makes another `version`.
 * Nothing in it opens anything: no token, no id of the service, no download address, no payload.
 */
export interface SavedTranscript {
  readonly version: 1;
  readonly heading: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  /** Earlier messages exist that are not part of it. */
  readonly partial: boolean;
  readonly messages: readonly SavedMessage[];
}

const iso = (at: number): string => new Date(at).toISOString();

const savedContent = (content: Content, name: string | undefined, source: TranscriptSource): SavedContent => {
  if (content.type !== 'attachment') {
    const lines = contentLines(content, name, source).filter((line) => line !== undefined && line !== '');
    const texts = lines.map((line) =>
      textOfPieces([typeof line === 'string' ? { text: line } : (line ?? { text: '' })]),
    );
    return { type: content.type, text: texts.join('\n') };
  }
  const { type, name: file, mime, size } = content;
  return { type, name: file, mime, ...(size !== undefined && { size }) };
};

export const toSaved = (source: TranscriptSource): SavedTranscript => ({
  version: 1,
  heading: source.heading,
  savedAt: iso(source.at),
  partial: source.partial,
  messages: entriesOf(source).map(({ message: { time, author, name, text, content, delivery, error } }) => ({
    time: iso(time),
    author,
    ...(name !== undefined && { name }),
    ...(text !== undefined && { text }),
    content: content.map((each) => savedContent(each, name, source)),
    ...(delivery && { delivery }),
    ...(error && { error: error.code }),
  })),
});

/** The conversation as data. */
export const toJson = (source: TranscriptSource): string => `${JSON.stringify(toSaved(source), null, 2)}\n`;
