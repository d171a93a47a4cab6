import type { Message } from '../../model/message.js';
import { startOfDay } from '../format.js';

/** Messages of one author in one breath: they share the name, the avatar and the time. */
export interface Run {
  readonly messages: readonly Message[];
  /** The day begins with it. */
  readonly newDay: boolean;
  /** The first message not yet read begins it. */
  readonly unread: boolean;
}

/** A pause longer than this starts a new run, in milliseconds. */
const PAUSE = 5 * 60_000;

/** Whether `b` goes on where `a` left off. */
export const continuesRun = (a: Message | undefined, b: Message): boolean =>
  a?.author === b.author &&
  a.author !== 'system' &&
  a.name === b.name &&
  Math.abs(b.time - a.time) <= PAUSE &&
  startOfDay(a.time) === startOfDay(b.time);

/** @param before - The message before these, if any: it decides whether a day begins. */
export const toRuns = (
  messages: readonly Message[],
  before: Message | undefined,
  unreadFrom: string | undefined,
): readonly Run[] => {
  const runs: { messages: Message[]; newDay: boolean; unread: boolean }[] = [];
  let last = before;
  for (const message of messages) {
    const unread = message.id === unreadFrom;
    const open = runs.at(-1);
    if (open && !unread && continuesRun(last, message)) open.messages.push(message);
    else
      runs.push({ messages: [message], newDay: !last || startOfDay(last.time) !== startOfDay(message.time), unread });
    last = message;
  }
  return runs;
};
