import type { Chat } from '../chat/chat.js';
import { GenesysChatError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import type { Preferences } from './preferences/preferences.js';
import type { Upload } from '../model/upload.js';
import { diagnosticsOf } from './debug/diagnostics.js';
import type { GcEventMap, TranscriptFormat } from './events.js';
import { oneOf } from './properties.js';
import { ReadableElement } from './readable-element.js';
import { saveTranscript } from './saving/save.js';
import { VERSION } from './version.js';

/** What `send` takes besides a plain text. */
export interface OutgoingMessage {
  readonly text?: string;
  /** Staged first, as by `attach`. */
  readonly files?: readonly File[];
  readonly customAttributes?: Readonly<Record<string, string>>;
}

/**
 * A chat for Genesys Cloud Web Messaging.
 *
 * @tag genesys-chat
 *
 * @attr {string} deployment-id - The Messenger deployment, a UUID. Required.
 * @attr {string} environment - Region code (`prod-euw2`) or domain (`euw2.pure.cloud`). Required unless `endpoint` is set.
 * @attr {string} endpoint - Origin of a server that speaks the whole protocol on one port, such as the simulator.
 * @attr {boolean} no-config - Do not fetch the deployment's config.
 * @attr {boolean} no-markdown - Show marks in messages as they are, even where the deployment formats them.
 * @attr {boolean} open - The panel is open. The only attribute the element sets itself.
 * @attr {'floating'|'inline'|'page'} mode - A launcher and a panel over the page, the box it stands in, or a whole page. Default `floating`.
 * @attr {'bottom-end'|'bottom-start'} position - The corner; mirrored in right-to-left pages. Default `bottom-end`.
 * @attr {'auto'|'none'} launcher - `none`: the page brings its own button. Default `auto`.
 * @attr {string} heading - Title of the panel. Default: the deployment's, else "Chat".
 * @attr {string} placeholder - Hint in the empty text box.
 * @attr {'auto'|'light'|'dark'} color-scheme - `auto` follows the page's `color-scheme`. Default `auto`.
 * @attr {'resume'|'open'|'eager'} connect-when - At idle if an earlier visit left a session, on first opening, or at once. Default `resume`.
 * @attr {'local'|'session'|'none'} storage - Where the session token lives. Default `local`.
 * @attr {'shared'|'off'} multi-tab - All tabs of this site share one connection while they share the token, or each has its own. Default `shared`.
 * @attr {boolean} no-attachments - The visitor cannot add files, whatever the deployment allows.
 * @attr {boolean} no-typing - The other side is not told that the visitor types.
 * @attr {boolean} no-multiline - One line only: every Enter sends.
 * @attr {string} notify - How to call for attention: `title` (the number before the page's title), `badge` (on an installed app), `sound` and `desktop` (each once the visitor has switched it on). Default `title`.
 * @attr {boolean} auto-start - Let the flow speak first in a new session, even if the deployment's config does not say so.
 * @attr {string} custom-attributes - JSON object of keys and texts for flows and agents; goes with the next message.
 * @attr {string} transcript - Which copies of the conversation the menu offers: any of `txt html json print`; empty means none. Default `txt print`.
 * @attr {string} guard - `card`: asks before the visitor sends what looks like the number of a payment card.
 * @attr {number} heading-level - Level of the panel's heading in the outline of the page, 1 to 6. Default 2.
 * @attr {boolean} back-closes - On a phone the Back button closes the panel and stays on the page.
 * @attr {boolean} debug - Writes a log to the console and adds "Copy diagnostics" to the menu; neither holds a text or a token.
 * @attr {''|'calm'|'flaky'|'offline'} demo - A demonstration without a network or a deployment. `flaky` loses its connection again and again, `offline` has none.
 *
 * @slot - Shown until the element is defined: a phone number, a mail address.
 * @slot launcher - Replaces the icon inside the launcher.
 * @slot header-start - Replaces the avatar.
 * @slot heading - Replaces the heading's text.
 * @slot header-actions - Buttons before the close button.
 * @slot notice - Before the log: privacy text.
 * @slot empty - Replaces the welcome.
 * @slot pre-chat - A form before a new conversation, in place of the composer. What is filled in goes to flows and agents as custom attributes.
 * @slot composer-start - Before the text box.
 * @slot composer-end - After the text box.
 * @slot offline - Shown while offline.
 * @slot ended - Above "Start a new chat" once the conversation has ended.
 * @slot footer - Below the composer.
 *
 * @fires {CustomEvent<GcEventDetails['gc-ready']>} gc-ready - Drawn for the first time.
 * @fires {CustomEvent<GcEventDetails['gc-show']>} gc-show - About to open. Cancelable.
 * @fires {CustomEvent<GcEventDetails['gc-after-show']>} gc-after-show - Open and at rest.
 * @fires {CustomEvent<GcEventDetails['gc-hide']>} gc-hide - About to close. Cancelable.
 * @fires {CustomEvent<GcEventDetails['gc-after-hide']>} gc-after-hide - Closed and at rest.
 * @fires {BeforeConnectEvent} gc-before-connect - About to connect. Cancelable; `waitUntil(promise)` waits for consent.
 * @fires {CustomEvent<GcEventDetails['gc-status']>} gc-status - The connection's status changed.
 * @fires {CustomEvent<GcEventDetails['gc-session']>} gc-session - The session started, resumed, expired, ended …
 * @fires {CustomEvent<GcEventDetails['gc-send']>} gc-send - About to send a message, or an answer (`detail.answer`). Cancelable; the text of a message may be replaced in `detail.text`.
 * @fires {CustomEvent<GcEventDetails['gc-sent']>} gc-sent - The service has the message.
 * @fires {CustomEvent<GcEventDetails['gc-send-failed']>} gc-send-failed - A message could not be sent.
 * @fires {CustomEvent<GcEventDetails['gc-message']>} gc-message - A message arrived live. History never fires it.
 * @fires {CustomEvent<GcEventDetails['gc-resync']>} gc-resync - What a lost connection had missed was read back.
 * @fires {CustomEvent<GcEventDetails['gc-unread']>} gc-unread - The number of unread messages changed.
 * @fires {CustomEvent<GcEventDetails['gc-typing']>} gc-typing - Someone began or stopped typing.
 * @fires {CustomEvent<ActionDetail>} gc-action - A link, a button or a quick reply was pressed. Cancelable: the page takes care of it.
 * @fires {CustomEvent<GcEventDetails['gc-attachment']>} gc-attachment - A staged file: `phase` is add, progress, ready, sent, removed or failed. Cancelable on `add`.
 * @fires {CustomEvent<GcEventDetails['gc-transcript']>} gc-transcript - A copy of the conversation is about to be saved or printed. Cancelable: the page takes care of it.
 * @fires {CustomEvent<GcEventDetails['gc-error']>} gc-error - Something went wrong; `code` says what, `hint` what helps.
 */
export class GenesysChat extends ReadableElement {
  /** The package's version. */
  static readonly version: string = VERSION;

  /** The chat it shows: its own, made from the attributes, or one handed in. One handed in is the page's to dispose. */
  get chat(): Chat | undefined {
    this.drawNow();
    return this.holder.chat;
  }
  set chat(chat: Chat | undefined) {
    this.holder.hand(chat);
    this.requestUpdate();
  }

  /**
   * What the visitor likes, as set in the menu: `sound`, `desktop`, `textSize`, `enterSends`. What is set is merged in, what is
   * not valid left out; it is remembered on this device and followed in other tabs. Frozen.
   */
  get preferences(): Preferences {
    return this.widget.host.preferences.get();
  }
  set preferences(change: Partial<Preferences>) {
    this.widget.host.preferences.set(change);
  }

  /** Opens the panel. The focus stays where it is unless `focus` is true. */
  show(options: { readonly focus?: boolean } = {}): void {
    this.opening.show('method', options.focus ?? false);
  }
  /** Closes the panel. */
  close(): void {
    this.opening.hide('method');
  }
  /** Opens it, or closes it. */
  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }
  /** Focuses the composer if the panel is open, else the launcher. */
  override focus(options?: FocusOptions): void {
    this.drawNow();
    if (this.visible) this.widget.host.focusComposer(options);
    else this.opening.focusLauncher(options);
  }

  /** Connects, unless a `gc-before-connect` listener says no. */
  connect(): void {
    this.drawNow();
    this.widget.connect('method');
  }
  /** Closes the connection; what is shown stays. */
  disconnect(): void {
    this.holder.chat?.disconnect();
  }
  /** Tries to connect now instead of waiting. */
  retry(): void {
    if (this.status === 'idle' || this.status === 'closed') this.widget.connect('retry');
    else this.holder.chat?.retry();
  }

  /**
   * Sends a message with everything that is staged. The text goes with the first file that is ready; every further file is a
   * message of its own, and those still on their way follow by themselves.
   *
   * @returns resolves with the message once the service has it.
   * @throws (rejects) GenesysChatError: message/empty, message/too-long, message/queue-full at once, message/discarded when
   *   a `gc-send` listener cancelled it, later what failed it.
   */
  async send(message: string | OutgoingMessage): Promise<Message> {
    this.drawNow();
    return this.widget.send(typeof message === 'string' ? { text: message } : { ...message, text: message.text ?? '' });
  }
  /**
   * Stages files above the text box: checks them and uploads those that may be sent. They go out with the next message.
   *
   * @returns what was staged; one that may not be sent says why in its `error`.
   */
  attach(files: Iterable<File>): readonly Upload[] {
    this.drawNow();
    return this.widget.attach([...files]);
  }
  /**
   * Taps what can be tapped in a message: its quick replies, or the buttons of its cards that answer, from 0.
   *
   * @throws (rejects) GenesysChatError: message/empty when there is nothing to tap, else as `send`.
   */
  async choose(messageId: string, index: number): Promise<Message> {
    const { chat } = this.holder;
    if (!chat) throw new GenesysChatError('connection/closed');
    this.widget.connect('send');
    return chat.choose(messageId, index);
  }
  /** Sends a failed message again. */
  resend(id: string): void {
    this.holder.chat?.resend(id);
  }
  /** Throws away a message that is not at the service. */
  discard(id: string): void {
    this.holder.chat?.discard(id);
  }
  /** Sends every failed message again. */
  retryAll(): void {
    this.holder.chat?.retryAll();
  }
  /**
   * Loads messages before the first one shown.
   *
   * @throws (rejects) GenesysChatError: history/unavailable, connection/closed.
   */
  async loadOlder(): Promise<{ readonly added: number; readonly complete: boolean }> {
    const { chat } = this.holder;
    if (!chat) throw new GenesysChatError('connection/closed');
    return chat.loadOlder();
  }
  /** Counts everything as read. */
  markRead(): void {
    this.widget.markRead();
  }
  /** Deletes the conversation for the visitor, if the deployment allows it. At once: ask before you call it. */
  clear(): void {
    this.holder.chat?.clear();
  }
  /** Ends the chat for the visitor on this device: session, token, sign-in and log. The next `connect()` begins anew. */
  end(): void {
    this.holder.chat?.end();
  }
  /**
   * Signs the visitor in through `authProvider`. A running chat becomes theirs; otherwise the next one will be.
   *
   * @throws (rejects) GenesysChatError: auth/not-enabled, auth/provider-failed, auth/refused, auth/unavailable.
   */
  async signIn(): Promise<void> {
    this.drawNow();
    const { chat } = this.holder;
    if (!chat) throw new GenesysChatError('connection/closed');
    return chat.signIn();
  }
  /** Signs the visitor out everywhere and ends the chat. */
  async signOut(): Promise<void> {
    await this.holder.chat?.signOut();
  }
  /** Leaves an ended conversation and begins a new one. */
  startNew(): void {
    this.holder.chat?.startNew();
  }
  /** Saves a copy of the conversation as it is shown, made on this device, unless a `gc-transcript` listener takes it. */
  downloadTranscript(format: Exclude<TranscriptFormat, 'print'> = 'txt'): void {
    saveTranscript(this.widget.host, oneOf(['txt', 'html', 'json'], format));
  }
  /** Prints the conversation alone, unless a `gc-transcript` listener takes it. */
  print(): void {
    saveTranscript(this.widget.host, 'print');
  }
  /**
   * Greets the visitor before a conversation: as the first message of the log, and as an unread one while the panel is closed.
   * Not sent to the service. Does nothing once something was said; an empty text takes the greeting back.
   */
  invite(text: string): void {
    this.drawNow();
    this.widget.invite(text);
  }
  /** What helps to find a fault: no token, no text. */
  diagnostics(): Record<string, unknown> {
    return diagnosticsOf(this.widget.host);
  }

  protected override command(name: string, invoker: HTMLElement | null): void {
    const toggles = name === '--toggle';
    if (name === '--close' || (toggles && this.open)) this.opening.hide('command');
    else if (name === '--show' || toggles) this.opening.show('command', true, invoker);
    else if (name === '--new') this.startNew();
    else if (name === '--retry') this.retry();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'genesys-chat': GenesysChat;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the one way to add a list of events to all elements
  interface HTMLElementEventMap extends GcEventMap {}
}
