import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answer, Message, OfferContent } from '../../src/model/message.js';
import type { MessageRecord } from '../../src/model/record.js';
import type { TimelineEvent } from '../../src/timeline/events.js';
import { createMarks } from '../../src/timeline/marks.js';
import { emptyTimeline, reduceAll, type Timeline } from '../../src/timeline/reduce.js';
import { agentSays, deliver, guestSaid, live, page, PROPERTY } from './builders.js';

const replies = (of: string, ...payloads: string[]): OfferContent => ({
  type: 'quick-replies',
  of,
  replies: payloads.map((payload) => ({ text: payload.toLowerCase(), payload })),
});
const dates = (of: string, ...payloads: string[]): OfferContent => ({
  type: 'date-picker',
  of,
  slots: payloads.map((payload) => ({ payload, at: Date.parse(payload) })),
});
const room = (payload: string) => ({ title: payload, actions: [{ kind: 'postback' as const, text: 'Take', payload }] });
const link = { title: 'L', actions: [{ kind: 'link' as const, text: 'Go', href: 'https://a.test/' }] };
const list = (of: string): OfferContent => ({ type: 'list-picker', of, prompt: {}, reply: {}, sections: [] });
const form = (of: string): OfferContent => ({
  type: 'form',
  of,
  formId: 'f',
  prompt: {},
  reply: {},
  pages: [],
  showSummary: false,
});

const offers = (offer: OfferContent, time: number): MessageRecord =>
  agentSays(offer.of, 'Choose', time, { content: [offer] });
const tap = (payload: string, to?: string, kind: 'quick-reply' | 'button' | 'date' = 'quick-reply'): Answer => ({
  kind,
  ...(to !== undefined && { to }),
  choices: [{ text: payload.toLowerCase(), payload }],
});
const answers = (key: string, answer: Answer, time: number, clientId?: string): MessageRecord => ({
  ...guestSaid(key, answer.choices[0]?.text ?? '', time, clientId),
  answer,
});
const submit = (clientId: string, answer: Answer): TimelineEvent => ({
  type: 'message.submit',
  clientId,
  outgoing: { answer },
  at: 0,
});

/** A page that shows what it is told, as the chat does. */
const openPage = () => {
  const marks = createMarks();
  let timeline: Timeline = emptyTimeline();
  let shown: readonly Message[] = [];
  const show = (): readonly Message[] => (shown = marks.apply(timeline.messages));
  return {
    tell: (...events: readonly TimelineEvent[]): readonly Message[] => {
      timeline = reduceAll(timeline, events);
      return show();
    },
    renew: (id: string, url: string): readonly Message[] => {
      marks.renew(id, url);
      return show();
    },
    shown: () => shown,
    told: () => timeline.messages,
  };
};

/** The payload each offer was answered with, by the offer. */
const answered = (messages: readonly Message[]): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    messages.flatMap(({ id, content, answered: given }) =>
      content.length > 0 && content.some((each) => 'of' in each) ? [[id, given?.choices[0]?.payload]] : [],
    ),
  );

describe('answered offers', () => {
  it('are the same whether the log came piece by piece or at once [P-28]', () => {
    const step = fc.record({
      kind: fc.constantFrom('offer', 'tap', 'named', 'say', 'fail'),
      n: fc.nat(3),
      at: fc.nat(60),
    });
    const event = ({ kind, n, at }: { kind: string; n: number; at: number }, i: number): TimelineEvent[] => {
      const payload = `P${n}`;
      if (kind === 'offer') return [live(offers(replies(`o${n}-${i}`, payload, 'P3'), at))];
      if (kind === 'tap') return [live(answers(`t${i}`, tap(payload), at))];
      if (kind === 'named') return [live(answers(`n${i}`, tap(payload, `o${n}-${n}`), at))];
      if (kind === 'say') return [live(agentSays(`s${i}`, 'Well', at))];
      const error = { code: 'message/refused', message: 'No', retryable: true } as const;
      return [
        submit(`f${i}`, tap(payload)),
        { type: 'delivery.changed', clientId: `f${i}`, delivery: 'failed', error },
      ];
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const opened = openPage();
        for (const each of steps.flatMap(event)) {
          opened.tell(each);
          assert.deepEqual(opened.shown(), createMarks().apply(opened.told()));
        }
      }),
      PROPERTY,
    );
  });

  it('are closed by the answer that names them, and no others [P-28]', () => {
    const { tell } = openPage();
    tell(live(offers(dates('d-1', '2026-06-09'), 1)), live(offers(dates('d-2', '2026-06-09'), 2)));
    const shown = tell(live(answers('a', tap('2026-06-09', 'd-1', 'date'), 3)));
    assert.deepEqual(answered(shown), { 'd-1': '2026-06-09', 'd-2': undefined });
  });

  it('are closed by a nameless answer that fits: the latest before it [P-28]', () => {
    const { tell } = openPage();
    tell(live(offers(replies('q-1', 'YES', 'NO'), 1)), live(offers(replies('q-2', 'YES', 'NO'), 2)));
    tell(live(offers(replies('q-3', 'RED', 'BLUE'), 3)), live(offers(replies('q-4', 'YES'), 9)));
    const shown = tell(live(answers('a', tap('NO'), 5)));
    assert.deepEqual(answered(shown), { 'q-1': undefined, 'q-2': 'NO', 'q-3': undefined, 'q-4': undefined });
  });

  it('are told apart by kind and payload when nobody names them [P-28]', () => {
    const { tell } = openPage();
    tell(
      live(offers({ type: 'card', of: 'card', ...room('X') }, 1)),
      live(offers({ type: 'carousel', of: 'row', cards: [link, room('Y')] }, 2)),
      live(offers(replies('tap', 'X', 'Y'), 3)),
      live(offers(dates('day', '2026-06-09'), 4)),
      live(offers(list('list'), 5)),
      live(offers(form('form'), 6)),
    );
    const given = { kind: 'list', text: '', choices: [{ text: 'b', payload: 'B' }] } as const;
    const filled = { kind: 'form', text: '', formId: 'f', choices: [{ id: 'i', text: 'c', payload: 'C' }] } as const;
    const shown = tell(
      live(answers('1', tap('X', undefined, 'button'), 11)),
      live(answers('2', tap('Y', undefined, 'button'), 12)),
      live(answers('3', tap('Y'), 13)),
      live(answers('4', tap('2026-06-10', undefined, 'date'), 14)),
      live(answers('5', given, 15)),
      live(answers('6', filled, 16)),
    );
    assert.deepEqual(answered(shown), { card: 'X', row: 'Y', tap: 'Y', day: undefined, list: 'B', form: 'C' });
  });

  it('are closed while the answer is on its way, open again when it failed, closed when it went after all [P-28]', () => {
    const { tell } = openPage();
    tell(live(offers(replies('q', 'YES'), 1)));
    assert.deepEqual(answered(tell(submit('c', tap('YES', 'q')))), { q: 'YES' });
    const error = { code: 'message/refused', message: 'No.', retryable: true };
    assert.deepEqual(answered(tell(deliver('c', 'sending'), deliver('c', 'failed', error))), { q: undefined });
    assert.deepEqual(answered(tell({ type: 'message.resend', clientId: 'c' })), { q: 'YES' });
  });

  it('do not change places when the echo does not say what it answers [P-28]', () => {
    const { tell } = openPage();
    tell(live(offers(replies('old', 'YES'), 1)), live(offers(replies('new', 'YES'), 2)));
    const before = tell(submit('c', tap('YES', 'old')), deliver('c', 'sending'));
    assert.deepEqual(answered(before), { old: 'YES', new: undefined });
    const after = tell(live(answers('k', tap('YES'), 3, 'c')), page(answers('k', tap('YES'), 3, 'c')));
    assert.deepEqual(answered(after), { old: 'YES', new: undefined });
    assert.equal(after[0], before[0]);
  });

  it('are the same in both tabs, and after a reload [P-28]', () => {
    const offer = offers(replies('q', 'YES', 'NO'), 1);
    const echo = answers('k', tap('NO'), 2, 'c');
    const here = openPage();
    here.tell(live(offer), submit('c', tap('NO', 'q')), deliver('c', 'sending'), live(echo));
    const there = openPage();
    there.tell(live(offer), live(echo));
    const reloaded = openPage();
    reloaded.tell(page(offer, echo));
    for (const { shown } of [here, there, reloaded]) assert.deepEqual(answered(shown()), { q: 'NO' });
  });

  it('keep the latest answer', () => {
    const { tell } = openPage();
    const shown = tell(
      live(offers(replies('q', 'YES', 'NO'), 1)),
      live(answers('a', tap('YES'), 2)),
      live(answers('b', tap('NO'), 3)),
    );
    assert.deepEqual(answered(shown), { q: 'NO' });
  });
});

describe('renewed addresses', () => {
  const file = { type: 'attachment', id: 'f', name: 'a.png', mime: 'image/png', url: 'https://old.test/' } as const;
  const urls = (messages: readonly Message[]): unknown[] =>
    messages.flatMap(({ content }) => content.flatMap((each) => (each.type === 'attachment' ? [each.url] : [])));

  it('lie over the file they are of, wherever it shows, and over no other [P-64]', () => {
    const { tell, renew } = openPage();
    tell(live(agentSays('a', 'See', 1, { content: [file, { ...file, id: 'g' }] })));
    tell(live(agentSays('b', 'Again', 2, { content: [file] })));
    assert.deepEqual(urls(renew('f', 'https://new.test/')), [
      'https://new.test/',
      'https://old.test/',
      'https://new.test/',
    ]);
    assert.deepEqual(urls(renew('f', 'https://newer.test/')).slice(0, 1), ['https://newer.test/']);
    assert.deepEqual(urls(renew('nobody', 'https://x.test/')).slice(0, 1), ['https://newer.test/']);
  });

  it('lie over a file that comes later, and beside an answer', () => {
    const { tell, renew } = openPage();
    renew('f', 'https://new.test/');
    const offer = agentSays('q', 'See', 1, { content: [file, replies('q', 'YES')] });
    const shown = tell(live(offer), live(answers('a', tap('YES', 'q'), 2)));
    assert.deepEqual(urls(shown), ['https://new.test/']);
    assert.deepEqual(answered(shown), { q: 'YES' });
  });
});

describe('what is laid over', () => {
  it('leaves list and messages the same objects until something changes', () => {
    const { tell, renew, told } = openPage();
    const bare = tell(live(agentSays('t', 'Hello', 0)), live(offers(replies('q', 'YES'), 1)));
    assert.equal(bare, told());
    const closed = tell(live(answers('a', tap('YES', 'q'), 2)));
    assert.equal(closed[0], bare[0]);
    assert.notEqual(closed[1], bare[1]);
    // Told twice, and told something about nothing: no news.
    assert.equal(tell(live(answers('a', tap('YES', 'q'), 2))), closed);
    assert.equal(renew('nobody', 'https://x.test/'), closed);
    const longer = tell(live(agentSays('z', 'Bye', 3)));
    assert.deepEqual(longer.slice(0, 3), closed);
    longer.slice(0, 3).forEach((message, i) => assert.equal(message, closed[i]));
  });

  it('cannot be written to, and does not write to what lies below', () => {
    const { tell, told } = openPage();
    const shown = tell(live(offers(replies('q', 'YES'), 1)), live(answers('a', tap('YES', 'q'), 2)));
    assert.ok(Object.isFrozen(shown) && shown.every((message) => Object.isFrozen(message)));
    assert.equal(told()[0]?.answered, undefined);
    assert.equal(shown[0]?.content, told()[0]?.content);
  });
});
