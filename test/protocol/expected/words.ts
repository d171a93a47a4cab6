/** Events as they must be, said shortly; what a frame only passes on is taken from the fixture itself. */
import { fixture } from '../../fixtures/frames.js';

export interface Sent {
  readonly body: {
    readonly id: string;
    readonly text?: string;
    readonly channel: { readonly time: string; readonly messageId?: string };
  };
  readonly tracingId?: string;
}

/** What every message of the other side has; the rest is said by the table. */
export const told = (kind: string, rest: object, text = true): object => {
  const { body } = fixture(kind) as Sent;
  return {
    key: body.id,
    names: [body.id],
    direction: 'outbound',
    author: 'bot',
    content: [],
    ...(text && body.text !== undefined && { text: body.text }),
    time: Date.parse(body.channel.time),
    ...rest,
  };
};

export const outbound = (kind: string, rest: object = {}): readonly object[] => [
  { type: 'message.received', record: told(kind, rest) },
];

/** An offer names the message it is in. */
export const offer = (kind: string, content: object, rest: object = {}): readonly object[] =>
  outbound(kind, { content: [{ of: (fixture(kind) as Sent).body.id, ...content }], ...rest });

export const inbound = (kind: string, rest: object = {}, names: readonly string[] = []): readonly object[] => {
  const { body, tracingId } = fixture(kind) as Sent;
  const all = [body.id, body.channel.messageId, ...names, tracingId].filter((name) => name !== undefined);
  const record = told(kind, {
    key: body.channel.messageId,
    names: all,
    clientId: all.at(-1),
    direction: 'inbound',
    author: 'guest',
    ...rest,
  });
  return [{ type: 'message.received', record, ...(tracingId !== undefined && { tracingId }) }];
};

export const traced = (kind: string, event: object): readonly object[] => {
  const { tracingId } = fixture(kind) as Sent;
  return [{ ...event, ...(tracingId !== undefined && { tracingId }) }];
};

export const refused = (kind: string, code: number, text: string, more: object = {}): readonly object[] =>
  traced(kind, { type: 'request.refused', code, text, ...more });

export const ready = (kind: string, rest: object = {}): readonly object[] =>
  traced(kind, {
    type: 'session.ready',
    newSession: false,
    readOnly: false,
    clearedExisting: false,
    media: { types: ['*/*'], maxBytes: 6_144_000, blockedExtensions: [] },
    maxAttributeBytes: 1_536,
    durationSeconds: 7_200,
    expiresAt: Date.UTC(2026, 5, 2, 10, 15, 31),
    ...rest,
  });

export const IVO = { author: 'agent', name: 'Ivo' };

export const ignored = (what: string, reason = 'unknown-content'): readonly object[] => [
  { type: 'frame.ignored', reason, what },
];

/** Kind without its direction, what it shows, and what it must become. */
export type Row = readonly [string, string, (kind: string) => readonly object[]];
