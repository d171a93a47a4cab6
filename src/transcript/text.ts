import { entriesOf } from './entries.js';
import type { TranscriptSource } from './source.js';
import { textOfPieces } from './words.js';

/** Whatever the message says, none of its lines can pass for the head of another one: those alone begin at the edge. */
const indented = (text: string): readonly string[] =>
  text
    .trimEnd()
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map((line) => `  ${line}`.trimEnd());

/** The conversation as plain text. */
export const toText = (source: TranscriptSource): string => {
  const { strings: t, formats, heading, at, partial } = source;
  const lines = [t.transcript(heading), formats.zoned(at)];
  if (partial) lines.push('', t.transcriptPartial);
  for (const { day, time, name, pieces, state } of entriesOf(source)) {
    if (day !== undefined) lines.push('', `--- ${day} ---`);
    lines.push('', [`[${time}]`, name, state && `(${state})`].filter(Boolean).join(' '));
    lines.push(...indented(textOfPieces(pieces)));
  }
  return `${lines.join('\n')}\n`;
};
