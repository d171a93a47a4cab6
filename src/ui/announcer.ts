import { html, render } from 'lit';
import type { Strings } from '../i18n/en.js';
import type { Message } from '../model/message.js';
import { plainMessage } from './content/describe.js';
import { authorName } from './message/message.js';
import type { UiHost } from './ui-host.js';

export interface Announcer {
  say(text: string, urgent?: boolean): void;
  /** A message that just came in; not shown means only its number is told. */
  message(message: Message, shown: boolean): void;
  stop(): void;
}

/** A burst becomes one announcement; NVDA drops what follows closer. */
const GATHER = 300;
/** Text said once must not be found again by reading on. */
const FORGET = 5_000;
const LONGEST = 300;
/** More than this in one burst are counted, not read. */
const READ_AT_MOST = 3;

const cut = (text: string, t: Strings): string => {
  const characters = Array.from(text);
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join('').trimEnd()}… ${t.continues}`;
};

const sentence = (message: Message, t: Strings, markdown: boolean): string => {
  const role = message.author === 'bot' ? t.bot : t.agent;
  return t.says(
    role,
    message.name === undefined ? undefined : authorName(t, message),
    cut(plainMessage(message, t, markdown), t),
  );
};

/** The only live regions of the product: two polite and two urgent ones that take turns, so that a repeated text is heard again. */
export const createAnnouncer = (
  place: HTMLElement,
  { clock, strings, markdown }: Pick<UiHost, 'clock' | 'strings' | 'markdown'>,
): Announcer => {
  const region = (live: string) => html`<div class="vh" aria-live=${live} aria-atomic="true"></div>`;
  render(html`${region('polite')}${region('polite')}${region('assertive')}${region('assertive')}`, place);
  const regions = [...place.querySelectorAll('[aria-live]')];
  let turn = 0;
  /** In the order in which it came: an agent's last word, then that the agent has left. */
  let polite: (string | Message)[] = [];
  let urgent: string[] = [];
  let unseen = 0;
  let timer: unknown;
  let forgetting: unknown;

  const put = (texts: readonly string[], offset: number): void => {
    const [idle, next] = [regions[offset + (turn % 2)], regions[offset + ((turn + 1) % 2)]];
    if (idle) idle.textContent = '';
    if (next) next.textContent = texts.join(' ');
  };

  const forget = (): void => {
    for (const each of regions) each.textContent = '';
  };

  const flush = (): void => {
    const t = strings();
    timer = undefined;
    const seen = polite.filter((each) => typeof each !== 'string').length;
    const calm = polite.flatMap((each, i) => {
      if (typeof each === 'string') return [each];
      if (seen <= READ_AT_MOST) return [sentence(each, t, markdown())];
      // Counted where the first of them stood.
      return polite.findIndex((other) => typeof other !== 'string') === i ? [t.newMessages(seen)] : [];
    });
    if (unseen > 0) calm.push(t.newMessages(unseen));
    if (calm.length > 0) put(calm, 0);
    if (urgent.length > 0) put(urgent, 2);
    turn++;
    [polite, urgent, unseen] = [[], [], 0];
    clock.clearTimeout(forgetting);
    forgetting = clock.setTimeout(forget, FORGET);
  };

  const soon = (): void => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(flush, GATHER);
  };

  return {
    say(text, isUrgent = false) {
      const list: (string | Message)[] = isUrgent ? urgent : polite;
      if (!list.includes(text)) list.push(text);
      soon();
    },
    message(message, shown) {
      if (message.author === 'guest' || message.author === 'system') return;
      if (shown) polite.push(message);
      else unseen++;
      soon();
    },
    stop() {
      clock.clearTimeout(timer);
      clock.clearTimeout(forgetting);
      [polite, urgent, unseen] = [[], [], 0];
      forget();
    },
  };
};
