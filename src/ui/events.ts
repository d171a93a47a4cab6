import type { ChatEvents } from '../chat/chat.js';
import type { Typing } from '../model/connection.js';
import type { Answer, Message } from '../model/message.js';

export type ShowSource = 'launcher' | 'command' | 'method' | 'hash' | 'message';
export type HideSource = 'escape' | 'button' | 'back' | 'command' | 'method';
/** What was pressed. A link or a card opens `href`, a phone number is dialled, a postback sends `payload`. */
export interface ActionDetail {
  readonly kind: 'link' | 'card' | 'phone' | 'postback';
  readonly href: string | undefined;
  readonly payload: string | undefined;
  readonly message: Message;
}
export type ConnectReason = 'open' | 'resume' | 'eager' | 'method' | 'retry' | 'send';

export type TranscriptFormat = 'txt' | 'html' | 'json' | 'print';

/** What each event of the element carries. */
export interface GcEventDetails {
  'gc-ready': { readonly version: string };
  'gc-show': { readonly source: ShowSource };
  'gc-after-show': { readonly source: ShowSource };
  'gc-hide': { readonly source: HideSource };
  'gc-after-hide': { readonly source: HideSource };
  'gc-before-connect': { readonly reason: ConnectReason };
  'gc-status': ChatEvents['status'];
  'gc-session': ChatEvents['session'];
  /** `text` may be replaced by a listener, unless it is an answer's: what was offered is answered as it is, or not at all. */
  'gc-send': {
    text: string;
    /** Everything that is staged. */
    readonly files: readonly Blob[];
    readonly customAttributes: Readonly<Record<string, unknown>> | undefined;
    /** The answer to a picker, a form, a card or a quick reply, if it is one. */
    readonly answer?: Answer;
  };
  'gc-sent': ChatEvents['sent'];
  'gc-send-failed': ChatEvents['send-failed'];
  'gc-message': { readonly message: Message; readonly history: false };
  'gc-resync': ChatEvents['resync'];
  'gc-unread': { readonly count: number };
  'gc-typing': { readonly active: boolean; readonly participant: Typing | undefined };
  'gc-action': ActionDetail;
  'gc-attachment': ChatEvents['attachment'];
  /** The copy that is about to be saved; of what is printed, the same as a page. */
  'gc-transcript': { readonly format: TranscriptFormat; readonly blob: Blob };
  'gc-error': ChatEvents['error'];
}

/** The events by name, as `addEventListener` knows them. */
export type GcEventMap = {
  readonly [K in keyof GcEventDetails]: K extends 'gc-before-connect'
    ? BeforeConnectEvent
    : CustomEvent<GcEventDetails[K]>;
};

export type GcEventName = keyof GcEventDetails;
export type Fire = <K extends GcEventName>(name: K, detail: GcEventDetails[K]) => boolean;

const CANCELABLE: readonly GcEventName[] = ['gc-show', 'gc-hide', 'gc-send', 'gc-action', 'gc-transcript'];

/** `gc-before-connect`: cancel it, or pass a promise to `waitUntil`; a rejected one means no. */
export class BeforeConnectEvent extends CustomEvent<GcEventDetails['gc-before-connect']> {
  readonly promises: Promise<unknown>[] = [];

  constructor(reason: ConnectReason) {
    super('gc-before-connect', { bubbles: true, composed: true, cancelable: true, detail: Object.freeze({ reason }) });
  }

  waitUntil(promise: Promise<unknown>): void {
    this.promises.push(promise);
  }
}

/**
 * Dispatches one event of the element. A listener that throws is the page's affair: the browser reports it there and
 * goes on here.
 *
 * @returns false when a cancelable event was cancelled.
 */
export const fireOn = (host: EventTarget, name: GcEventName, detail: object): boolean => {
  if (name === 'gc-send') Object.seal(detail);
  else Object.freeze(detail);
  const cancelable = CANCELABLE.includes(name) || ('phase' in detail && detail.phase === 'add');
  return host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
};
