import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decode, HEALTH_CHECK } from '../../src/protocol/decode.js';
import { decodeHistory } from '../../src/protocol/decode-history.js';

const frame = (name: string | undefined, body: unknown, more: object = {}): string =>
  JSON.stringify({ type: 'message', ...(name === undefined ? {} : { class: name }), code: 200, body, ...more });

const message = (change: object = {}): Record<string, unknown> => ({
  id: 'b7c1d2e3f4a5968778695a4b3c2d1e0f',
  type: 'Text',
  text: 'The blue one is back on Monday',
  direction: 'Outbound',
  channel: {
    time: '2026-05-04T08:15:30.250Z',
    type: 'Private',
    from: { nickname: 'Ana', image: 'https://img.test/ana.png' },
  },
  originatingEntity: 'Human',
  ...change,
});

describe('decode', () => {
  it('survives what is no frame: text, numbers, arrays, binary, a megabyte [P-9]', () => {
    assert.deepEqual(decode('hello'), [{ type: 'frame.ignored', reason: 'undecodable', what: 'not JSON' }]);
    for (const text of ['1', '[]', 'null', '{', '"x"']) assert.equal(decode(text)[0]?.type, 'frame.ignored');
    assert.deepEqual(decode(new ArrayBuffer(4)), [{ type: 'frame.ignored', reason: 'undecodable', what: 'binary' }]);
    assert.deepEqual(decode('x'.repeat(1_000_001)), [{ type: 'frame.ignored', reason: 'too-large', what: 'frame' }]);
  });

  it('reports a class nobody knows, and one that is missing, by its name alone [P-9]', () => {
    assert.deepEqual(decode(frame('Horoscope', { secret: 1 })), [
      { type: 'frame.ignored', reason: 'unknown-class', what: 'Horoscope' },
    ]);
    assert.deepEqual(decode(frame(undefined, {})), [{ type: 'frame.ignored', reason: 'unknown-class', what: 'none' }]);
    assert.deepEqual(decode(frame('__proto__', {}))[0]?.type, 'frame.ignored');
  });

  it('reads a session response that says no more than connected [P-7]', () => {
    assert.deepEqual(decode(frame('SessionResponse', { connected: true })), [
      {
        type: 'session.ready',
        newSession: false,
        readOnly: false,
        clearedExisting: false,
        media: undefined,
        maxAttributeBytes: undefined,
      },
    ]);
    assert.deepEqual(decode(frame('SessionResponse', { connected: false, readOnly: true })), [
      { type: 'session.detached' },
    ]);
  });

  it('reads the expiry as epoch seconds and the file rules in bytes, ignoring keys it does not know [P-10] [P-52]', () => {
    const [ready] = decode(
      frame('SessionResponse', {
        connected: true,
        newSession: true,
        expirationDate: 1_790_000_000,
        durationSeconds: 900,
        allowedMedia: { inbound: { fileTypes: [{ type: 'image/*' }], maxFileSizeKB: 10 } },
        blockedExtensions: ['.EXE'],
        surprise: { deep: true },
      }),
    );
    assert.ok(ready?.type === 'session.ready');
    assert.equal(ready.expiresAt, 1_790_000_000_000);
    assert.deepEqual(ready.media, { types: ['image/*'], maxBytes: 10_000, blockedExtensions: ['.exe'] });
    assert.ok(!('surprise' in ready));
  });

  it('names a message by every name it has, and keys it by channel.messageId [P-16]', () => {
    const body = message({
      direction: 'Inbound',
      channel: { time: '2026-05-04T08:15:30.250Z', messageId: 'mid' },
      metadata: { id: 'own', customMessageId: 'old' },
    });
    const [event] = decode(frame('StructuredMessage', body, { tracingId: 'trace' }));
    assert.ok(event?.type === 'message.received');
    assert.deepEqual(event.record.names, ['b7c1d2e3f4a5968778695a4b3c2d1e0f', 'mid', 'own', 'old', 'trace']);
    assert.equal(event.record.key, 'mid');
    assert.equal(event.record.clientId, 'own');
    assert.equal(event.record.author, 'guest');
    assert.equal(event.record.time, Date.UTC(2026, 4, 4, 8, 15, 30, 250));
  });

  it('takes the legacy name for the same [P-13]', () => {
    const [event] = decode(
      frame('StructuredMessage', message({ direction: 'Inbound', metadata: { customMessageId: 'old' } })),
    );
    assert.equal(event?.type === 'message.received' && event.record.clientId, 'old');
  });

  it('knows an agent from a bot, and loads faces over https alone [P-79]', () => {
    const author = (change: object): unknown => {
      const [event] = decode(frame('StructuredMessage', message(change)));
      return event?.type === 'message.received' && [event.record.author, event.record.name, event.record.avatar];
    };
    assert.deepEqual(author({}), ['agent', 'Ana', 'https://img.test/ana.png']);
    assert.deepEqual(
      author({
        originatingEntity: 'Bot',
        channel: { from: { firstName: 'No', lastName: 'Va', image: 'http://img.test/x.png' } },
      }),
      ['bot', 'No Va', undefined],
    );
    assert.deepEqual(author({ channel: { from: { image: 'data:image/svg+xml,x' } } }), ['agent', undefined, undefined]);
  });

  it('shows the text of a message whose content it does not know, and says so [P-23]', () => {
    const events = decode(
      frame('StructuredMessage', message({ type: 'Structured', content: [{ contentType: 'Hologram' }] })),
    );
    assert.deepEqual(
      events.map(({ type }) => type),
      ['message.received', 'frame.ignored'],
    );
    assert.equal(events[0]?.type === 'message.received' && events[0].record.text, 'The blue one is back on Monday');
  });

  it('knows the echo reply by its tracingId, its legacy marker or its id, and never takes it for a message [P-55] [P-56]', () => {
    const timing = { durationSeconds: '900', expirationDate: '1790000000' };
    const expected = [{ type: 'echo.received', durationSeconds: 900, expiresAt: 1_790_000_000_000 }];
    assert.deepEqual(
      decode(frame('StructuredMessage', message({ metadata: timing }), { tracingId: HEALTH_CHECK })),
      expected,
    );
    assert.deepEqual(decode(frame('StructuredMessage', message({ id: 'echo_id', metadata: timing }))), expected);
    assert.equal(
      decode(frame('StructuredMessage', message({ metadata: { customMessageId: HEALTH_CHECK } })))[0]?.type,
      'echo.received',
    );
  });

  it('bounds the agent’s typing, from either spelling [P-30]', () => {
    const typing = (typingBody: object): unknown => {
      const [event] = decode(
        frame('StructuredMessage', message({ type: 'Event', events: [{ eventType: 'Typing', typing: typingBody }] })),
      );
      return event?.type === 'typing.received' ? event.durationMs : event;
    };
    assert.equal(typing({ type: 'On' }), 5_000);
    assert.equal(typing({ type: 'On', duration: 3_000 }), 3_000);
    assert.equal(typing({ type: 'On', durationMs: 1e9 }), 10_000);
    assert.equal(typing({ type: 'Off' }), undefined);
  });

  it('reads a departure, read-only only when the string says "true" [P-22] [P-34]', () => {
    const leave = (metadata: object): unknown => {
      const [event] = decode(
        frame(
          'StructuredMessage',
          message({ type: 'Event', metadata, events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] }),
        ),
      );
      return event?.type === 'presence.received' && [event.readOnly, event.record?.author];
    };
    assert.deepEqual(leave({ readOnly: 'true' }), [true, 'system']);
    assert.deepEqual(leave({ readOnly: 'false' }), [false, 'system']);
  });

  it('skips an event it does not know and keeps the others of the frame', () => {
    const events = decode(
      frame(
        'StructuredMessage',
        message({ type: 'Event', events: [{ eventType: 'Dance' }, { eventType: 'Typing', typing: { type: 'On' } }] }),
      ),
    );
    assert.deepEqual(
      events.map(({ type }) => type),
      ['frame.ignored', 'typing.received'],
    );
  });

  it('keys on class, not on type [P-78]', () => {
    assert.deepEqual(decode(frame('SessionExpiredEvent', {}, { type: 'response' })), [{ type: 'session.expired' }]);
    assert.deepEqual(decode(frame('SessionExpiredEvent', {})), [{ type: 'session.expired' }]);
  });

  it('reads why a connection was closed under either name [P-77]', () => {
    assert.deepEqual(decode(frame('ConnectionClosedEvent', { reason: 'signedIn' })), [
      { type: 'connection.closed', signedIn: true },
    ]);
    assert.deepEqual(decode(frame('ConnectionClosedEvent', { reasonCode: 'signedIn' })), [
      { type: 'connection.closed', signedIn: true },
    ]);
    assert.deepEqual(decode(frame('ConnectionClosedEvent', {})), [{ type: 'connection.closed', signedIn: false }]);
  });

  it('takes the most specific code of an error, in each of its forms', () => {
    const refusal = (name: string | undefined, body: unknown, more: object): unknown => {
      const [event] = decode(frame(name, body, more));
      return event?.type === 'request.refused' && [event.code, event.text, event.retryAfter, event.tracingId];
    };
    assert.deepEqual(refusal('string', 'no', { code: 403, tracingId: 't' }), [403, 'no', undefined, 't']);
    assert.deepEqual(refusal('ErrorMessage', { errorCode: 4020, errorMessage: 'missing' }, { code: 400 }), [
      4020,
      'missing',
      undefined,
      undefined,
    ]);
    assert.deepEqual(refusal('TooManyRequestsErrorMessage', { retryAfter: 3, errorCode: 4029 }, { code: 429 }), [
      4029,
      '',
      3,
      undefined,
    ]);
    assert.deepEqual(refusal('TooManyRequestsErrorMessage', { retryAfter: 1e9 }, { code: 429 }), [
      429,
      '',
      300,
      undefined,
    ]);
    const [gateway] = decode(JSON.stringify({ message: 'Internal server error', connectionId: 'c', requestId: 'r' }));
    assert.equal(gateway?.type === 'request.refused' && gateway.code, 500);
  });

  it('hides a JWT from whoever prints the event [P-76]', () => {
    const [event] = decode(frame('JwtResponse', { jwt: 'very.secret.jwt', exp: 1 }));
    assert.ok(event?.type === 'jwt.received');
    assert.equal(event.jwt.reveal(), 'very.secret.jwt');
    assert.ok(!JSON.stringify(event).includes('secret.jwt'));
  });

  it('never throws, whatever a mutated frame holds', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const name = fc.constantFrom(
      'SessionResponse',
      'StructuredMessage',
      'JwtResponse',
      'string',
      'TooManyRequestsErrorMessage',
      'ConnectionClosedEvent',
      '__proto__',
    );
    const body = fc.oneof(
      value,
      fc.record({
        id: fc.oneof(fc.string(), value),
        type: fc.constantFrom('Text', 'Event', 'Structured', 'Receipt'),
        direction: fc.constantFrom('Inbound', 'Outbound', 'Sideways'),
        text: value,
        channel: value,
        content: fc.oneof(
          value,
          fc.array(
            fc.record({
              contentType: fc.constantFrom('Attachment', 'ButtonResponse', 'x'),
              attachment: value,
              buttonResponse: value,
            }),
          ),
        ),
        events: fc.oneof(
          value,
          fc.array(
            fc.record({ eventType: fc.constantFrom('Typing', 'Presence', 'x'), typing: value, presence: value }),
          ),
        ),
        metadata: value,
      }),
    );
    fc.assert(
      fc.property(name, body, value, (kind, what, tracingId) => {
        for (const event of decode(JSON.stringify({ type: 'message', class: kind, code: 200, body: what, tracingId })))
          assert.match(event.type, /^[a-z]+\.[a-z-]+$/);
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });
});

describe('decodeHistory', () => {
  const page = (entities: unknown[], more: object = {}): string =>
    JSON.stringify({ entities, pageNumber: 1, pageSize: 25, total: entities.length, pageCount: 1, ...more });

  it('accepts entities without channel type, time or metadata, and counts what makes no record [P-72]', () => {
    const read = decodeHistory(
      page([
        message({ channel: { time: null } }),
        message({
          id: 'join',
          type: 'Event',
          direction: 'Inbound',
          events: [{ eventType: 'Presence', presence: { type: 'Join' } }],
        }),
        message({ id: 'left', type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }] }),
        17,
      ]),
    );
    assert.deepEqual(
      read?.records.map(({ key, time }) => [key, time === undefined]),
      [
        ['b7c1d2e3f4a5968778695a4b3c2d1e0f', true],
        ['left', false],
      ],
    );
    assert.equal(read?.skipped, 2);
  });

  it('says no to what is not a page', () => {
    for (const text of ['', '{"entities":[', '[]', '{}', '{"entities":{}}'])
      assert.equal(decodeHistory(text), undefined);
  });
});
