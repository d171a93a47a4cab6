import { asJson, type Json, listOf, textOf } from './json.js';
import type { LoggedMessage } from './simulator-types.js';

/** One thing the guest chose, whichever dialect it came in. */
export interface Choice {
  /** `QuickReply`, `Button`, `DatePicker`, `ListPicker` or `Form`. */
  readonly type: string;
  readonly text: string;
  readonly payload: string;
  /** Of a form: the component it belongs to. */
  readonly field?: string;
}

const choiceOf = (buttonResponse: unknown, field?: string): Choice => {
  const { type, text, payload } = asJson(buttonResponse);
  const chosen = { type: textOf(type) ?? '', text: textOf(text) ?? '', payload: textOf(payload) ?? '' };
  return field === undefined ? chosen : { ...chosen, field };
};

const choicesIn = (item: Json): readonly Choice[] => {
  if (item['contentType'] === 'ButtonResponse') return [choiceOf(item['buttonResponse'])];
  if (item['contentType'] !== 'Form') return [];
  return listOf(asJson(item['form'])['response'])
    .map(asJson)
    .map(({ id, component }) => choiceOf(asJson(component)['buttonResponse'], textOf(id) ?? ''));
};

/** Everything the guest chose in a message; nothing when it is only text. */
export const choicesOf = ({ content }: LoggedMessage): readonly Choice[] => content.map(asJson).flatMap(choicesIn);

/** What the guest chose or wrote: the payload of an answer, whichever dialect it came in, else the text. */
export const chosenOf = ({ content, text }: LoggedMessage): string => {
  const answer = content.map(asJson).find((item) => item['contentType'] === 'ButtonResponse');
  return textOf(asJson(answer?.['buttonResponse'])['payload']) ?? text ?? '';
};

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `Tuesday 17 March 2026`, in UTC: the same words wherever the simulator runs. */
export const dayInWords = (date: Date): string =>
  `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;

const ISO_DATE = /^\d{4}-\d\d-\d\dT/;

const dateOf = (payload: string): Date | undefined => {
  const date = new Date(ISO_DATE.test(payload) ? payload : NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

const listInWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const valueInWords = ({ text, payload }: Choice): string => {
  const date = dateOf(payload);
  return date ? dayInWords(date) : text || payload;
};

const formInWords = (choices: readonly Choice[], titles: Readonly<Record<string, string>>): string => {
  const fields = [...new Set(choices.map(({ field = '' }) => field))];
  const rows = fields.map((field) => {
    const values = choices.filter((choice) => choice.field === field).map(valueInWords);
    const said = listInWords(values.filter((value) => value !== ''));
    return `- ${Object.hasOwn(titles, field) ? titles[field] : field}: ${said || 'nothing'}`;
  });
  return ['Thank you. I have noted:', ...rows].join('\n');
};

/**
 * What was chosen, as a sentence to confirm it with.
 *
 * @param titles - Of the form's components, by id.
 */
export const choicesInWords = (choices: readonly Choice[], titles: Readonly<Record<string, string>>): string => {
  if (choices.some(({ field }) => field !== undefined)) return formInWords(choices, titles);
  const date = choices[0]?.type === 'DatePicker' ? dateOf(choices[0].payload) : undefined;
  if (date) return `Booked for ${dayInWords(date)}, ${date.toISOString().slice(11, 16)} UTC.`;
  return `You chose *${listInWords(choices.map(({ text, payload }) => text || payload))}*.`;
};
