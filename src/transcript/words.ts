import type { Strings } from '../i18n/en.js';
import { parseMarkdown, textOf, type Token } from '../markdown/parse.js';
import type { Card, Content, FormField, ListSection } from '../model/content.js';
import type { Message } from '../model/message.js';
import { safeHref, toPieces, type TextPiece } from '../ui/message/links.js';
import type { TranscriptSource } from './source.js';

/** A line: plain words, or words that lead somewhere. */
type Line = string | TextPiece | undefined;

const bullet = (text: string): string => `• ${text}`;

const markdownPieces = (tokens: readonly Token[]): readonly TextPiece[] =>
  tokens.flatMap((token): readonly TextPiece[] => {
    if (typeof token === 'string') return toPieces(token);
    const { type, children, href = '', value } = token;
    if (type === 'a') {
      const text = textOf(children);
      const safe = safeHref(href);
      return [safe === undefined ? { text: `${text} (${href})` } : { text, href: safe }];
    }
    const inner = type === 'code' || type === 'pre' ? [{ text: textOf(children) }] : markdownPieces(children);
    if (type === 'li') return [{ text: value === undefined ? bullet('') : `${value}. ` }, ...inner];
    // p, h, hr and pre are what a line consists of.
    return /^[hp]/.test(type) ? [...inner, { text: '\n' }] : inner;
  });

const cardLines = ({ title, description, href, video, actions }: Card, t: Strings): readonly Line[] => [
  href ? { text: title, href } : title,
  description,
  ...actions.map((action) =>
    action.kind === 'link' ? { text: bullet(action.text), href: action.href } : bullet(action.text),
  ),
  video ? { text: bullet(t.video), href: video } : undefined,
];

const sectionLines = (sections: readonly ListSection[]): readonly Line[] =>
  sections.flatMap(({ title, items }) => [title, ...items.map((item) => bullet(item.title))]);

const fieldLines = (field: FormField): readonly Line[] =>
  field.kind === 'list' ? [field.prompt.title, ...sectionLines(field.sections)] : [field.title && bullet(field.title)];

/** What a piece of content says, line by line. A file is its name: a download address is a key, and runs out anyway. */
export const contentLines = (
  content: Content,
  name: string | undefined,
  { strings: t, formats }: Pick<TranscriptSource, 'strings' | 'formats'>,
): readonly Line[] => {
  switch (content.type) {
    case 'attachment': {
      const size = content.size === undefined ? '' : ` (${formats.size(content.size)})`;
      return [`${t.file}: ${content.name}${size}`];
    }
    case 'quick-replies':
      return [content.title, ...content.replies.map(({ text }) => bullet(text))];
    case 'card':
      return cardLines(content, t);
    case 'carousel':
      return content.cards.flatMap((card) => cardLines(card, t));
    case 'date-picker': {
      const slots = content.slots.map(({ at }) => bullet(formats.moment(at)));
      return [content.title, content.subtitle, ...(slots.length > 0 ? slots : [t.noTimes])];
    }
    case 'list-picker':
      return [content.prompt.title, content.prompt.subtitle, ...sectionLines(content.sections)];
    case 'form':
      return [
        content.prompt.title,
        ...content.pages.flatMap(({ title, fields }) => [title, ...fields.flatMap(fieldLines)]),
      ];
    case 'notice':
      return [
        {
          gap: () => t.gap,
          'new-session': () => t.newSession,
          disconnected: () => t.left(name),
          'signed-in': () => t.signedIn(name),
        }[content.notice](),
      ];
    case 'unknown':
      return [];
  }
};

/** Where a link leads, unless its words are the address. */
export const targetOf = ({ text, href }: TextPiece): string | undefined =>
  href === undefined || safeHref(text) === href ? undefined : href;

/** All that a message says, in reading order; the lines of it are in the texts. */
export const piecesOf = (
  { author, name, text, content }: Message,
  source: Pick<TranscriptSource, 'strings' | 'formats' | 'markdown'>,
): readonly TextPiece[] => {
  const said =
    text === undefined
      ? []
      : source.markdown && author !== 'guest'
        ? markdownPieces(parseMarkdown(text))
        : toPieces(text);
  const last = said.at(-1);
  const pieces = last?.text === '\n' ? said.slice(0, -1) : [...said];
  for (const line of content.flatMap((each) => contentLines(each, name, source))) {
    // A title often says the text once more.
    if (!line || line === text) continue;
    if (pieces.length > 0) pieces.push({ text: '\n' });
    pieces.push(typeof line === 'string' ? { text: line } : { text: line.text, href: safeHref(line.href ?? '') ?? '' });
  }
  return pieces.length > 0 ? pieces : [{ text: source.strings.unknownContent }];
};

/** The same as one text, where links show where they lead. */
export const textOfPieces = (pieces: readonly TextPiece[]): string =>
  pieces
    .map((piece) => {
      const target = targetOf(piece);
      return target ? `${piece.text} (${target})` : piece.text;
    })
    .join('');
