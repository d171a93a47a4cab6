import { answerText } from '../model/answer.js';
import type { MessageRecord } from '../model/record.js';
import { answerOf } from './answers.js';
import { contentOf } from './content.js';
import { fields, instant, nameIn, present, safeUrl, text, word, type Fields } from './guards.js';

const MAX_TEXT = 100_000;

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
  const { content, said } = contentOf(body, id);
  const answer = answerOf(body);
  return present<MessageRecord>({
    key: messageId ?? id,
    names: [...new Set([id, messageId, own, legacy, trace].filter((each) => each !== undefined))],
    clientId: inbound ? (own ?? legacy ?? trace) : undefined,
    direction: inbound ? 'inbound' : 'outbound',
    author: inbound ? 'guest' : body['originatingEntity'] === 'Bot' ? 'bot' : 'agent',
    name:
      nameIn(from['nickname'], 100) ??
      word([from['firstName'], from['lastName']].map((part) => nameIn(part, 100) ?? '').join(' ')),
    avatar: safeUrl(from['image'])?.href,
    // What the guest chose, not what another client wrote beside it: so it reads the same as our own copy did.
    text: text((answer && answerText(answer)) || text(body['text'], MAX_TEXT) || said, MAX_TEXT) || undefined,
    content,
    answer,
    time: instant(channel['time']),
  });
};

/** The line that tells that the other side left, or that the guest is known by name; none for other events. */
export const noticeOf = (event: Fields, record: MessageRecord): MessageRecord | undefined => {
  const presence = event['eventType'] === 'Presence' ? fields(event['presence'])['type'] : undefined;
  const isSignIn = presence === 'SignIn';
  if (!isSignIn && presence !== 'Disconnect') return undefined;
  // The guest signs in, the others leave; nobody else's coming and going matters.
  if (isSignIn !== (record.direction === 'inbound')) return undefined;
  return {
    ...record,
    author: 'system',
    content: [{ type: 'notice', notice: isSignIn ? 'signed-in' : 'disconnected' }],
  };
};
