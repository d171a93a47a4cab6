import type fc from 'fast-check';
import type { MessageError } from '../../src/model/message.js';
import type { MessageRecord } from '../../src/model/record.js';
import type { TimelineEvent } from '../../src/timeline/events.js';
import { emptyTimeline, reduce, type Timeline } from '../../src/timeline/reduce.js';

/** One seed for all: a failure prints it, and the path to the counterexample. */
export const PROPERTY: fc.Parameters<unknown> = { seed: 20260311, numRuns: 150 };

export const agentSays = (
  key: string,
  text: string,
  time?: number,
  extra: Partial<MessageRecord> = {},
): MessageRecord => ({
  key,
  names: [key],
  direction: 'outbound',
  author: 'agent',
  name: 'Marta',
  text,
  content: [],
  ...(time !== undefined && { time }),
  ...extra,
});

/** The service's copy of what a guest wrote; with `clientId` when the service gives back the name its sender gave it. */
export const guestSaid = (key: string, text: string, time?: number, clientId?: string): MessageRecord => ({
  key,
  names: clientId === undefined ? [key] : [key, clientId],
  ...(clientId !== undefined && { clientId }),
  direction: 'inbound',
  author: 'guest',
  text,
  content: [],
  ...(time !== undefined && { time }),
});

export const live = (record: MessageRecord): TimelineEvent => ({ type: 'message.received', record });

/** A page of the history, given oldest first, as one reads. */
export const page = (...oldestFirst: MessageRecord[]): TimelineEvent => ({
  type: 'history.page',
  records: oldestFirst.reverse(),
  older: false,
});

export const olderPage = (...oldestFirst: MessageRecord[]): TimelineEvent => ({
  type: 'history.page',
  records: oldestFirst.reverse(),
  older: true,
});

export const submit = (clientId: string, text: string, at = 0): TimelineEvent => ({
  type: 'message.submit',
  clientId,
  outgoing: { text },
  at,
});

export const deliver = (
  clientId: string,
  delivery: 'queued' | 'sending' | 'sent' | 'unconfirmed' | 'failed',
  error?: MessageError,
): TimelineEvent => ({ type: 'delivery.changed', clientId, delivery, ...(error !== undefined && { error }) });

export const fold = (...events: readonly TimelineEvent[]): Timeline => events.reduce(reduce, emptyTimeline());

export const texts = (timeline: Timeline): string[] =>
  timeline.messages.map(
    ({ text, content }) =>
      text ?? content.map((part) => (part.type === 'notice' ? `[${part.notice}]` : part.type)).join(),
  );

export const ids = (timeline: Timeline): string[] => timeline.messages.map(({ id }) => id);
