import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MessageRecord } from '../../src/model/record.js';
import { decode } from '../../src/protocol/decode.js';
import { decodeHistory } from '../../src/protocol/decode-history.js';
import type { ServerEvent } from '../../src/protocol/events.js';
import { agentMessage, answer, CORPUS, file, frame, guestMessage, picked, presence, ready } from '../support/frames.js';
import { seeded } from '../support/seeded.js';

const read = (sent: unknown): readonly ServerEvent[] => decode(JSON.stringify(sent));

const recordIn = (events: readonly ServerEvent[]): MessageRecord => {
  const [first] = events;
  assert.ok(first?.type === 'message.received');
  return first.record;
};
const recordOf = (body: unknown): MessageRecord => recordIn(read(frame('StructuredMessage', body)));

describe('decode, of what nobody should send', () => {
  it('survives fields that cannot even be turned into text [P-9]', () => {
    // `toString` as data makes String(value) throw; nesting this deep makes it run out of stack.
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const value of ['{"toString":1,"valueOf":1}', nested]) {
      for (const key of [
        'id',
        'type',
        'direction',
        'text',
        'channel',
        'content',
        'events',
        'metadata',
        'originatingEntity',
      ])
        for (const type of ['Text', 'Event'])
          assert.ok(decode(`{"class":"StructuredMessage","body":{"id":"a","type":"${type}","${key}":${value}}}`));
      assert.ok(decode(`{"class":${value},"body":${value},"code":${value},"tracingId":${value}}`));
      assert.equal(decodeHistory(`{"entities":[{"id":"a","type":${value}}],"pageNumber":1,"total":1}`)?.skipped, 1);
    }
  });

  it('takes `__proto__` and `constructor` for names like any other', () => {
    const body = '{"id":"a","type":"Text","direction":"Outbound","__proto__":{"text":"polluted"},"constructor":1}';
    const record = recordIn(decode(`{"class":"StructuredMessage","body":${body}}`));
    assert.equal(record.text, undefined);
    assert.equal(Object.getPrototypeOf(record), Object.prototype);
    assert.equal(
      read(frame('StructuredMessage', agentMessage({ type: 'Event', events: [presence('constructor')] })))[0]?.type,
      'frame.ignored',
    );
  });

  it('does not take a session response for a configured socket unless it says connected [P-3]', () => {
    for (const body of [{}, { newSession: true }, { connected: 'no' }, 'connected', null])
      assert.deepEqual(read(answer('SessionResponse', body)), [
        { type: 'frame.ignored', reason: 'undecodable', what: 'SessionResponse' },
      ]);
  });

  it('does not take the boolean true in metadata for the flag [P-22]', () => {
    const leaving = { type: 'Event' as const, events: [presence('Disconnect')] };
    const [event] = read(frame('StructuredMessage', { ...agentMessage(leaving), metadata: { readOnly: true } }));
    assert.equal(event?.type === 'presence.received' && event.readOnly, false);
  });

  it('keeps every number within what its user can bear', () => {
    const [event] = decode(
      JSON.stringify(ready()).replace('1790003600', '1e300').replace('2048}', '1e300}').replace('3600,', '-5,'),
    );
    assert.ok(event?.type === 'session.ready');
    assert.equal(event.durationSeconds, 0);
    assert.ok(!Number.isNaN(new Date(event.expiresAt ?? NaN).getTime()));
    assert.ok(Number.isFinite(event.media?.maxBytes));
    const refused = (retryAfter: unknown): unknown => {
      const [sorry] = read(answer('TooManyRequestsErrorMessage', { retryAfter }, 'a', 429));
      return sorry?.type === 'request.refused' && sorry.retryAfter;
    };
    assert.deepEqual([0, -9, '7', 1e12, 'soon', null].map(refused), [1, 1, 7, 300, undefined, undefined]);
  });

  it('cuts lists and texts that never end', () => {
    const record = recordOf(
      agentMessage({
        text: 'x'.repeat(150_000),
        content: Array.from({ length: 500 }, (_, i) => ({ contentType: `New${i}` })),
      }),
    );
    assert.equal(record.text?.length, 100_000);
    assert.equal(record.content.length, 50);
    const crowd = agentMessage({ type: 'Event', events: Array.from({ length: 500 }, () => presence('Join')) });
    assert.equal(read(frame('StructuredMessage', crowd)).length, 50);
  });

  it('never throws on frames cut short, spliced or with values swapped', () => {
    const random = seeded(20_260_504);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const odd: readonly unknown[] = [
      null,
      0,
      -1,
      1e300,
      '',
      'true',
      true,
      [],
      {},
      [[]],
      { toString: 1 },
      '\u0000\ud800',
      '9e9',
    ];
    const mutate = (value: unknown): unknown => {
      if (random() < 0.15) return pick(odd);
      if (Array.isArray(value)) return value.map(mutate);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mutate(inner)]));
    };
    const kinds = new Set<string>();
    for (let round = 0; round < 3_000; round++) {
      const text = JSON.stringify(mutate(pick(CORPUS))) ?? '';
      const cut = random() < 0.2 ? text.slice(0, Math.floor(random() * text.length)) : text;
      for (const { type } of decode(cut)) kinds.add(type);
      decodeHistory(cut);
      decodeHistory(`{"entities":[${text}],"pageNumber":1,"total":1}`);
    }
    // A fuzz that only ever sees rubbish proves nothing.
    for (const kind of ['session.ready', 'message.received', 'presence.received', 'request.refused', 'frame.ignored'])
      assert.ok(kinds.has(kind), `no frame became ${kind}`);
  });
});

describe('decode, of content', () => {
  it('shows what was chosen, every choice of a list, whatever text another client wrote beside it [P-28]', () => {
    assert.equal(recordOf(guestMessage({ type: 'Structured', text: '', content: [picked('Repair')] })).text, 'Repair');
    const many = [picked('Lamp', 'ListPicker'), picked('Bell', 'ListPicker')];
    assert.equal(recordOf(guestMessage({ type: 'Text', text: '', content: many })).text, 'Lamp, Bell');
    assert.equal(recordOf(guestMessage({ type: 'Structured', text: 'Said', content: many })).text, 'Lamp, Bell');
  });

  it('does not take the options a bot offers for something it said [P-23]', () => {
    const record = recordOf(agentMessage({ type: 'Structured', text: '', content: [picked('Yes'), picked('No')] }));
    assert.equal(record.text, undefined);
    assert.equal(record.answer, undefined);
    assert.deepEqual(
      record.content.map(({ type }) => type),
      ['quick-replies'],
    );
  });

  it('reads a file, and leaves out an address it would not load [P-79]', () => {
    const { content } = recordOf(agentMessage({ content: [file()] }));
    assert.deepEqual(content, [
      {
        type: 'attachment',
        id: 'f-1',
        name: 'receipt.pdf',
        mime: 'application/pdf',
        size: 20_480,
        url: 'https://files.example.test/f-1?signature=s',
      },
    ]);
    const urlOf = (url: unknown): unknown => {
      const [part] = recordOf(agentMessage({ content: [file({ url })] })).content;
      return part?.type === 'attachment' && part.url;
    };
    for (const url of [
      'http://files.example.test/f-1',
      'http://localhost.evil.test/',
      'http://127.0.0.1.evil.test/',
      'https://user:pass@files.example.test/',
      ['javascript', 'alert(1)'].join(':'),
      'data:text/html,x',
      '//files.example.test/f-1',
      `https://files.example.test/${'a'.repeat(8_000)}`,
      7,
    ])
      assert.equal(urlOf(url), undefined, String(url).slice(0, 60));
    for (const url of ['http://localhost:8080/f', 'http://127.0.0.1:8080/f', 'http://[::1]:8080/f'])
      assert.equal(urlOf(url), url);
  });

  it('makes no record of a join or a clear, nor of the guest leaving or an agent signing in', () => {
    for (const [type, direction] of [
      ['Join', 'Inbound'],
      ['Clear', 'Inbound'],
      ['SignIn', 'Outbound'],
      ['Join', 'Outbound'],
      ['Disconnect', 'Inbound'],
    ] as const) {
      const [event] = read(
        frame('StructuredMessage', agentMessage({ type: 'Event', direction, events: [presence(type)] })),
      );
      assert.ok(event?.type === 'presence.received');
      assert.equal(event.record, undefined);
      assert.equal(event.name, undefined);
      assert.equal(event.readOnly, false);
    }
  });

  it('tells that the other side left in words of its own [P-34]', () => {
    const leaving = agentMessage({ type: 'Event', events: [presence('Disconnect')], metadata: { readOnly: 'true' } });
    const [event] = read(frame('StructuredMessage', leaving));
    assert.ok(event?.type === 'presence.received');
    assert.equal(event.readOnly, true);
    assert.deepEqual(event.record?.content, [{ type: 'notice', notice: 'disconnected' }]);
    const past = decodeHistory(
      JSON.stringify({ entities: [leaving], pageNumber: 1, pageSize: 25, pageCount: 1, total: 1 }),
    );
    assert.deepEqual(past?.records, [event.record]);
  });

  it('gives no client id to what the other side sent, whatever its envelope says', () => {
    const record = recordIn(
      read(frame('StructuredMessage', agentMessage({ metadata: { id: 'x' } }), { tracingId: 't' })),
    );
    assert.equal(record.clientId, undefined);
    assert.deepEqual(record.names, [agentMessage().id, 'x']);
  });

  it('gives the same record live and from the history, but for the envelope’s name [P-16] [P-68]', () => {
    const body = guestMessage({ metadata: { id: 'mine' }, content: [file()] });
    const page = decodeHistory(
      JSON.stringify({ entities: [agentMessage(), body], pageNumber: 1, total: 7, pageSize: 2 }),
    );
    assert.deepEqual(page?.records, [recordOf(agentMessage()), recordOf(body)]);
    assert.equal(page?.pageCount, 4);
  });
});

describe('decode, of an ended session', () => {
  it('tells 4006 and 4007 in every form an error comes in [P-41] [P-78]', () => {
    for (const code of [4006, 4007]) {
      for (const sent of [
        answer('string', 'gone', 'a', code),
        answer('ErrorMessage', { errorCode: code }, 'a', 400),
        answer('Error', { errorMessage: 'gone' }, 'a', code),
        frame('ErrorMessage', { errorCode: `${code}` }, { code: 400 }),
      ]) {
        const [event] = read(sent);
        assert.equal(event?.type === 'request.refused' && event.code, code);
      }
    }
  });
});
