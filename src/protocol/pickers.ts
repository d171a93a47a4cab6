/** What is filled in: dates, lists and forms. What cannot be read of them is left out; the rest can still be answered. */
import type { Content, FormField, FormPage, ListItem, ListSection, Prompt, TimeSlot } from '../model/content.js';
import { count, fields, instant, isTrue, list, present, safeUrl, whole, word, type Fields } from './guards.js';

const MAX_SLOTS = 200;
/** Sections, items, pages, and fields of a page. */
const MAX_PARTS = 50;

const image = (value: Fields): string | undefined => safeUrl(value['imageUrl'])?.href;

const titles = (value: Fields) => ({ title: word(value['title']), subtitle: word(value['subtitle']) });

const promptOf = (value: unknown): Prompt => {
  const prompt = fields(value);
  return present({
    header: word(prompt['header']),
    ...titles(prompt),
    button: word(prompt['buttonLabel'] ?? prompt['buttonText'], 200),
    image: image(prompt),
  });
};

const slotOf = (value: unknown): readonly TimeSlot[] => {
  const { dateTime, duration } = fields(value);
  const payload = whole(dateTime, 60);
  const at = instant(payload);
  return payload && at !== undefined ? [present({ payload, at, durationSeconds: count(duration) })] : [];
};

export const datePicker = (part: Fields, of: string): Content | undefined => {
  const slots = list(part['availableTimes'], MAX_SLOTS).flatMap(slotOf);
  const head = present({ ...titles(part), image: image(part) });
  // Without any time the picker still says so.
  if (slots.length === 0 && Object.keys(head).length === 0) return undefined;
  return { type: 'date-picker', of, ...head, slots: slots.sort((a, b) => a.at - b.at) };
};

const itemOf = (value: unknown): readonly ListItem[] => {
  const item = fields(value);
  const title = word(item['title']) ?? word(item['value']);
  const id = whole(item['id']) ?? title;
  return id ? [present({ id, title: title ?? id, subtitle: word(item['subtitle']), image: image(item) })] : [];
};

const sectionOf = (value: unknown): readonly ListSection[] => {
  const section = fields(value);
  const items = list(section['items'], MAX_PARTS).flatMap(itemOf);
  const head = { title: word(section['title']) ?? '', multiple: isTrue(section['multipleSelection']) };
  return items.length > 0 ? [{ ...head, items }] : [];
};

const sectionsOf = (part: Fields): readonly ListSection[] => list(part['sections'], MAX_PARTS).flatMap(sectionOf);

export const listPicker = (part: Fields, of: string): Content | undefined => {
  const sections = sectionsOf(part);
  if (sections.length === 0) return undefined;
  const [prompt, reply] = [promptOf(part['receivedMessage']), promptOf(part['replyMessage'])];
  return { type: 'list-picker', of, prompt, reply, sections };
};

/** By `formComponentType`; each is given its own part and the id the answer will name. */
const FIELDS: ReadonlyMap<unknown, (part: Fields, id: string) => FormField | undefined> = new Map([
  [
    'Input',
    (part: Fields, id: string): FormField =>
      present<FormField>({
        kind: 'text',
        id,
        ...titles(part),
        placeholder: word(part['placeholderText'], 500),
        required: isTrue(part['isRequired']),
        multiline: isTrue(part['isMultipleLine']),
        keyboard: word(part['keyboardType'], 40),
        autocomplete: word(part['autoCompleteType'], 40),
      }),
  ],
  [
    'DatePicker',
    (part: Fields, id: string): FormField => {
      const order = part['dateDisplayFormat'];
      return present<FormField>({
        kind: 'date',
        id,
        ...titles(part),
        min: instant(part['dateMinimum']),
        max: instant(part['dateMaximum']),
        order: order === 'dayMonthYear' || order === 'yearMonthDay' ? order : 'monthDayYear',
      });
    },
  ],
  [
    'ListPicker',
    (part: Fields, id: string): FormField | undefined => {
      const sections = sectionsOf(part);
      const prompt = promptOf(part['receivedMessage']);
      return sections.length > 0 ? { kind: 'list', id, prompt, sections } : undefined;
    },
  ],
  [
    'WheelPicker',
    (part: Fields, id: string): FormField | undefined => {
      const items = list(part['items'], MAX_PARTS).flatMap(itemOf);
      return items.length > 0
        ? present<FormField>({ kind: 'wheel', id, title: word(part['title']), items })
        : undefined;
    },
  ],
]);

/** The property that holds a content item or a component: its name with a small initial. */
export const partOf = (holder: Fields, name: string): Fields =>
  fields(holder[name.charAt(0).toLowerCase() + name.slice(1)]);

const fieldOf = (value: unknown): readonly FormField[] => {
  const component = fields(value);
  const type = word(component['formComponentType'], 40) ?? '';
  const part = partOf(component, type);
  const id = whole(part['id']);
  const field = id && FIELDS.get(type)?.(part, id);
  return field ? [field] : [];
};

const pageOf = (value: unknown): readonly FormPage[] => {
  const page = fields(value);
  const components = list(page['pageComponents'], MAX_PARTS).flatMap(fieldOf);
  return components.length > 0 ? [present({ ...titles(page), fields: components })] : [];
};

export const form = (part: Fields, of: string): Content | undefined => {
  const pages = list(part['formPages'], MAX_PARTS).flatMap(pageOf);
  if (pages.length === 0) return undefined;
  return present<Content>({
    type: 'form',
    of,
    formId: whole(part['cannedResponseId']) ?? '',
    prompt: promptOf(part['receivedMessage']),
    reply: promptOf(part['replyMessage']),
    introduction: part['introduction'] ? promptOf(part['introduction']) : undefined,
    pages,
    showSummary: isTrue(part['showSummary']),
  });
};
