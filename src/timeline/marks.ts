/** What messages say of each other, and fresh addresses of files: laid over the timeline, which knows nothing of either. */
import type { Answer } from '../model/answer.js';
import type { Content, Message, OfferContent } from '../model/message.js';

const isOffer = (content: Content): content is OfferContent => 'of' in content;

/** Whether a nameless answer can be one to this offer: answers read from the wire do not always say what they answer. */
const fits = (offer: OfferContent, { kind, choices }: Answer): boolean => {
  const payload = choices[0]?.payload;
  switch (offer.type) {
    case 'quick-replies':
      return kind === 'quick-reply' && offer.replies.some((reply) => reply.payload === payload);
    case 'card':
    case 'carousel': {
      const cards = offer.type === 'card' ? [offer] : offer.cards;
      return (
        kind === 'button' &&
        cards.some(({ actions }) => actions.some((action) => action.kind === 'postback' && action.payload === payload))
      );
    }
    case 'date-picker':
      return kind === 'date' && offer.slots.some((slot) => slot.payload === payload);
    case 'list-picker':
      return kind === 'list';
    case 'form':
      return kind === 'form';
  }
};

/** Finds answers by the offer they belong to; an answer that failed is none. After an arrival only that one is looked at. */
const createAnswers = (): ((messages: readonly Message[]) => ReadonlyMap<string, Answer>) => {
  let given = new Map<string, Answer>();
  let offers: OfferContent[] = [];
  let seen: readonly Message[] = [];
  return (messages) => {
    let from = 0;
    while (from < seen.length && seen[from] === messages[from]) from++;
    if (from < seen.length) {
      from = 0;
      given = new Map();
      offers = [];
    }
    for (; from < messages.length; from++) {
      const { content = [], answer, delivery } = messages[from] ?? {};
      if (content.length > 0) offers.push(...content.filter(isOffer));
      if (!answer || delivery === 'failed') continue;
      const of = answer.to ?? offers.findLast((offer) => fits(offer, answer))?.of;
      if (of !== undefined) given.set(of, answer);
    }
    seen = messages;
    return given;
  };
};

export interface Marks {
  /** The same messages; those something is known about come as copies, the same copy until that changes. */
  apply(messages: readonly Message[]): readonly Message[];
  /** A fresh download address for a file. */
  renew(attachmentId: string, url: string): void;
}

export const createMarks = (): Marks => {
  const urls = new Map<string, string>();
  const answersIn = createAnswers();
  const copies = new WeakMap<Message, { readonly key: readonly unknown[]; readonly copy: Message }>();
  let last: readonly Message[] = [];

  const mark = (message: Message, given: ReadonlyMap<string, Answer>): Message => {
    const { content } = message;
    if (content.length === 0) return message;
    const answered = content.flatMap((each) => (isOffer(each) ? (given.get(each.of) ?? []) : []))[0];
    const renewed = content.map((each) => (each.type === 'attachment' ? urls.get(each.id) : undefined));
    const isRenewed = renewed.some((url) => url !== undefined);
    if (!answered && !isRenewed) return message;
    const key = [answered, ...renewed];
    const known = copies.get(message);
    if (known?.key.every((each, i) => each === key[i])) return known.copy;
    const copy = Object.freeze({
      ...message,
      ...(isRenewed && {
        content: content.map((each, i) => {
          const url = renewed[i];
          return url === undefined || each.type !== 'attachment' ? each : { ...each, url };
        }),
      }),
      ...(answered && { answered }),
    });
    copies.set(message, { key, copy });
    return copy;
  };

  return {
    apply(messages) {
      const given = answersIn(messages);
      if (given.size === 0 && urls.size === 0) return (last = messages);
      const list = messages.map((message) => mark(message, given));
      const isSame = list.length === last.length && list.every((message, i) => message === last[i]);
      return isSame ? last : (last = Object.freeze(list));
    },
    renew: (attachmentId, url) => void urls.set(attachmentId, url),
  };
};
