import type { Message } from '../model/message.js';

/** A message as Messenger's events carry it. */
export interface MessengerMessage {
  readonly id: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly messageType: 'inbound' | 'outbound';
  readonly type: 'Text' | 'Structured' | 'Event';
  readonly text: string | undefined;
  readonly originatingEntity: 'Human' | 'Bot' | undefined;
  /** As the element has it: `content` of its messages. */
  readonly content: Message['content'];
  readonly channel: {
    readonly from: { readonly nickname: string | undefined; readonly image: string | undefined };
    readonly time: string;
  };
  /** ISO 8601. */
  readonly timestamp: string;
}

const ENTITIES = { agent: 'Human', bot: 'Bot', guest: undefined, system: undefined } as const;

export const asMessenger = ({ id, author, name, avatar, text, content, time }: Message): MessengerMessage => {
  const isOwn = author === 'guest';
  const timestamp = new Date(time).toISOString();
  return {
    id,
    direction: isOwn ? 'Inbound' : 'Outbound',
    messageType: isOwn ? 'inbound' : 'outbound',
    type: author === 'system' ? 'Event' : content.length > 0 ? 'Structured' : 'Text',
    text,
    originatingEntity: ENTITIES[author],
    content,
    channel: { from: { nickname: name, image: avatar }, time: timestamp },
    timestamp,
  };
};
