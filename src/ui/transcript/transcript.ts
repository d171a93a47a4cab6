import { html, nothing, render } from 'lit';
import type { Message } from '../../model/message.js';
import { showArrows } from '../content/carousel.js';
import { createFiles } from '../content/files.js';
import { createOffers } from '../content/offers.js';
import { createCustom, type Renderers } from '../content/renderers.js';
import { startOfDay } from '../format.js';
import { downIcon } from '../icons.js';
import type { MessageActions } from '../message/delivery.js';
import type { UiHost } from '../ui-host.js';
import { createBlockList } from './block-list.js';
import { createCopyButton } from './copy-button.js';
import { showFloatingDay } from './floating-day.js';
import { createOlder } from './older.js';
import { createScroller } from './scroller.js';
import { tailTemplate } from './tail.js';

export interface Transcript {
  /** Something it shows changed; many calls make one drawing. */
  update(): void;
  /** The panel was opened: draws at once, and shows the first unread message or the latest. */
  reveal(): void;
  jump(): void;
  /** Whether the reader is at the end of the log. */
  atEnd(): boolean;
  start(): void;
  stop(): void;
}

const NO_MESSAGES: readonly Message[] = [];
const NO_RENDERERS: Renderers = {};
const RISE = { duration: 160, easing: 'ease-out' };
/** Milliseconds without a new message after which one rises: in a stream every frame would pay for moving layers. */
const CALM = 500;

const box = (className: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  return element;
};

/**
 * The log.
 *
 * @param jumpPlace - Where the pill goes, over the end of the log.
 */
export const createTranscript = (log: HTMLElement, jumpPlace: HTMLElement, host: UiHost): Transcript => {
  const olderPlace = box('older');
  const list = box('blocks');
  const tail = box('tail');
  const end = box('log-end');
  log.replaceChildren(olderPlace, list, tail, end);

  let drawn: readonly Message[] = NO_MESSAGES;
  let confirming: string | undefined;
  let waiting = false;
  let running = false;
  let hasCards = false;
  /** An idle moment is asked for already. */
  let ahead = false;
  /** When the last one came. */
  let cameAt = -CALM;
  let stopFloatingDay = (): void => {};
  const offers = createOffers(host, (focus) => {
    if (!running || !host.visible()) return;
    draw(true);
    if (focus === undefined) return;
    const target = host.root.getElementById(focus);
    target?.closest('.offer')?.scrollIntoView({ block: 'nearest' });
    target?.focus();
    scroller.settle();
  });
  const files = createFiles(host, offers.redraw);
  let renderers = NO_RENDERERS;
  const makeCustom = () => createCustom(renderers, host.rendererFailed);
  let custom = makeCustom();

  const scroller = createScroller(log, end, {
    visible: () => host.visible(),
    moved: (isAtEnd) => {
      if (isAtEnd) host.read();
      else older.consider();
      drawJump();
    },
    resized() {
      if (hasCards) for (const cards of list.getElementsByClassName('cards')) showArrows(cards);
    },
  });
  const blocks = createBlockList(list, log);
  const lastMessage = (): Element | undefined => {
    const last = list.lastElementChild?.getElementsByClassName('message');
    return last?.[last.length - 1];
  };
  const copy = createCopyButton(log, lastMessage, host);
  const older = createOlder(olderPlace, log, host, () => scroller.isAtEnd());

  const ask = (id: string | undefined): void => {
    confirming = id;
    draw();
    host.focusComposer();
  };
  const actions: MessageActions = {
    resend(message) {
      host.chat()?.resend(message.id);
      host.focusComposer();
    },
    edit(message) {
      host.chat()?.discard(message.id);
      host.edit(message.text ?? '');
    },
    discard(message) {
      if (confirming === message.id) {
        host.chat()?.discard(message.id);
        return ask(undefined);
      }
      confirming = message.id;
      draw();
    },
    keep: () => ask(undefined),
  };
  const retryAll = (): void => {
    // The button goes with what had failed.
    host.focusComposer();
    host.chat()?.retryAll();
  };

  const drawJump = (): void => {
    const { count } = host.unread();
    const t = host.strings();
    const hidden = scroller.isAtEnd() || drawn.length === 0;
    render(
      hidden
        ? nothing
        : html`<button
            part="jump-button"
            class="jump"
            aria-label=${count > 0 ? `${t.jump}, ${t.jumpUnread(count)}` : t.jump}
            @click=${() => host.jump()}
          >
            ${downIcon}${count > 0 ? html`<span part="jump-count" class="jump-count">${t.jumpUnread(count)}</span>` : nothing}
          </button>`,
      jumpPlace,
    );
  };

  const rise = (elements: readonly Element[]): void => {
    if (elements.length === 0) return;
    const now = host.clock.now();
    const isCalm = now - cameAt >= CALM;
    cameAt = now;
    if (!isCalm || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const element of elements.slice(-4))
      element.animate(
        [
          { opacity: 0, transform: 'translateY(6px)' },
          { opacity: 1, transform: 'none' },
        ],
        RISE,
      );
  };

  const drawAhead = (): void => {
    ahead = running && blocks.drawAhead();
    if (ahead) host.clock.idle(drawAhead);
  };

  /** Shows the last message: its start when it is taller than the log, else the end. */
  const toLast = (): void => {
    if (!scroller.toStartOfTall(lastMessage())) scroller.toEnd();
  };

  /** @param still - Nothing came or went: the log stays where it is. */
  const draw = (still = false): void => {
    const chat = host.chat();
    const messages = host.messages();
    const own = messages.findLast(({ author }) => author === 'guest');
    const sentNow = own !== undefined && own === messages.at(-1) && !drawn.some(({ id }) => id === own.id);
    const stick = (!still && scroller.isAtEnd()) || drawn.length === 0 || sentNow;
    const keep = stick ? undefined : scroller.hold(drawn[0]?.id !== messages[0]?.id);
    const wanted = host.renderers() ?? NO_RENDERERS;
    if (wanted !== renderers) {
      renderers = wanted;
      custom = makeCustom();
    }
    hasCards ||= messages.some(({ content }) => content.some(({ type }) => type === 'carousel'));
    offers.refresh(messages);
    const context = {
      offers,
      files,
      custom,
      strings: host.strings(),
      formats: host.formats(),
      actions,
      loadAgain: () => host.chat()?.reloadGap(),
      markdown: host.markdown(),
    };
    const before = drawn.length;
    drawn = messages;
    const added = blocks.draw({
      messages,
      unreadFrom: host.unread().firstId,
      lastOfGuest: own?.id,
      confirming,
      today: startOfDay(host.clock.wall()),
      context,
    });
    older.draw();
    render(tailTemplate(chat, retryAll, context.strings), tail);
    copy.update();
    if (sentNow) scroller.toEnd();
    else if (before === 0) toLast();
    else if (stick) scroller.follow(added.at(-1));
    keep?.();
    if (before > 0) rise(added);
    drawJump();
    if (ahead || messages.length === 0) return;
    ahead = true;
    host.clock.idle(drawAhead);
  };

  return {
    update() {
      if (waiting || !running) return;
      waiting = true;
      host.clock.frame(() => {
        waiting = false;
        if (running && host.visible()) draw();
      });
    },
    reveal() {
      draw();
      if (host.unread().count > 0) this.jump();
      else toLast();
      if (scroller.isAtEnd()) host.read();
    },
    jump() {
      const mark = host.root.getElementById('unread');
      if (mark && host.unread().count > 0) scroller.toStartOf(mark);
      else scroller.toEnd();
    },
    atEnd: () => scroller.isAtEnd(),
    start() {
      running = true;
      scroller.start();
      older.start();
      blocks.start();
      copy.start();
      stopFloatingDay();
      stopFloatingDay = showFloatingDay(log, host, () => scroller.isAtEnd());
    },
    stop() {
      running = false;
      scroller.stop();
      older.stop();
      blocks.stop();
      copy.stop();
      stopFloatingDay();
    },
  };
};
