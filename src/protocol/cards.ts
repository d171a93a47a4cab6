/** What is tapped: quick replies and cards, in all their wire forms. */
import type { Choice } from '../model/answer.js';
import type { Card, CardAction, Content, QuickReply } from '../model/content.js';
import { fields, list, present, safeLink, safeUrl, whole, word, type Fields } from './guards.js';

export const MAX_BUTTONS = 50;
const MAX_CARDS = 50;
/** Characters. Longer than that is no payload, and half of one would say something else. */
export const MAX_PAYLOAD = 10_000;

/** A label and what it sends; each stands in for the other when that one is missing. */
const choiceOf = (label: unknown, payload: unknown): Choice | undefined => {
  const shown = word(label);
  const sent = typeof payload === 'string' && payload ? payload : shown;
  return sent && sent.length <= MAX_PAYLOAD ? { text: shown ?? sent.slice(0, 100), payload: sent } : undefined;
};

const quickReply = (value: unknown): readonly QuickReply[] => {
  const reply = fields(value);
  const choice = choiceOf(reply['text'], reply['payload']);
  return choice ? [present({ ...choice, image: safeUrl(reply['image'])?.href })] : [];
};

/** The replies an item of the other side offers: one each, or all at once. */
export const repliesIn = (contentType: string, part: Fields): readonly QuickReply[] => {
  if (contentType === 'QuickReplyV2') return list(part['actions'], MAX_BUTTONS).flatMap(quickReply);
  const isOffer = contentType === 'ButtonResponse' && (part['type'] ?? 'QuickReply') === 'QuickReply';
  return isOffer || contentType === 'QuickReply' ? quickReply(part) : [];
};

const actionOf = (value: unknown): readonly CardAction[] => {
  const { type, text: label, url, payload } = fields(value);
  if (type === 'Link' || (type !== 'Postback' && url !== undefined)) {
    const href = safeLink(url);
    return href ? [{ kind: 'link', text: word(label) ?? href.slice(0, 100), href }] : [];
  }
  const choice = type === 'Postback' || whole(payload) ? choiceOf(label, payload) : undefined;
  return choice ? [{ kind: 'postback', ...choice }] : [];
};

/** None when there is nothing to see. */
const cardOf = (value: unknown): readonly Card[] => {
  const card = fields(value);
  const title = word(card['title']) ?? '';
  const actions = list(card['actions'], MAX_BUTTONS).flatMap(actionOf);
  const [lead] = actionOf(card['defaultAction']);
  const rest = present({
    description: word(card['description'], 5_000),
    image: safeUrl(card['image'])?.href,
    video: safeUrl(card['video'])?.href,
    href: lead?.kind === 'link' ? lead.href : undefined,
  });
  return title || actions.length > 0 || Object.keys(rest).length > 0 ? [{ title, ...rest, actions }] : [];
};

export const card = (part: unknown, of: string): Content | undefined => {
  const [only] = cardOf(part);
  return only && { type: 'card', of, ...only };
};

export const carousel = (part: Fields, of: string): Content | undefined => {
  const cards = list(part['cards'], MAX_CARDS).flatMap(cardOf);
  return cards.length > 0 ? { type: 'carousel', of, cards } : undefined;
};

/** The deprecated predecessor of the card, as one. */
export const genericTemplate = (part: Fields, of: string): Content | undefined => {
  const action = (title: unknown, value: unknown) => {
    const { url, textback } = fields(value);
    return { text: title, url, payload: textback };
  };
  const actions = list(part['components'], MAX_BUTTONS)
    .map(fields)
    .map((each) => action(each['title'], each['actions']));
  return card({ ...part, defaultAction: action('', part['actions']), actions }, of);
};
