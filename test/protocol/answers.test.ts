import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerText, type Answer } from '../../src/model/answer.js';
import type { MessageRecord } from '../../src/model/record.js';
import { decode } from '../../src/protocol/decode.js';
import { decodeHistory } from '../../src/protocol/decode-history.js';
import { createEncoder } from '../../src/protocol/encode.js';
import { fixture } from '../fixtures/frames.js';

type Message = Readonly<Record<string, unknown>>;

/** The service's echo of what a client sent: it adds an id, a direction and a type. */
const echoOf = (message: Message, more: Message = {}): MessageRecord => {
  const body = { type: 'Text', ...message, id: 'e-1', direction: 'Inbound', ...more };
  const [event] = decode(JSON.stringify({ class: 'StructuredMessage', body }));
  assert.ok(event?.type === 'message.received');
  return event.record;
};
const sentBy = (kind: string): Message => (fixture(kind) as { message: Message }).message;

const encode = createEncoder({ deploymentId: 'd', token: () => 't' });
const sentByUs = (answer: Answer): Message =>
  (JSON.parse(encode({ type: 'message.send', clientId: 'c-1', outgoing: { answer } })) as { message: Message }).message;

const ANSWERS: readonly Answer[] = [
  { kind: 'quick-reply', to: 'o-1', choices: [{ text: ' Yes, please ', payload: ' YES ' }] },
  { kind: 'button', to: 'o-1', choices: [{ text: 'Take it', payload: '{"id":7}' }] },
  { kind: 'date', to: 'o-1', choices: [{ text: '9 June, 08:15', payload: '2026-06-09T08:15:00+02:00' }] },
  {
    kind: 'list',
    to: 'o-1',
    text: 'My choice',
    choices: [
      { text: 'Bell', payload: 'b' },
      { text: 'Lamp', payload: 'l' },
    ],
  },
  { kind: 'form', to: 'o-1', text: 'Done', formId: 'f-1', choices: [{ id: 'name', text: ' Noor', payload: ' Noor' }] },
  { kind: 'form', to: 'o-1', text: '', formId: 'f-1', choices: [{ id: 'seats', text: 'Two', payload: '2' }] },
];

describe('an answer', () => {
  for (const answer of ANSWERS)
    it(`of kind ${answer.kind} comes back as it went out, and reads the same [P-25] [P-28]`, () => {
      const record = echoOf(sentByUs(answer));
      // Taps do not say what they answer; pickers and forms do.
      const { to: _, ...nameless } = answer;
      assert.deepEqual(record.answer, answer.kind === 'quick-reply' || answer.kind === 'button' ? nameless : answer);
      assert.equal(record.text, answerText(answer));
      assert.deepEqual(record.content, []);
    });

  it('is the same in the mobile dialect, and names what it answers [P-28]', () => {
    const date = echoOf(sentBy('c2s-date-picker-mobile'));
    const choices = [{ text: '9 Jun, 08:15', payload: '2026-06-09T08:15:00.000Z' }];
    assert.deepEqual(date.answer, { kind: 'date', to: 'e523d86ff105cb856318e678272f9e00', choices });
    assert.equal(date.text, '9 Jun, 08:15');
    const reply = echoOf(sentBy('c2s-quick-reply-mobile'));
    const [to, replies] = ['066a678cb5dee1aac1ab8e3bb704146e', [{ text: 'Rent', payload: 'RENT' }]];
    assert.deepEqual(reply.answer, { kind: 'quick-reply', to, choices: replies });
    assert.equal(reply.text, 'Rent');
  });

  it('is the same in the history [P-28]', () => {
    for (const kind of ['c2s-form', 'c2s-list-picker', 'c2s-date-picker-widget', 'c2s-card-postback']) {
      const body = { ...sentBy(kind), id: 'e-1', direction: 'Inbound', type: 'Structured' };
      const page = decodeHistory(JSON.stringify({ entities: [body], pageNumber: 1, total: 1 }));
      assert.deepEqual(page?.records, [echoOf(sentBy(kind), { type: 'Structured' })]);
      assert.ok(page?.records[0]?.answer);
    }
  });

  it('names what it answers by itself before its metadata does', () => {
    const response = { type: 'QuickReply', text: 'A', payload: 'a', originatingMessageId: 'near' };
    const content = [{ contentType: 'ButtonResponse', buttonResponse: response }];
    assert.equal(echoOf({ content, metadata: { parentMessageId: 'far' } }).answer?.to, 'near');
    const stripped = [{ contentType: 'ButtonResponse', buttonResponse: { ...response, originatingMessageId: 7 } }];
    assert.equal(echoOf({ content: stripped, metadata: { parentMessageId: 'far' } }).answer?.to, 'far');
  });

  it('is read from what is left of it', () => {
    const of = (buttonResponse: unknown): unknown =>
      echoOf({ content: [{ contentType: 'ButtonResponse', buttonResponse }] }).answer;
    assert.deepEqual(of({ type: 'Telepathy', text: 'A' }), {
      kind: 'quick-reply',
      choices: [{ text: 'A', payload: '' }],
    });
    assert.deepEqual(of(7), { kind: 'quick-reply', choices: [{ text: '', payload: '' }] });
    const form = echoOf({ text: 'Done', content: [{ contentType: 'Form', form: { response: [7, { id: 'a' }, {}] } }] });
    const choices = [{ id: 'a', text: '', payload: '' }];
    assert.deepEqual(form.answer, { kind: 'form', text: 'Done', formId: '', choices });
    assert.equal(form.text, 'Done');
  });

  it('is none when the other side says it, nor when nothing was chosen', () => {
    const content = [{ contentType: 'ButtonResponse', buttonResponse: { type: 'Button', text: 'A', payload: 'a' } }];
    assert.equal(echoOf({ content }, { direction: 'Outbound' }).answer, undefined);
    assert.equal(echoOf({ text: 'A', content: 7 }).answer, undefined);
  });
});
