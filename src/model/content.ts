/**
 * What a message can hold besides text. `of` is the service's id of the message that holds an offer: an answer refers to it.
 * Every text is untrusted; every address was checked by the codec (https, or http on this very machine).
 */

export interface AttachmentContent {
  readonly type: 'attachment';
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes; absent when the service did not say. */
  readonly size?: number;
  /** Signed download address; lives about ten minutes. Absent while it is our own, not yet echoed. */
  readonly url?: string;
}

/** A line the page draws between bubbles. It is never part of what was said. */
export interface NoticeContent {
  readonly type: 'notice';
  /**
   * `gap`: completeness could not be proven here; `new-session`: the service started over; `disconnected`: the agent or bot
   * left; `signed-in`: the guest is known by name from here on.
   */
  readonly notice: 'gap' | 'new-session' | 'disconnected' | 'signed-in';
}

/** Content this version cannot draw; the message's text still shows. */
export interface UnknownContent {
  readonly type: 'unknown';
  readonly contentType: string;
}

export interface QuickReply {
  readonly text: string;
  readonly payload: string;
  readonly image?: string;
}

/** Answers to tap; all three wire forms of it. */
export interface QuickRepliesContent {
  readonly type: 'quick-replies';
  readonly of: string;
  readonly title?: string;
  readonly replies: readonly QuickReply[];
}

/** `link` opens `href` and sends nothing; `postback` sends `payload`. A link without a safe address is left out. */
export type CardAction =
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'postback'; readonly text: string; readonly payload: string };

export interface Card {
  readonly title: string;
  readonly description?: string;
  readonly image?: string;
  readonly video?: string;
  /** Where the card itself leads. */
  readonly href?: string;
  readonly actions: readonly CardAction[];
}

/** One card; the deprecated generic template becomes one too. */
export interface CardContent extends Card {
  readonly type: 'card';
  readonly of: string;
}

export interface CarouselContent {
  readonly type: 'carousel';
  readonly of: string;
  readonly cards: readonly Card[];
}

export interface TimeSlot {
  /** Exactly as it came; it goes back like this. */
  readonly payload: string;
  /** The same moment, epoch milliseconds. */
  readonly at: number;
  readonly durationSeconds?: number;
}

export interface DatePickerContent {
  readonly type: 'date-picker';
  readonly of: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly image?: string;
  /** By time. */
  readonly slots: readonly TimeSlot[];
}

/** How a picker or form presents itself, and how its answer is titled. */
export interface Prompt {
  readonly header?: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly button?: string;
  readonly image?: string;
}

export interface ListItem {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly image?: string;
}

export interface ListSection {
  readonly title: string;
  /** Else at most one item of the section. */
  readonly multiple: boolean;
  readonly items: readonly ListItem[];
}

export interface ListPickerContent {
  readonly type: 'list-picker';
  readonly of: string;
  readonly prompt: Prompt;
  readonly reply: Prompt;
  readonly sections: readonly ListSection[];
}

export type DateOrder = 'dayMonthYear' | 'monthDayYear' | 'yearMonthDay';

/** `keyboard` and `autocomplete` are the service's words, such as `Email` and `GivenName`. */
export type FormField =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly title?: string;
      readonly subtitle?: string;
      readonly placeholder?: string;
      readonly required: boolean;
      readonly multiline: boolean;
      readonly keyboard?: string;
      readonly autocomplete?: string;
    }
  /** `min` and `max` are epoch milliseconds. Always required. */
  | {
      readonly kind: 'date';
      readonly id: string;
      readonly title?: string;
      readonly subtitle?: string;
      readonly min?: number;
      readonly max?: number;
      readonly order: DateOrder;
    }
  | { readonly kind: 'list'; readonly id: string; readonly prompt: Prompt; readonly sections: readonly ListSection[] }
  | { readonly kind: 'wheel'; readonly id: string; readonly title?: string; readonly items: readonly ListItem[] };

export interface FormPage {
  readonly title?: string;
  readonly subtitle?: string;
  readonly fields: readonly FormField[];
}

export interface FormContent {
  readonly type: 'form';
  readonly of: string;
  /** The service's `cannedResponseId`; goes back as it came. */
  readonly formId: string;
  readonly prompt: Prompt;
  readonly reply: Prompt;
  readonly introduction?: Prompt;
  readonly pages: readonly FormPage[];
  readonly showSummary: boolean;
}

/** Content the guest answers. */
export type OfferContent =
  QuickRepliesContent | CardContent | CarouselContent | DatePickerContent | ListPickerContent | FormContent;

export type Content = AttachmentContent | NoticeContent | UnknownContent | OfferContent;
