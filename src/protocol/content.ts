import type { Content, QuickReply } from '../model/content.js';
import { card, carousel, genericTemplate, MAX_BUTTONS, repliesIn } from './cards.js';
import { count, fields, list, nameIn, present, safeUrl, word, type Fields } from './guards.js';
import { datePicker, form, listPicker, partOf } from './pickers.js';

export const MAX_CONTENT = 50;

const attachment = (file: Fields): Content | undefined => {
  const id = word(file['id']);
  if (!id) return undefined;
  return present<Content>({
    type: 'attachment',
    id,
    name: nameIn(file['filename'], 1_024) ?? 'file',
    mime: word(file['mime'], 200) ?? 'application/octet-stream',
    size: count(file['fileSize']),
    url: safeUrl(file['url'])?.href,
  });
};

type Reader = (part: Fields, of: string) => Content | undefined;

const OFFERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Card', card],
  ['Carousel', carousel],
  ['GenericTemplate', genericTemplate],
  ['DatePicker', datePicker],
  ['ListPicker', listPicker],
  ['Form', form],
]);

/** Content of other channels that is nothing but text. */
const TEXTS: ReadonlyMap<string, (part: Fields) => readonly unknown[]> = new Map([
  ['Text', (part: Fields) => [part['body']]],
  ['Notification', (part: Fields) => [fields(part['header'])['text'], fields(part['body'])['text']]],
]);

interface ReadContent {
  readonly content: readonly Content[];
  /** Text that came as content. */
  readonly said: string;
}

/**
 * Content in our words. What cannot be read keeps its name, so that there is never a hole. The guest's own answers are left
 * out: see `answerOf`. Quick replies are one piece, in the place of the first.
 *
 * @param of - The message's id: what answers refer to.
 */
export const contentOf = (body: Fields, of: string): ReadContent => {
  const inbound = body['direction'] === 'Inbound';
  const content: Content[] = [];
  const replies: QuickReply[] = [];
  const said: string[] = [];
  let title: string | undefined;
  let place = 0;
  for (const item of list(body['content'], MAX_CONTENT).map(fields)) {
    const contentType = word(item['contentType'], 60) ?? '?';
    const part = contentType === 'GenericTemplate' ? fields(item['generic']) : partOf(item, contentType);
    if (inbound && (contentType === 'ButtonResponse' || contentType === 'Form')) continue;
    const offered = inbound ? [] : repliesIn(contentType, part);
    const words = (TEXTS.get(contentType)?.(part) ?? []).flatMap((each) => word(each, 20_000) ?? []);
    if (offered.length > 0) {
      if (replies.length === 0) place = content.length;
      replies.push(...offered);
      title ??= word(part['title']);
    } else if (words.length > 0) said.push(...words);
    else {
      const read = contentType === 'Attachment' ? attachment : inbound ? undefined : OFFERS.get(contentType);
      content.push(read?.(part, of) ?? { type: 'unknown', contentType });
    }
  }
  if (replies.length > 0)
    content.splice(place, 0, present({ type: 'quick-replies', of, title, replies: replies.slice(0, MAX_BUTTONS) }));
  return { content, said: said.join('\n') };
};
