import type { Content } from '../model/message.js';
import type { MessageRecord } from '../model/record.js';
import { count, fields, instant, list, present, safeUrl, text, word, type Fields } from './guards.js';

const MAX_CONTENT = 50;
const MAX_TEXT = 100_000;
const MAX_ANSWER = MAX_TEXT / MAX_CONTENT;

const attachment = (item: Fields): Content | undefined => {
  const file = fields(item['attachment']);
  const id = word(file['id']);
  if (!id) return undefined;
  return present<Content>({
    type: 'attachment',
    id,
    name: word(file['filename'], 1_024) ?? 'file',
    mime: word(file['mime'], 200) ?? 'application/octet-stream',
    size: count(file['fileSize']),
    url: safeUrl(file['url'])?.href,
  });
};

/**
 * Content in our words; what we do not know keeps its name. The guest's answers speak through their text, several for a list.
 * The other side's button responses are offers, not answers.
 */
const contentOf = (body: Fields): { readonly content: readonly Content[]; readonly answer: string } => {
  const content: Content[] = [];
  const answers: string[] = [];
  for (const item of list(body['content'], MAX_CONTENT).map(fields)) {
    const contentType = word(item['contentType'], 60) ?? '?';
    if (contentType === 'Attachment') content.push(attachment(item) ?? { type: 'unknown', contentType });
    else if (contentType === 'ButtonResponse' && body['direction'] === 'Inbound') {
      answers.push(word(fields(item['buttonResponse'])['text'], MAX_ANSWER) ?? '');
    } else content.push({ type: 'unknown', contentType });
  }
  return { content, answer: answers.filter(Boolean).join(', ') };
};

/**
 * One `StructuredMessage` body, or one entity of the history, as a record; `undefined` without an id.
 *
 * @param tracingId - The envelope's; it names the guest's own messages only.
 */
export const recordOf = (body: Fields, tracingId: string | undefined): MessageRecord | undefined => {
  const id = word(body['id'], 200);
  if (!id) return undefined;
  const channel = fields(body['channel']);
  const metadata = fields(body['metadata']);
  const inbound = body['direction'] === 'Inbound';
  const messageId = word(channel['messageId'], 200);
  const own = word(metadata['id'], 200);
  const legacy = word(metadata['customMessageId'], 200);
  const trace = inbound ? tracingId : undefined;
  const from = fields(channel['from']);
  const { content, answer } = contentOf(body);
  return present<MessageRecord>({
    key: messageId ?? id,
    names: [...new Set([id, messageId, own, legacy, trace].filter((each) => each !== undefined))],
    clientId: inbound ? (own ?? legacy ?? trace) : undefined,
    direction: inbound ? 'inbound' : 'outbound',
    author: inbound ? 'guest' : body['originatingEntity'] === 'Bot' ? 'bot' : 'agent',
    name:
      word(from['nickname'], 100) ??
      word([from['firstName'], from['lastName']].map((part) => word(part, 100) ?? '').join(' ')),
    avatar: safeUrl(from['image'])?.href,
    text: text(body['text'], MAX_TEXT) || answer || undefined,
    content,
    time: instant(channel['time']),
  });
};

/** The line that tells that the other side left. */
export const departure = (record: MessageRecord): MessageRecord => ({
  ...record,
  author: 'system',
  content: [{ type: 'notice', notice: 'disconnected' }],
});
