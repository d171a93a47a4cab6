import assert from 'node:assert/strict';
import type { Content } from '../../src/model/message.js';
import type { MessageRecord } from '../../src/model/record.js';
import { decode } from '../../src/protocol/decode.js';
import type { ServerEvent } from '../../src/protocol/events.js';
import { agentMessage, frame } from '../support/frames.js';

/** What a message of the other side with this content becomes; its id is `o-1`. */
export const read = (content: readonly unknown[], change: object = {}): readonly ServerEvent[] =>
  decode(
    JSON.stringify(
      frame('StructuredMessage', { ...agentMessage(), type: 'Structured', id: 'o-1', content, ...change }),
    ),
  );

export const recordOf = (content: readonly unknown[], change: object = {}): MessageRecord => {
  const [event] = read(content, change);
  assert.ok(event?.type === 'message.received');
  return event.record;
};
export const contentOf = (...content: readonly unknown[]): readonly Content[] => recordOf(content).content;
export const only = (item: unknown): Content => {
  const [content, ...more] = contentOf(item);
  assert.ok(content && more.length === 0);
  return content;
};
export const unknown = (contentType: string): Content => ({ type: 'unknown', contentType });

export const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
