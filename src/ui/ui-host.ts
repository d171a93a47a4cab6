import type { Chat } from '../chat/chat.js';
import type { MediaRules } from '../model/upload.js';
import type { Strings } from '../i18n/en.js';
import type { Answer, Message } from '../model/message.js';
import type { UiClock } from './browser-clock.js';
import type { Renderers } from './content/renderers.js';
import type { ActionDetail, Fire, HideSource, ShowSource } from './events.js';
import type { Formats } from './format.js';
import type { PreferenceStore } from './preferences/store.js';
import type { PreChat } from './pre-chat/pre-chat.js';
import type { Wishes } from './wishes.js';

/** What the pieces may ask of the element, and what they report to it. They know neither sockets nor each other. */
export interface UiHost {
  readonly clock: UiClock;
  readonly root: ShadowRoot;
  /** The element itself, as it stands in the page. */
  readonly element: HTMLElement;
  readonly fire: Fire;
  /** Opens the panel as the visitor would, the focus included. */
  show(source: ShowSource): void;
  /** Closes a floating panel; the focus goes back to where it came from. */
  hide(source: HideSource): void;
  strings(): Strings;
  /** Of those strings, BCP 47. */
  language(): string;
  formats(): Formats;
  chat(): Chat | undefined;
  /** Texts of others are formatted. */
  markdown(): boolean;
  /** The panel is there to be drawn. */
  visible(): boolean;
  /** A person can see it: the panel is there and the page in front. */
  shown(): boolean;
  /** A person sees it, and the end of the log. */
  reading(): boolean;
  announce(text: string, urgent?: boolean): void;
  /** Says it, and shows it over the log for a moment. */
  toast(text: string, failed?: boolean): void;
  /** Submits what was typed. False: nothing was taken, the text stays where it is. `onRefused`: it was given back later. */
  submit(text: string, onRefused: () => void): boolean;
  /** @throws (rejects) GenesysChatError. */
  answer(answer: Answer): Promise<Message>;
  /** Tells the page what was pressed. False: the page takes care of it. */
  act(action: ActionDetail): boolean;
  /** A fresh download address of a file. */
  freshUrl?(attachmentId: string): Promise<string>;
  /** What the page draws itself. */
  renderers(): Renderers | undefined;
  /** A renderer of the page threw. */
  rendererFailed(type: string): void;
  /** Stages files, if the page and the deployment let the visitor. */
  attach(files: readonly File[]): void;
  /** What files the visitor may pick now. */
  rules(): MediaRules | undefined;
  /** What the page wishes and brings, by attribute and property. */
  readonly wishes: Wishes;
  /** What the visitor likes. */
  readonly preferences: PreferenceStore;
  /** Something changed that the header or the element's states show. */
  redraw(): void;
  connect(): void;
  /** @param onFailed - The visitor is not signed in; the page was told why. */
  signIn(onFailed: () => void): void;
  startNew(): void;
  /** Puts the text into the composer for another try. */
  edit(text: string): void;
  focusComposer(options?: FocusOptions): void;
  /** Shows the first message not yet read, else the latest. */
  jump(): void;
  /** Messages of others not yet read, and the first of them. */
  unread(): { readonly count: number; readonly firstId: string | undefined };
  /** The reader reached the end of the log. */
  read(): void;
  placeholder(): string;
  /** The form before a new conversation. */
  readonly preChat: PreChat;
  /** What the log shows: the chat's messages, and an invitation before them. */
  messages(): readonly Message[];
}
