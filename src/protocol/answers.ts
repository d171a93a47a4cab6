import type { Answer, Choice, FieldChoice } from '../model/answer.js';
import { MAX_PAYLOAD } from './cards.js';
import { MAX_CONTENT } from './content.js';
import { fields, list, present, text, whole, word, type Fields } from './guards.js';

/** Characters; a label may be as long as a message. */
const MAX_LABEL = 5_000;
const MAX_FIELDS = 500;

const KINDS: ReadonlyMap<unknown, 'button' | 'date' | 'list'> = new Map([
  ['Button', 'button'],
  ['DatePicker', 'date'],
  ['ListPicker', 'list'],
] as const);

/** As it was sent, not trimmed: the copy we showed at once is compared with it. */
const choiceOf = (response: Fields): Choice => ({
  text: text(response['text'], MAX_LABEL) ?? '',
  payload: text(response['payload'], MAX_PAYLOAD) ?? '',
});

const fieldChoice = (value: unknown): readonly FieldChoice[] => {
  const { id, component } = fields(value);
  const name = whole(id);
  return name ? [{ id: name, ...choiceOf(fields(fields(component)['buttonResponse'])) }] : [];
};

/** What the guest's message answers, in either dialect; none when it answers nothing. */
export const answerOf = (body: Fields): Answer | undefined => {
  if (body['direction'] !== 'Inbound') return undefined;
  const items = list(body['content'], MAX_CONTENT).map(fields);
  const parent = fields(body['metadata'])['parentMessageId'];
  const to = (part: Fields): string | undefined => word(part['originatingMessageId'], 200) ?? word(parent, 200);
  const said = text(body['text'], MAX_LABEL) ?? '';
  const form = items.find((item) => item['contentType'] === 'Form');
  if (form) {
    const part = fields(form['form']);
    const choices = list(part['response'], MAX_FIELDS).flatMap(fieldChoice);
    const formId = whole(part['cannedResponseId']) ?? '';
    return present<Answer>({ kind: 'form', to: to(part), text: said, formId, choices });
  }
  const responses = items
    .filter((item) => item['contentType'] === 'ButtonResponse')
    .map((item) => fields(item['buttonResponse']));
  const [first] = responses;
  if (!first) return undefined;
  const kind = KINDS.get(first['type']) ?? 'quick-reply';
  return present<Answer>(
    kind === 'list'
      ? { kind, to: to(first), text: said, choices: responses.map(choiceOf) }
      : { kind, to: to(first), choices: [choiceOf(first)] },
  );
};
