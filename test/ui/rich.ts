import type {
  FormContent,
  FormField,
  ListPickerContent,
  Message,
  OfferContent,
  QuickRepliesContent,
} from '../../src/model/message.js';
import { createFakeChat, message, type FakeChat } from './fake-chat.js';
import { mount, type Mounted } from './mount.js';

/** A picture that every page may load from itself. */
export const PICTURE = 'https://pictures.example/fern.png';

/** A message of a bot that holds an offer. */
export const offer = (content: OfferContent, fields: Partial<Message> = {}): Message =>
  message({ author: 'bot', name: 'Nova', content: [content], ...fields });

export const replies = (of = 'q1'): QuickRepliesContent => ({
  type: 'quick-replies',
  of,
  replies: [
    { text: 'Track a parcel', payload: 'TRACK' },
    { text: 'Returns', payload: 'RETURNS', image: PICTURE },
    { text: 'Else', payload: 'ELSE' },
  ],
});

export const card = {
  title: 'Greenhouse 2',
  description: 'Morning light',
  image: PICTURE,
  href: 'https://shop.example/house',
  actions: [
    { kind: 'link', text: 'Photos', href: 'https://shop.example/photos' },
    { kind: 'postback', text: 'Book', payload: 'house:2' },
  ],
} as const;

export const slotAt = (at: number) => ({ payload: new Date(at).toISOString().replace('Z', '+00:00'), at });

export const list = (of = 'l1'): ListPickerContent => ({
  type: 'list-picker',
  of,
  prompt: { header: 'Box', title: 'Your box', subtitle: 'Pick', button: 'Add' },
  reply: { subtitle: 'My box' },
  sections: [
    { title: 'Pot', multiple: false, items: ['clay', 'glazed'].map((id) => ({ id, title: `A ${id} pot` })) },
    { title: 'Extras', multiple: true, items: ['soil', 'can'].map((id) => ({ id, title: `Some ${id}` })) },
  ],
});

const text = (id: string, fields: Partial<Extract<FormField, { kind: 'text' }>> = {}): FormField => ({
  kind: 'text',
  id,
  title: id,
  required: false,
  multiline: false,
  ...fields,
});

export const form = (fields: Partial<FormContent> = {}): FormContent => ({
  type: 'form',
  of: 'f1',
  formId: 'canned-1',
  prompt: { title: 'Your visit' },
  reply: { title: 'Visit planned' },
  introduction: { title: 'Before we start', button: 'Begin' },
  pages: [
    {
      title: 'About you',
      fields: [
        text('name', { required: true, autocomplete: 'GivenName', placeholder: 'Ines' }),
        text('mail', { keyboard: 'Email', autocomplete: 'Email', subtitle: 'For the confirmation' }),
        {
          kind: 'date',
          id: 'day',
          title: 'Day',
          min: Date.UTC(2026, 2, 16),
          max: Date.UTC(2026, 3, 16),
          order: 'dayMonthYear',
        },
      ],
    },
    {
      title: 'Topic',
      fields: [
        { kind: 'list', id: 'topic', prompt: { title: 'Topic' }, sections: list().sections },
        {
          kind: 'wheel',
          id: 'people',
          title: 'People',
          items: [
            { id: 'p1', title: 'One' },
            { id: 'p2', title: '' },
          ],
        },
        text('note', { multiline: true }),
      ],
    },
  ],
  showSummary: true,
  ...fields,
});

/** The element open, with these messages in it. */
export const show = async (
  messages: readonly Message[],
  attributes: Readonly<Record<string, string>> = {},
  chat: FakeChat = createFakeChat(),
): Promise<Mounted> => {
  const mounted = await mount({ open: '', ...attributes }, chat);
  mounted.chat.become('open');
  mounted.chat.receive(...messages);
  await mounted.drawn();
  return mounted;
};

/** The answers the chat was given. */
export const answers = ({ chat }: Mounted): unknown[] =>
  chat.calls.filter((call) => call.startsWith('answer ')).map((call) => JSON.parse(call.slice(7)) as unknown);

/** What the visitor does to a control. */
export const fill = (control: Element | null | undefined, value: string): void => {
  if (!(
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  ))
    throw new Error('no control');
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Inside the shadow tree. */
export const all = <T extends Element = HTMLElement>({ el }: Mounted, selector: string): T[] => [
  ...(el.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];

export const one = <T extends Element = HTMLElement>(mounted: Mounted, selector: string): T => {
  const [found] = all<T>(mounted, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/** Everything said in an element, on one line. */
export const words = (element: Element | undefined): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
