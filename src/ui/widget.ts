import type { Chat, Draft } from '../chat/chat.js';
import { hasLeft } from '../chat/endings.js';
import { CHAT_ERRORS, GenesysChatError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import type { Upload } from '../model/upload.js';
import { createAnnouncer, type Announcer } from './announcer.js';
import type { UiClock } from './browser-clock.js';
import { bridgeChat } from './chat-bridge.js';
import { spokenUpload } from './composer/spoken-upload.js';
import { createConnector } from './connect.js';
import { fireOn, type ConnectReason, type Fire, type GcEventName } from './events.js';
import { FEATURES } from './features.js';
import { isPlain } from './host-data.js';
import { createInvitation } from './invitation.js';
import { createLanguage, type Language } from './language/language.js';
import { loadLocale } from './language/load-locale.js';
import type { Opening } from './opening.js';
import { tellOwner } from './owner-log.js';
import { createOutgoing } from './outgoing.js';
import { createPanelViews, type PanelViews } from './panel/panel-views.js';
import { problemText } from './problem.js';
import { createPreferences } from './preferences/store.js';
import type { ShelfFactory } from '../chat/browser-shelf.js';
import { createPreChat, type PreChat } from './pre-chat/pre-chat.js';
import type { UiHost } from './ui-host.js';
import { afterReading, NOTHING_UNREAD, withArrival, withMissed, type Unread } from './unread.js';
import type { Wishes } from './wishes.js';

/** The element as its inner workings see it. */
export interface WidgetElement extends HTMLElement, Wishes {
  readonly clock: UiClock;
  readonly storage: string;
  readonly shelf: ShelfFactory;
  readonly visible: boolean;
  redraw(): void;
}

export interface Widget {
  readonly host: UiHost;
  readonly preChat: PreChat;
  readonly fire: Fire;
  readonly unread: Unread;
  readonly language: Pick<Language, 'tag' | 'dir'>;
  readonly views: PanelViews | undefined;
  connect(reason: ConnectReason): void;
  /** Another chat, or none. @returns leaves it. */
  follow(chat: Chat | undefined): () => void;
  /** @throws (rejects) GenesysChatError. */
  send(draft: Draft): Promise<Message>;
  attach(files: readonly File[]): readonly Upload[];
  /** The element was drawn; what is inside the panel follows. */
  drawn(): void;
  /** The panel was opened. */
  opened(): void;
  /** The panel was closed: the separator has done its work. */
  closed(): void;
  /** The element was moved in the page without leaving it. */
  moved(): void;
  markRead(): void;
  invite(text: string): void;
  stop(): void;
}

/** Everything of the element that is not its public face: ties a chat, the pieces and the announcements together. */
export const createWidget = (
  element: WidgetElement,
  root: () => ShadowRoot,
  chat: () => Chat | undefined,
  opening: () => Opening,
): Widget => {
  let unread = NOTHING_UNREAD;
  let views: PanelViews | undefined;
  let announcer: Announcer | undefined;
  let running = false;
  const invitation = createInvitation();

  const emit = (name: GcEventName, detail: object): boolean => fireOn(element, name, detail);
  const fire: Fire = emit;
  const connect = createConnector(element, chat);

  const language = createLanguage({
    element,
    fallback: () => chat()?.settings.get().language,
    load: loadLocale,
    changed: () => element.redraw(),
    failed(tag) {
      const code = 'config/language-unavailable';
      const message = CHAT_ERRORS[code].sentence;
      tellOwner(code, message);
      fire('gc-error', { code, message, fatal: false, hint: tag });
    },
  });
  const { strings } = language;

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

  const { submit, answer, pageFailed } = createOutgoing({
    transform: () => element.transformOutgoing,
    fire,
    chat,
    connect,
    leaving: () => setUnread(NOTHING_UNREAD),
  });

  const host: UiHost = {
    get clock() {
      return element.clock;
    },
    get root() {
      return root();
    },
    element,
    fire,
    wishes: element,
    preferences: createPreferences(element, () => element.redraw()),
    show: (source) => opening().show(source, true),
    hide: (source) => opening().hide(source),
    strings,
    language: language.tag,
    formats: language.formats,
    chat,
    markdown: () => !element.noMarkdown && chat()?.settings.get().markdown === true,
    visible: () => element.isConnected && element.visible,
    shown: () => host.visible() && !document.hidden,
    reading: isReading,
    announce: (text, urgent) => announcer?.say(text, urgent),
    toast(text, failed) {
      announcer?.say(text);
      views?.toast.show(text, failed);
    },
    submit(text, onRefused) {
      const before = chat()?.pending.get();
      const sent = submit({ text });
      const isTaken = chat()?.pending.get() !== before;
      // What fails later stands under its bubble; what was refused at the door goes back to who wrote it.
      sent?.catch((error: unknown) => {
        if (isTaken || !(error instanceof GenesysChatError)) return;
        announcer?.say(problemText(strings(), error), true);
        onRefused();
      });
      return sent !== undefined;
    },
    answer,
    act: (action) => fire('gc-action', action),
    freshUrl(attachmentId) {
      return chat()?.freshUrl(attachmentId) ?? Promise.reject(new GenesysChatError('connection/closed'));
    },
    renderers: () => element.renderers,
    rendererFailed: (type) => pageFailed(`renderers.${type}`),
    attach(files) {
      if (files.length > 0 && host.rules()) chat()?.attach(files);
    },
    rules: () => (element.noAttachments ? undefined : chat()?.files.get()),
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
      if (preChat.ask()) views?.composer.update();
      else chat()?.startNew();
      views?.composer.focus();
    },
    edit: (text) => views?.composer.insert(text),
    focusComposer: (options) => views?.composer.focus(options),
    jump: () => views?.transcript.jump(),
    unread: () => unread,
    read() {
      if (isReading()) setUnread(afterReading(unread));
    },
    placeholder: () => element.placeholder || strings().placeholder,
    get preChat() {
      return preChat;
    },
    messages: () => invitation.before(chat()?.messages.get() ?? []),
  };

  const preChat = createPreChat(host, (anew) => {
    const { customAttributes: own } = element;
    chat()?.setAttributes({ ...preChat.answers, ...(isPlain(own) && own) });
    if (anew) chat()?.startNew();
    else connect('open');
    views?.update();
    views?.composer.focus();
  });

  const arrived = (message: Message): void => {
    announcer?.message(message, host.shown());
    for (const feature of features) feature.arrived?.(message, host.shown());
    if (!isReading()) setUnread(withArrival(unread, message));
  };

  const onVisibility = (): void => {
    host.read();
    views?.banner.update();
  };

  const features = FEATURES.map((make) => make(host));

  const start = (): void => {
    if (running) return;
    running = true;
    preChat.start();
    language.start();
    for (const feature of features) feature.start?.();
    document.addEventListener('visibilitychange', onVisibility);
    views?.start();
  };

  return {
    host,
    preChat,
    fire,
    connect,
    language,
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
      if (preChat.answers) next.setAttributes(preChat.answers);
      const deafen = next.on('session', ({ phase }) =>
        invitation.told(hasLeft(next.connection.get()) ? 'signed-out' : phase),
      );
      const leave = bridgeChat(next, {
        fire: emit,
        arrived,
        resynced(missed, from) {
          if (!isReading()) setUnread(withMissed(unread, missed, from, next.messages.get()));
        },
        sendFailed: () => announcer?.say(strings().notSent, true),
        staged(detail) {
          const text = detail && spokenUpload(detail, next, strings());
          if (text) announcer?.say(text);
          views?.composer.update();
          element.redraw();
        },
        logged: () => views?.transcript.update(),
        changed() {
          preChat.update();
          element.redraw();
          views?.update();
        },
      });
      return () => {
        deafen();
        leave();
      };
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
      language.update();
      views?.update();
      for (const feature of features) feature.update?.();
    },
    opened() {
      language.retry();
      views?.transcript.reveal();
      for (const feature of features) feature.opened?.();
    },
    closed() {
      for (const feature of features) feature.closed?.();
      if (unread.count === 0) setUnread(NOTHING_UNREAD);
    },
    moved() {
      // Not every engine keeps what is scrolled.
      views?.transcript.stop();
      views?.transcript.start();
      for (const feature of features) feature.moved?.();
    },
    markRead: () => setUnread(afterReading(unread)),
    invite(text) {
      const to = chat();
      const said = text.trim();
      if (said === invitation.text || (to && to.messages.get().length > 0)) return;
      const name = element.heading || to?.settings.get().title;
      const greeting = invitation.set(said, name, element.clock.wall());
      views?.transcript.update();
      setUnread(NOTHING_UNREAD);
      if (greeting) arrived(greeting);
    },
    stop() {
      running = false;
      preChat.stop();
      language.stop();
      document.removeEventListener('visibilitychange', onVisibility);
      views?.stop();
      announcer?.stop();
      for (const feature of features) feature.stop?.();
    },
  };
};
