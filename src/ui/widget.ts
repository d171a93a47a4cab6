import { en, type Strings } from '../i18n/en.js';
import type { Chat, ChatEvents, Draft } from '../chat/chat.js';
import { CHAT_ERRORS, GenesysChatError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import type { Upload } from '../model/upload.js';
import { createAnnouncer, type Announcer } from './announcer.js';
import type { UiClock } from './browser-clock.js';
import { bridgeChat } from './chat-bridge.js';
import { createConnector } from './connect.js';
import type { Renderers } from './content/renderers.js';
import { fireOn, type ConnectReason, type Fire, type GcEventName } from './events.js';
import { formatsFor, languageOf } from './format.js';
import { createPanelViews, type PanelViews } from './panel/panel-views.js';
import type { UiHost } from './ui-host.js';
import { afterReading, NOTHING_UNREAD, withArrival, withMissed, type Unread } from './unread.js';

/** The element as its inner workings see it. */
export interface WidgetElement extends HTMLElement {
  readonly strings: Partial<Strings> | undefined;
  readonly renderers: Renderers | undefined;
  readonly placeholder: string;
  readonly noMarkdown: boolean;
  readonly noAttachments: boolean;
  readonly noTyping: boolean;
  readonly noMultiline: boolean;
  readonly authProvider: unknown;
  readonly clock: UiClock;
  readonly visible: boolean;
  redraw(): void;
}

export interface Widget {
  readonly host: UiHost;
  readonly fire: Fire;
  readonly unread: Unread;
  readonly views: PanelViews | undefined;
  connect(reason: ConnectReason): void;
  /** Another chat, or none. @returns leaves it. */
  follow(chat: Chat | undefined): () => void;
  /** @throws (rejects) GenesysChatError. */
  send(draft: Draft): Promise<Message>;
  attach(files: readonly File[]): readonly Upload[];
  /** The element was drawn; what is inside the panel follows. */
  drawn(): void;
  /** The panel was closed: the separator has done its work. */
  closed(): void;
  markRead(): void;
  stop(): void;
}

/** Everything of the element that is not its public face: ties a chat, the pieces and the announcements together. */
export const createWidget = (element: WidgetElement, root: () => ShadowRoot, chat: () => Chat | undefined): Widget => {
  let unread = NOTHING_UNREAD;
  let views: PanelViews | undefined;
  let announcer: Announcer | undefined;
  let running = false;
  let merged: { from: Partial<Strings> | undefined; strings: Strings } | undefined;

  const emit = (name: GcEventName, detail: object): boolean => fireOn(element, name, detail);
  const fire: Fire = emit;
  const connect = createConnector(element, chat);

  const strings = (): Strings => {
    if (merged?.from !== element.strings || !merged)
      merged = { from: element.strings, strings: { ...en, ...element.strings } };
    return merged.strings;
  };

  const setUnread = (next: Unread): void => {
    if (next === unread) return;
    const before = unread;
    unread = next;
    if (before.count !== next.count) {
      element.redraw();
      fire('gc-unread', { count: next.count });
    }
    views?.transcript.update();
  };

  const isReading = (): boolean => host.shown() && (views?.transcript.atEnd() ?? false);

  const submit = ({ text, files = [], customAttributes }: Draft): Promise<Message> | undefined => {
    const to = chat();
    const staged = to?.uploads.get().flatMap(({ state, blob }) => (state === 'failed' ? [] : [blob])) ?? [];
    const detail = { text, files: [...staged, ...files], customAttributes };
    if (!fire('gc-send', detail)) return undefined;
    if (!to) return Promise.reject(new GenesysChatError('connection/closed'));
    connect('send');
    setUnread(NOTHING_UNREAD);
    return to.send({ text: detail.text, files, customAttributes });
  };

  /** What the visitor hears of a file: that it is there, and how its way ended. */
  const sayOf = ({ phase, file: { name, id }, code }: ChatEvents['attachment']): string | undefined => {
    const t = strings();
    const why = chat()
      ?.uploads.get()
      .find((upload) => upload.id === id)?.error?.message;
    // One that cannot go is told once, as failed.
    if (phase === 'add') return code === undefined ? t.fileAdded(name) : undefined;
    if (phase === 'ready') return t.fileReady(name);
    return phase === 'failed' ? t.fileFailed(name, why ?? code ?? '') : undefined;
  };

  const host: UiHost = {
    get clock() {
      return element.clock;
    },
    get root() {
      return root();
    },
    strings,
    formats: () => formatsFor(languageOf(element)),
    chat,
    markdown: () => !element.noMarkdown && chat()?.settings.get().markdown === true,
    visible: () => element.isConnected && element.visible,
    shown: () => host.visible() && !document.hidden,
    announce: (text, urgent) => announcer?.say(text, urgent),
    submit(text, onRefused) {
      const before = chat()?.pending.get();
      const sent = submit({ text });
      const isTaken = chat()?.pending.get() !== before;
      // What fails later stands under its bubble; what was refused at the door goes back to who wrote it.
      sent?.catch((error: unknown) => {
        if (isTaken || !(error instanceof GenesysChatError)) return;
        announcer?.say(error.message, true);
        onRefused();
      });
      return sent !== undefined;
    },
    async answer(answer) {
      const to = chat();
      if (!to) throw new GenesysChatError('connection/closed');
      connect('send');
      setUnread(NOTHING_UNREAD);
      return to.answer(answer);
    },
    act: (action) => fire('gc-action', action),
    freshUrl(attachmentId) {
      return chat()?.freshUrl(attachmentId) ?? Promise.reject(new GenesysChatError('connection/closed'));
    },
    renderers: () => element.renderers,
    rendererFailed(type) {
      const code = 'host/listener-failed';
      fire('gc-error', { code, message: CHAT_ERRORS[code].sentence, fatal: false, hint: `renderers.${type}` });
    },
    attach(files) {
      if (files.length > 0 && host.rules()) chat()?.attach(files);
    },
    rules: () => (element.noAttachments ? undefined : chat()?.files.get()),
    wishes: () => element,
    redraw: () => element.redraw(),
    connect: () => connect('method'),
    signIn(onFailed) {
      chat()
        ?.signIn()
        .catch((error: unknown) => {
          if (!(error instanceof GenesysChatError) || error.code === 'chat/disposed') return;
          const { code, message } = error;
          fire('gc-error', { code, message, fatal: false, hint: undefined });
          onFailed();
        });
    },
    startNew() {
      chat()?.startNew();
      views?.composer.focus();
    },
    edit: (text) => views?.composer.insert(text),
    focusComposer: () => views?.composer.focus(),
    jump: () => views?.transcript.jump(),
    unread: () => unread,
    read() {
      if (isReading()) setUnread(afterReading(unread));
    },
    placeholder: () => element.placeholder || strings().placeholder,
  };

  const onVisibility = (): void => {
    host.read();
    views?.banner.update();
  };

  const start = (): void => {
    if (running) return;
    running = true;
    document.addEventListener('visibilitychange', onVisibility);
    views?.start();
  };

  return {
    host,
    fire,
    connect,
    get unread() {
      return unread;
    },
    get views() {
      return views;
    },
    follow(next) {
      setUnread(NOTHING_UNREAD);
      element.redraw();
      views?.transcript.update();
      if (!next) return () => {};
      return bridgeChat(next, {
        fire: emit,
        arrived(message) {
          announcer?.message(message, host.shown());
          if (!isReading()) setUnread(withArrival(unread, message));
        },
        resynced(missed, from) {
          if (!isReading()) setUnread(withMissed(unread, missed, from, next.messages.get()));
        },
        sendFailed: () => announcer?.say(strings().notSent, true),
        staged(detail) {
          const text = detail && sayOf(detail);
          if (text) announcer?.say(text);
          views?.composer.update();
          element.redraw();
        },
        logged: () => views?.transcript.update(),
        changed() {
          element.redraw();
          views?.update();
        },
      });
    },
    send: (draft) => submit(draft) ?? Promise.reject(new GenesysChatError('message/discarded')),
    attach: (files) => chat()?.attach(files) ?? [],
    drawn() {
      const place = root().querySelector<HTMLElement>('.announcer');
      if (place) announcer ??= createAnnouncer(place, host);
      if (!views && root().getElementById('panel')) {
        views = createPanelViews(host);
        running = false;
      }
      start();
      views?.update();
    },
    closed() {
      if (unread.count === 0) setUnread(NOTHING_UNREAD);
    },
    markRead: () => setUnread(afterReading(unread)),
    stop() {
      running = false;
      document.removeEventListener('visibilitychange', onVisibility);
      views?.stop();
      announcer?.stop();
    },
  };
};
