import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Content } from '../../src/model/message.js';
import { decode } from '../../src/protocol/decode.js';
import { decodeHistory } from '../../src/protocol/decode-history.js';
import type { ServerEvent } from '../../src/protocol/events.js';
import { fixture, fixtureText, KINDS } from '../fixtures/frames.js';
import { FRAMES } from './expected/frames.js';
import { OFFERS } from './expected/offers.js';
import type { Sent } from './expected/words.js';

const EXPECTED = [...FRAMES, ...OFFERS];

describe('a frame of each kind', () => {
  for (const [name, what, expected] of EXPECTED)
    it(`${name}: ${what}`, () => {
      assert.deepEqual(decode(fixtureText(`s2c-${name}`)), expected(`s2c-${name}`));
    });

  it('jwt-response: the key to the history, hidden [P-67] [P-76]', () => {
    const [event] = decode(fixtureText('s2c-jwt-response'));
    assert.ok(event?.type === 'jwt.received');
    assert.equal(event.jwt.reveal(), (fixture('s2c-jwt-response') as { body: { jwt: string } }).body.jwt);
  });

  it('leaves out none', () => {
    const covered = [...EXPECTED.map(([name]) => `s2c-${name}`), 's2c-jwt-response'].sort();
    assert.deepEqual(
      covered,
      KINDS.filter((kind) => kind.startsWith('s2c-')),
    );
    assert.equal(KINDS.length, 123);
  });
});

describe('a page of the history', () => {
  const recordOf = (events: readonly ServerEvent[]): unknown => {
    const [event] = events;
    return event?.type === 'message.received' || event?.type === 'presence.received' ? event.record : undefined;
  };

  it('says the same as the frames did, less the envelope’s name, and counts what is no message [P-16] [P-72]', () => {
    const page = decodeHistory(fixtureText('rest-history-page'));
    const live = [
      'presence-disconnect-read-only',
      'date-picker',
      'card',
      'echo-attachment-only',
      'echo-quick-reply',
      'quick-replies',
      'text-agent',
      'echo-text',
      'text-bot',
    ].map((name) => decode(fixtureText(`s2c-${name}`).replace(/,\s*"tracingId": "[^"]*"/, '')));
    assert.deepEqual(page?.records, live.map(recordOf));
    const { pageNumber, pageSize, pageCount, total, skipped } = page ?? {};
    assert.deepEqual([pageNumber, pageSize, pageCount, total, skipped], [1, 25, 1, 10, 1]);
  });

  it('may be empty, and an error is none [P-68] [P-70]', () => {
    assert.deepEqual(decodeHistory(fixtureText('rest-history-empty'))?.records, []);
    assert.equal(decodeHistory(fixtureText('rest-error-401')), undefined);
  });

  it('tells of a sign-in like the frame did', () => {
    const sent = fixture('s2c-presence-sign-in') as Sent;
    const page = decodeHistory(JSON.stringify({ entities: [sent.body], pageNumber: 1, total: 1 }));
    assert.deepEqual(page?.records, [recordOf(decode(JSON.stringify(sent)))]);
    assert.deepEqual(page?.records[0]?.content, [{ type: 'notice', notice: 'signed-in' }] satisfies Content[]);
  });
});
