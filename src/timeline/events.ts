import type { Delivery, MessageError } from '../model/message.js';
import type { Outgoing } from '../model/outgoing.js';
import type { MessageRecord } from '../model/record.js';

/** Everything the timeline is told. Each may be told again, and late: twice is once. */
export type TimelineEvent =
  /** Local echo. `at` is the visitor's clock, epoch ms, for display only: it never decides the order. */
  | {
      readonly type: 'message.submit';
      readonly clientId: string;
      readonly outgoing: Outgoing;
      readonly at: number;
    }
  /** A live frame. */
  | { readonly type: 'message.received'; readonly record: MessageRecord }
  /**
   * One page of the history, newest first. `older`: the visitor asked for earlier ones, so the window grows by what the page
   * brings instead of being trimmed.
   */
  | {
      readonly type: 'history.page';
      readonly records: readonly MessageRecord[];
      readonly older: boolean;
      /** Key of the message that directly follows this page's newest, when the page before in the same walk ended with it. */
      readonly next?: string;
    }
  /** Where the outbox stands with an own message. Never undoes `sent`, and leaves `failed` only for `sent`. */
  | {
      readonly type: 'delivery.changed';
      readonly clientId: string;
      readonly delivery: Delivery;
      readonly error?: MessageError;
    }
  /** The visitor pressed *Try again*: the only way from `failed` back to `queued`. Keeps its place. */
  | { readonly type: 'message.resend'; readonly clientId: string }
  /** The visitor gave up an own message. Nothing happens when the service has it. */
  | { readonly type: 'message.discard'; readonly clientId: string }
  | NoticeAdded
  | { readonly type: 'notice.removed'; readonly key: string }
  /** @param keepPending - Own messages the service does not have stay, at the end. */
  | { readonly type: 'timeline.cleared'; readonly keepPending: boolean }
  /** Back to the usual bound after the visitor looked at older ones. */
  | { readonly type: 'window.reset' };

/**
 * A line of our own between the bubbles. The same key again changes nothing.
 *
 * It is tied to a neighbour, not to a time: `before` names the message it stands directly above (any of its names), which is
 * what a gap needs: the oldest message of the newest part that has no hole. Otherwise it stands directly below the message
 * named by `after`; without that, or with `'end'`, below the newest confirmed one of this moment. It leaves with its
 * neighbour when that one is trimmed. `at` is for display, epoch ms.
 */
export interface NoticeAdded {
  readonly type: 'notice.added';
  readonly key: string;
  readonly notice: 'gap' | 'new-session';
  readonly at: number;
  readonly before?: string;
  readonly after?: string;
}
