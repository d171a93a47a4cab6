import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Overrides } from '../i18n/messages.js';
import type { AuthProvider, JourneyContext } from '../model/auth.js';
import type { Status } from '../model/connection.js';
import { GenesysChatError } from '../model/errors.js';
import { setAccent } from './accent.js';
import { browserShelf, type ShelfFactory } from '../chat/browser-shelf.js';
import { browserClock, type UiClock } from './browser-clock.js';
import { createChatHolder } from './chat-holder.js';
import { handOver, type HostData } from './host-data.js';
import type { Renderers } from './content/renderers.js';
import { listenToInvokers } from './invokers.js';
import { launcherTemplate } from './launcher/launcher.js';
import { makePageChat, type ChatFactory } from './make-chat.js';
import { createOpening } from './opening.js';
import { tellOwner } from './owner-log.js';
import { panelTemplate } from './panel/panel.js';
import {
  chatOptions,
  CONNECT_WHEN,
  headingLevel,
  LAUNCHERS,
  MODES,
  oneOf,
  OPTIONS,
  POSITIONS,
  PROPERTIES,
  SCHEMES,
  TEXTS,
} from './properties.js';
import { applyStates, chatStates, modeStates } from './states.js';
import { StyledElement } from './styled-element.js';
import { isBlocked } from './top-layer/page-modal.js';
import { VERSION } from './version.js';
import { createWidget } from './widget.js';

/** The life of the element: from attributes to a chat, and from a chat to what is drawn. Its public face is GenesysChat. */
export abstract class ChatElement extends StyledElement {
  static override properties = PROPERTIES;

  declare deploymentId: string;
  declare environment: string;
  declare endpoint: string;
  declare storage: string;
  declare multiTab: string;
  declare noConfig: boolean;
  declare autoStart: boolean;
  declare noMarkdown: boolean;
  declare open: boolean;
  declare mode: string;
  declare position: string;
  declare launcher: string;
  declare heading: string;
  declare placeholder: string;
  declare colorScheme: string;
  declare connectWhen: string;
  declare noAttachments: boolean;
  declare noTyping: boolean;
  declare noMultiline: boolean;
  /** How to call for attention: `title`, `sound`, `desktop`, `badge`. */
  declare notify: string;
  declare debug: boolean;
  /** Which copies the menu offers: any of `txt html json print`; empty means none. */
  declare transcript: string | null | undefined;
  /** What is asked about before it is sent; only in what the visitor types. */
  declare guard: string | null | undefined;
  /** Level of the panel's heading, 1 to 6; anything else is 2. */
  declare headingLevel: number | null | undefined;
  /** On a phone the Back button closes the panel and stays on the page. */
  declare backCloses: boolean;
  /** A demonstration without a network, of this kind; `undefined`: none. */
  declare demo: string | undefined;
  /** Own words over those of the page's language: finished, as functions, or as sentences with `{0}`. */
  declare strings: Overrides | undefined;
  /** What flows and agents are told about the visitor, with the next message: keys and texts, 2048 bytes at most. */
  declare customAttributes: Readonly<Record<string, unknown>> | undefined;
  /** Signs the visitor in when `signIn()` asks: gives a code and its `redirectUri`, or an `idToken` and its `nonce`. */
  declare authProvider: AuthProvider | undefined;
  /** For predictive engagement; travels when the chat connects. A plain object of at most 4096 bytes. */
  declare journeyContext: JourneyContext | undefined;
  /** Draws pieces of messages the page's own way, by type of content or `text`; `undefined` leaves one to the element. */
  declare renderers: Renderers | undefined;
  /** Gives another text for one that is about to be sent, before `gc-send`; anything but a text leaves it as it is. */
  declare transformOutgoing: ((text: string) => string | undefined) | undefined;

  /** @internal Tests move time by hand. */
  clock: UiClock = browserClock;
  /** @internal Where preferences are kept. */
  shelf: ShelfFactory = browserShelf;
  /** @internal Where chats come from. */
  chatFactory: ChatFactory = makePageChat;

  /** Resolves once the element stands in the page and was drawn. */
  readonly ready: Promise<void>;
  readonly #markReady: () => void;

  protected readonly widget = createWidget(
    this,
    () => this.root,
    () => this.holder.chat,
    () => this.opening,
  );
  protected readonly holder = createChatHolder(
    () => this.clock,
    () => this.chatFactory,
    (chat) => {
      this.#isFresh = chat !== undefined;
      return this.widget.follow(chat);
    },
    (error) => this.#report(error),
  );
  protected readonly opening = createOpening(this, this.widget.fire);
  readonly #internals = this.attachInternals();
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  /** The panel was shown once: from then on it stays in the tree. */
  #hasPanel = false;
  #wasVisible = false;
  #isFresh = false;
  #isReady = false;
  #isDrawing = false;
  #stopInvokers = (): void => {};

  constructor() {
    super();
    let markReady = (): void => {};
    this.ready = new Promise<void>((resolve) => (markReady = resolve));
    this.#markReady = markReady;
    this.noConfig = this.autoStart = this.noMarkdown = this.open = this.debug = false;
    this.noAttachments = this.noTyping = this.noMultiline = this.backCloses = false;
    this.notify = 'title';
    for (const name of Object.keys(TEXTS) as (keyof typeof TEXTS)[]) this[name] = '';
  }

  /** @internal */
  get root(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  }

  /** @internal */
  get isFloating(): boolean {
    return oneOf(MODES, this.mode) === 'floating';
  }

  /** @internal Inline and page modes are always there to be seen. */
  get visible(): boolean {
    return !this.isFloating || this.open;
  }

  /** @internal */
  redraw(): void {
    this.requestUpdate();
  }

  /** @internal */
  drawNow(): void {
    if (this.isConnected && this.isUpdatePending) this.performUpdate();
  }

  protected override performUpdate(): void {
    // Drawing reads properties, and reading one may ask to draw.
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    try {
      super.performUpdate();
    } finally {
      this.#isDrawing = false;
    }
  }

  /** @internal Opening by hand goes to where one types; on a touch screen that would raise the keyboard over the log. */
  focusInside(): void {
    if (matchMedia('(pointer: coarse)').matches) this.root.getElementById('heading')?.focus({ preventScroll: true });
    else this.widget.host.focusComposer();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.holder.attach();
    this.#stopInvokers = listenToInvokers(this, {
      command: (name, invoker) => this.command(name, invoker),
      hash: (invoker) => this.opening.show('hash', true, invoker),
    });
    this.#scheme.addEventListener('change', this.#onScheme);
    this.requestUpdate();
    // Moved: what was lost on the way is back in the same task.
    if (this.hasUpdated) this.drawNow();
  }

  /** With `Node.moveBefore` nothing is lost on the way; language and colours may be other ones there. */
  connectedMoveCallback(): void {
    this.widget.moved();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopInvokers();
    this.#scheme.removeEventListener('change', this.#onScheme);
    this.widget.stop();
    this.holder.detach();
  }

  readonly #onScheme = (): void => this.requestUpdate();

  protected abstract command(name: string, invoker: HTMLElement | null): void;

  #report(error: unknown): void {
    if (!(error instanceof GenesysChatError)) throw error;
    const { code, message } = error;
    tellOwner(code, message);
    this.widget.fire('gc-error', { code, message, fatal: true, hint: undefined });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected && OPTIONS.some((name) => changed.has(name))) {
      const options = this.deploymentId === '' && this.demo === undefined ? undefined : chatOptions(this);
      this.holder.use(options);
      if (!options && !this.holder.chat) this.#report(new GenesysChatError('config/missing-deployment'));
    }
    const { chat } = this.holder;
    const isSet = (name: keyof HostData): boolean => (this.#isFresh && this[name] !== undefined) || changed.has(name);
    const { answers } = this.widget.preChat;
    const complain = (): void => this.#report(new GenesysChatError('config/bad-custom-attributes'));
    if (chat) handOver(chat, this, isSet, answers, complain);
    if (this.visible) this.#hasPanel = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.holder.isDuplicate) return nothing;
    const { host, language } = this.widget;
    const t = host.strings();
    const mode = oneOf(MODES, this.mode);
    const scheme = oneOf(SCHEMES, this.colorScheme);
    const start = oneOf(POSITIONS, this.position) === 'bottom-start';
    const settings = this.holder.chat?.settings.get();
    const launcher = { open: this.open, unread: this.widget.unread.count, press: this.#press };
    return html`<div
      class="root ${mode} ${scheme} ${start ? 'start' : 'end'}"
      lang=${language.tag()}
      dir=${language.dir() ?? nothing}
    >
      ${mode === 'floating' && oneOf(LAUNCHERS, this.launcher) === 'auto' ? launcherTemplate(launcher, t) : nothing}
      ${
        this.#hasPanel
          ? panelTemplate(
              {
                mode,
                hidden: !this.visible,
                heading: (this.heading || settings?.title) ?? t.heading,
                level: headingLevel(this.headingLevel),
                subtitle: settings?.subtitle,
                status: this.widget.views?.banner.hidesLoss() ? 'open' : this.status,
                typing: this.holder.chat?.typing.get(),
                close: this.#close,
                keydown: this.#keydown,
                leave: this.opening.leave,
                write: this.#write,
                demo: this.demo !== undefined,
              },
              t,
            )
          : nothing
      }
      <div class="announcer"></div>
    </div>`;
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    setAccent(this.root, this.holder.chat?.settings.get().accent);
    this.widget.drawn();
    const { visible } = this;
    const opened = visible && !this.#wasVisible;
    if (!visible && this.#wasVisible) this.widget.closed();
    this.#wasVisible = visible;
    if (opened) this.widget.opened();
    if (opened || this.#isFresh) this.#considerConnecting(visible);
    this.#isFresh = false;
    this.#applyStates();
    if (this.#isReady) return;
    this.#isReady = true;
    this.widget.fire('gc-ready', { version: VERSION });
    this.#markReady();
  }

  #considerConnecting(visible: boolean): void {
    const { chat } = this.holder;
    const when = oneOf(CONNECT_WHEN, this.connectWhen);
    if (!chat || (!visible && when === 'open')) return;
    // The page's form comes before a new conversation, and only before that.
    if ((visible || when === 'eager') && !this.widget.preChat.isWanted())
      return this.widget.connect(visible ? 'open' : 'eager');
    const resume = (): void =>
      void this.holder.hasSession().then((has) => {
        if (has && this.isConnected && this.holder.chat === chat) this.widget.connect('resume');
      });
    // Nothing is urgent about a chat nobody looks at: the page comes first.
    if (visible) resume();
    else this.clock.idle(resume);
  }

  #applyStates(): void {
    const scheme = oneOf(SCHEMES, this.colorScheme);
    const page = scheme === 'auto' ? getComputedStyle(this).colorScheme : scheme;
    const { visible, widget } = this;
    applyStates(this.#internals, {
      ...chatStates(this.holder.chat),
      ...modeStates(oneOf(MODES, this.mode), visible),
      unread: widget.unread.count > 0,
      blocked: this.isFloating && !this.root.querySelector('[aria-modal]') && isBlocked(this),
      duplicate: this.holder.isDuplicate,
      demo: this.demo !== undefined,
      dragging: widget.views?.dropzone.isDragging ?? false,
      dark: page.includes('dark') && (!page.includes('light') || this.#scheme.matches),
    });
  }

  /** Where the connection stands. */
  get status(): Status {
    return this.holder.chat?.status.get() ?? 'idle';
  }

  readonly #press = (): void => {
    if (this.open) this.opening.hide('button');
    else this.opening.show('launcher', true);
  };

  readonly #close = (): void => this.opening.hide('button');
  readonly #write = (): void => this.widget.host.focusComposer();

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape' && this.isFloating) {
      event.stopPropagation();
      this.opening.hide('escape');
    }
    if (event.key !== 'F6') return;
    event.preventDefault();
    if (this.root.activeElement?.matches('.log')) this.widget.host.focusComposer();
    else this.root.querySelector<HTMLElement>('.log')?.focus();
  };
}
