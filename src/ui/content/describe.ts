import type { Strings } from '../../i18n/en.js';
import { plainText } from '../../markdown/parse.js';
import type { Content, Message } from '../../model/message.js';

const count = (lists: readonly { readonly length: number }[]): number =>
  lists.reduce((sum, { length }) => sum + length, 0);

/** What a piece of content offers, in words: its name, then how much there is to choose from. */
const wordsOf = (content: Content, t: Strings): readonly (string | undefined)[] => {
  switch (content.type) {
    case 'attachment':
      return [t.sentFile(content.name)];
    case 'quick-replies':
      return [content.title, t.choices(content.replies.length)];
    case 'card':
      return [content.title, content.actions.length > 0 ? t.choices(content.actions.length) : undefined];
    case 'carousel':
      return [t.cards(content.cards.length)];
    case 'date-picker':
      return [content.title, content.slots.length > 0 ? t.times(content.slots.length) : t.noTimes];
    case 'list-picker':
      return [content.prompt.title, t.choices(count(content.sections.map(({ items }) => items)))];
    case 'form':
      return [content.prompt.title, t.form];
    case 'notice':
    case 'unknown':
      return [];
  }
};

/** A message as one hears it: its text, then its content. Nothing when there are no words for it. */
export const spokenMessage = ({ text, content }: Pick<Message, 'text' | 'content'>, t: Strings): string => {
  const said = [text, ...content.flatMap((each) => wordsOf(each, t))].filter(
    (each) => each !== undefined && each !== '',
  );
  // A title often says the text once more.
  return [...new Set(said)].reduce<string>(
    (all, each) => (all === '' ? (each ?? '') : `${all}${/[.!?…,:。！？：]$/.test(all) ? '' : '.'} ${each ?? ''}`),
    '',
  );
};

/** A message where there are no looks: no marks, and words for what has none. @param markdown - Texts are formatted. */
export const plainMessage = (message: Message, t: Strings, markdown: boolean): string =>
  spokenMessage(markdown && message.text ? { ...message, text: plainText(message.text) } : message, t) ||
  t.unknownContent;
