/** What a half-filled form means: its steps, its errors, and the answer that it makes. */
import type { Strings } from '../../i18n/en.js';
import type { DateOrder, FieldChoice, FormContent, FormField, FormPage } from '../../model/message.js';
import type { Formats } from '../format.js';
import { pickedItems } from './sections.js';

export type Values = ReadonlyMap<string, string>;

export type FormStep =
  | { readonly kind: 'introduction' | 'summary' }
  | { readonly kind: 'page'; readonly page: FormPage; readonly at: number };

export const stepsOf = ({ introduction, pages, showSummary }: FormContent): readonly FormStep[] => [
  ...(introduction ? [{ kind: 'introduction' } as const] : []),
  ...pages.map((page, at) => ({ kind: 'page', page, at }) as const),
  ...(showSummary ? [{ kind: 'summary' } as const] : []),
];

/** Where a field's value is noted: its own id may come twice. */
export const placeOf = (page: number, field: number): string => `${String(page)}.${String(field)}`;

/** `2026-03-20`, of whole days as the service counts them: in UTC. */
export const isoDay = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

const writtenDay = (value: string, order: DateOrder): string => {
  const [, year = '', month = '', day = ''] = DAY.exec(value) ?? [];
  const parts = {
    dayMonthYear: [day, month, year],
    monthDayYear: [month, day, year],
    yearMonthDay: [year, month, day],
  };
  return parts[order].join('/');
};

/** What is wrong with a field, in words; only what must be there is checked. */
export const fieldError = (
  field: FormField,
  value: string | undefined,
  t: Strings,
  formats: Formats,
): string | undefined => {
  if (field.kind === 'text') return field.required && !value?.trim() ? t.fieldMissing : undefined;
  if (field.kind !== 'date') return undefined;
  if (!value || !DAY.test(value)) return t.dateMissing;
  const [min, max] = [isoDay(field.min), isoDay(field.max)];
  if (min !== undefined && value < min) return t.dateFrom(formats.date(Date.parse(min)));
  return max !== undefined && value > max ? t.dateTo(formats.date(Date.parse(max))) : undefined;
};

const EMPTY = { text: '', payload: '' };

const choicesOf = (field: FormField, at: string, values: Values): readonly FieldChoice[] => {
  const { id } = field;
  const value = values.get(at) ?? '';
  switch (field.kind) {
    case 'text': {
      const text = value.trim();
      return text || field.required ? [{ id, text, payload: text }] : [];
    }
    case 'date':
      return [{ id, text: writtenDay(value, field.order), payload: `${value}T00:00:00.000Z` }];
    case 'list': {
      const picked = pickedItems(field.sections, values, at);
      return picked.length > 0
        ? picked.map((item) => ({ id, text: item.title, payload: item.id }))
        : [{ id, ...EMPTY }];
    }
    case 'wheel': {
      const item = value === '' ? undefined : field.items[Number(value)];
      return [{ id, ...(item ? { text: item.title || item.id, payload: item.id } : EMPTY) }];
    }
  }
};

export const formChoices = ({ pages }: FormContent, values: Values): readonly FieldChoice[] =>
  pages.flatMap(({ fields }, p) => fields.flatMap((field, f) => choicesOf(field, placeOf(p, f), values)));

/** What a field is called. */
export const fieldTitle = (field: FormField): string | undefined =>
  field.kind === 'list' ? (field.prompt.title ?? field.prompt.header) : field.title;

/** Each field and what was answered, one line each. */
export const answerRows = (
  { pages }: FormContent,
  choices: readonly { readonly id?: string; readonly text: string }[],
): readonly (readonly [string | undefined, string])[] => {
  const fields = pages.flatMap((page) => page.fields);
  const seen = new Set<string>();
  return fields.flatMap((field) => {
    if (seen.has(field.id)) return [];
    seen.add(field.id);
    const texts = choices.filter(({ id }) => id === field.id).map(({ text }) => text);
    return [[fieldTitle(field), texts.filter(Boolean).join(', ')] as const];
  });
};
