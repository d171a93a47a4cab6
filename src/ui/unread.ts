import type { Message } from '../model/message.js';

/** What came in while nobody looked. */
export interface Unread {
  readonly count: number;
  /** The first of them; kept after reading, so that the separator stays where it was until the panel closes. */
  readonly firstId: string | undefined;
}

export const NOTHING_UNREAD: Unread = { count: 0, firstId: undefined };

export const isOther = ({ author }: Message): boolean => author === 'agent' || author === 'bot';

export const withArrival = (unread: Unread, message: Message): Unread =>
  isOther(message) ? { count: unread.count + 1, firstId: unread.count > 0 ? unread.firstId : message.id } : unread;

/** @param from - Time of the first missed message, epoch milliseconds. */
export const withMissed = (
  unread: Unread,
  missed: number,
  from: number | undefined,
  messages: readonly Message[],
): Unread => {
  if (missed <= 0) return unread;
  const first = messages.find((message) => isOther(message) && from !== undefined && message.time >= from);
  return { count: unread.count + missed, firstId: unread.count > 0 ? unread.firstId : first?.id };
};

export const afterReading = (unread: Unread): Unread => (unread.count === 0 ? unread : { ...unread, count: 0 });
