import type { Answer } from '../../model/answer.js';
import { hasLeft } from '../../chat/endings.js';
import { GenesysChatError } from '../../model/errors.js';
import type { Message } from '../../model/message.js';
import { wantedBanner, type PlainKind } from '../banner/banner-model.js';
import type { ActionDetail } from '../events.js';
import { problemText } from '../problem.js';
import type { UiHost } from '../ui-host.js';

/** What the visitor did to an offer and did not send yet. It outlives every drawing. */
export interface Draft {
  /** Makes ids in the tree: what the service names things need not be one. */
  readonly n: number;
  readonly step: number;
  /** The step was tried to be left: only then its errors show. */
  readonly tried: boolean;
  /** What was typed and picked, by the place of the field. Whoever changes it says so with `change`. */
  readonly values: Map<string, string>;
  /** Sent from here; taken back when it failed. */
  readonly given: Answer | undefined;
  /** Why it was not even taken. */
  readonly problem: string | undefined;
}

export interface Offers {
  /** Why nothing can be answered any more. */
  readonly closed: string | undefined;
  draft(of: string): Draft;
  /** The answer to an offer: the one known to everybody, else the one just given. */
  given(message: Message, of: string): Answer | undefined;
  /** Draws the message again, for nothing of it has changed. */
  redraw(message: Message): void;
  /** The same, with other facts. `focus`: the id of what has the focus then. */
  change(message: Message, of: string, changes?: Partial<Draft>, focus?: string): void;
  answer(message: Message, of: string, answer: Answer, focus?: string): void;
  /** Tells the page. False: the page takes care of it. */
  act(action: ActionDetail): boolean;
  /** The visitor's clock, epoch milliseconds. */
  now(): number;
  /** Grows whenever these messages are to be drawn again though they are the same; 0 for mere text. */
  stamp(messages: readonly Message[]): number;
  /** The chat, the words or the log may have changed: what was done to offers that are gone is forgotten. */
  refresh(messages: readonly Message[]): void;
}

/** Ends after which the chat takes nothing; they are named like their sentence. */
const ENDS: readonly unknown[] = ['readOnly', 'expired', 'cleared', 'signedOut', 'elsewhere', 'refused'];
const isEnd = (kind: unknown): kind is PlainKind => ENDS.includes(kind);

/** Notes about offers that are let grow before those about offers of no message are let go (I14). */
const MOST = 3_000;

/** @param redraw - Draws the log, then gives the focus to the element with that id. */
export const createOffers = (host: UiHost, redraw: (focus: string | undefined) => void): Offers => {
  const drafts = new Map<string, Draft>();
  const versions = new Map<string, number>();
  let names = 0;
  let most = MOST;
  let base = 0;
  let closed: string | undefined;

  const drawAgain = (id: string, focus?: string): void => {
    versions.set(id, (versions.get(id) ?? 0) + 1);
    redraw(focus);
  };

  const draft = (of: string): Draft => {
    const known = drafts.get(of);
    if (known) return known;
    const values = new Map<string, string>();
    const made = { n: names++, step: 0, tried: false, values, given: undefined, problem: undefined };
    drafts.set(of, made);
    return made;
  };

  const given = (message: Message, of: string): Answer | undefined => message.answered ?? draft(of).given;

  const change = ({ id }: Message, of: string, changes: Partial<Draft> = {}, focus?: string): void => {
    drafts.set(of, { ...draft(of), ...changes });
    drawAgain(id, focus);
  };

  /** Another answer takes the place of one that failed. */
  const discardFailed = (of: string): void => {
    const chat = host.chat();
    for (const { id, delivery, answer } of chat?.pending.get() ?? [])
      if (delivery === 'failed' && answer?.to === of) chat?.discard(id);
  };

  return {
    get closed() {
      return closed;
    },
    draft,
    redraw: ({ id }) => drawAgain(id),
    given,
    change,
    answer(message, of, answer, focus) {
      if (closed !== undefined || given(message, of)) return;
      discardFailed(of);
      change(message, of, { given: answer, problem: undefined }, focus);
      host.answer(answer).catch((error: unknown) => {
        const isRefused = error instanceof GenesysChatError && error.code === 'message/queue-full';
        change(message, of, { given: undefined, problem: isRefused ? problemText(host.strings(), error) : undefined });
      });
    },
    act: (action) => host.act(action),
    now: () => host.clock.wall(),
    stamp: (messages) =>
      messages.reduce((sum, { id, content }) => (content.length > 0 ? sum + base + (versions.get(id) ?? 0) : sum), 0),
    refresh(messages) {
      // Rarely, and in one go.
      if (hasLeft(host.chat()?.connection.get()) || drafts.size + versions.size > most) {
        const kept = new Set(
          messages.flatMap(({ id, content }) => [id, ...content.map((each) => 'of' in each && each.of)]),
        );
        for (const notes of [drafts, versions]) for (const key of notes.keys()) if (!kept.has(key)) notes.delete(key);
        most = MOST + drafts.size + versions.size;
      }
      const { state, reason } = host.chat()?.connection.get() ?? {};
      const kind =
        state && wantedBanner({ status: state, reason, pausedUntil: undefined, expiresAt: undefined, wall: 0 });
      const next = isEnd(kind) ? host.strings()[kind] : undefined;
      if (next !== closed) base++;
      closed = next;
    },
  };
};
