import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createChat } from '../../src/chat/create-chat.js';
import type { MessageRecord } from '../../src/model/record.js';
import type { Socket } from '../../src/model/socket.js';
import { decode } from '../../src/protocol/decode.js';
import { decodeHistory } from '../../src/protocol/decode-history.js';
import type { ServerEvent } from '../../src/protocol/events.js';
import type { TimelineEvent } from '../../src/timeline/events.js';
import { createMarks } from '../../src/timeline/marks.js';
import { emptyTimeline, MESSAGE_LIMIT, reduceAll } from '../../src/timeline/reduce.js';
import { startChat } from '../chat/start-chat.js';
import { fixtureText, KINDS } from '../fixtures/frames.js';
import { checkEvent, checkRecord } from './invariants.js';
import { broken } from './mutate.js';

const FRAMES = KINDS.filter((kind) => kind.startsWith('s2c-')).map(fixtureText);
/** What clients send comes back as an echo. */
const ECHOES = KINDS.filter((kind) => kind.startsWith('c2s-')).map((kind) => {
  const { message, tracingId } = JSON.parse(fixtureText(kind)) as { message?: object; tracingId?: string };
  return JSON.stringify({ class: 'StructuredMessage', tracingId, body: { id: 'e', direction: 'Inbound', ...message } });
});
const PAGES = KINDS.filter((kind) => kind.startsWith('rest-history')).map(fixtureText);

const options = (numRuns: number) => ({ seed: 20_260_602, numRuns, endOnFailure: true });

const records = (events: readonly ServerEvent[]): readonly MessageRecord[] =>
  events.flatMap((event) =>
    event.type === 'message.received' || event.type === 'presence.received' ? (event.record ?? []) : [],
  );

describe('frames broken in every way', () => {
  it('are whole as they come', () => {
    for (const text of [...FRAMES, ...ECHOES]) decode(text).forEach(checkEvent);
    for (const text of PAGES) decodeHistory(text)?.records.forEach(checkRecord);
  });

  it('never make decode throw, and become events that hold to their types [P-9] [P-10] [P-79]', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(broken([...FRAMES, ...ECHOES]), (text) => {
        for (const event of decode(text)) {
          checkEvent(event);
          seen.add(event.type);
          for (const { content, answer } of records([event])) {
            for (const { type } of content) seen.add(type);
            if (answer) seen.add(answer.kind);
          }
        }
      }),
      options(2_000),
    );
    // A fuzz that only ever makes rubbish shows nothing.
    for (const kind of ['card', 'carousel', 'date-picker', 'list-picker', 'quick-replies', 'attachment', 'unknown'])
      assert.ok(seen.has(kind), kind);
    for (const kind of ['form', 'list', 'date', 'button', 'quick-reply', 'upload.granted', 'request.refused'])
      assert.ok(seen.has(kind), kind);
  });

  it('as pages of the history neither', () => {
    let count = 0;
    fc.assert(
      fc.property(broken(PAGES), (text) => {
        const page = decodeHistory(text);
        if (!page) return;
        page.records.forEach(checkRecord);
        count += page.records.length;
        for (const size of [page.pageNumber, page.pageSize, page.pageCount, page.total, page.skipped])
          assert.ok(Number.isSafeInteger(size) && size >= 0, `${size}`);
      }),
      options(300),
    );
    assert.ok(count > 1_000, `only ${count} records`);
  });

  it('random JSON neither', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom('StructuredMessage', 'PresignedUrlResponse', undefined),
        (body, kind) => {
          decode(JSON.stringify(kind === undefined ? body : { class: kind, code: 200, body })).forEach(checkEvent);
          decodeHistory(JSON.stringify({ entities: [body], pageNumber: 1, total: 1 }))?.records.forEach(checkRecord);
        },
      ),
      options(1_000),
    );
  });

  it('can all be folded and marked, and a second time without effect [I11] [I14]', () => {
    fc.assert(
      fc.property(fc.array(broken([...FRAMES, ...ECHOES]), { minLength: 1, maxLength: 12 }), (texts) => {
        const events: TimelineEvent[] = texts
          .flatMap((text) => records(decode(text)))
          .map((record) => ({ type: 'message.received', record }));
        const page: TimelineEvent = { type: 'history.page', records: records(texts.flatMap(decode)), older: false };
        const marks = createMarks();
        const once = reduceAll(emptyTimeline(), events);
        const shown = marks.apply(once.messages);
        assert.equal(shown.length, once.messages.length);
        assert.ok(shown.length <= Math.min(events.length, MESSAGE_LIMIT), `${shown.length}`);
        assert.equal(marks.apply(reduceAll(once, events).messages), shown);
        marks.apply(reduceAll(once, [page]).messages);
      }),
      options(80),
    );
  });
});

describe('a frame that cannot be read', () => {
  it('changes nothing of a chat, and closes nothing [P-9]', async () => {
    const { environment, simulator, clock, settle } = startChat();
    let socket: Socket | undefined;
    const chat = createChat(
      { deploymentId: simulator.deploymentId, endpoint: 'https://sim.test' },
      { ...environment, createSocket: (url) => (socket = environment.createSocket(url)) },
    );
    chat.connect();
    for (let i = 0; i < 10; i++) {
      await settle();
      clock.increment(10);
    }
    simulator.say({ text: 'Hello' });
    await settle();
    assert.equal(chat.status.get(), 'open');
    const before = [chat.messages.get(), chat.connection.get(), chat.typing.get(), chat.pending.get()];
    assert.equal(chat.messages.get().length, 1);
    const frames = simulator.frames().length;
    const unreadable = (text: string): boolean => decode(text).every(({ type }) => type === 'frame.ignored');
    let count = 0;
    for (const text of fc.sample(fc.oneof(broken(FRAMES), fc.json(), fc.string()), options(600))) {
      if (!unreadable(text)) continue;
      count++;
      (socket?.onmessage as ((event: object) => void) | null | undefined)?.({ data: text });
    }
    await settle();
    assert.ok(count > 200, `${count} of them`);
    assert.equal(chat.status.get(), 'open');
    const after = [chat.messages.get(), chat.connection.get(), chat.typing.get(), chat.pending.get()];
    before.forEach((each, i) => assert.equal(after[i], each));
    assert.equal(simulator.frames().length, frames);
    chat.dispose();
  });
});
