import { html, nothing, render, type TemplateResult } from 'lit';
import { alertIcon, checkIcon, clockIcon, offlineIcon, spinnerIcon } from '../icons.js';
import type { UiHost } from '../ui-host.js';
import {
  actionOf,
  EXPIRY_NOTICE,
  LAST_NOTICE,
  SHORTEST_NOTICE,
  toneOf,
  wantedBanner,
  type BannerKind,
} from './banner-model.js';
import { actionLabel, bannerText, spoken, type BannerNumbers } from './banner-text.js';
import { FIRST_BANNER, hidesLoss, releaseBanner, stepBanner } from './banner-timing.js';

export interface Banner {
  /** Something it speaks of changed. */
  update(): void;
  /** The link is lost, for too short a time to be worth a word: the header says nothing of it either (I19). */
  hidesLoss(): boolean;
  /** No timer remains; `update` starts again. */
  stop(): void;
}

const iconOf = (kind: BannerKind): TemplateResult => {
  if (kind === 'connecting' || kind === 'catchingUp') return spinnerIcon;
  if (kind === 'offline') return offlineIcon;
  if (kind === 'restored') return checkIcon;
  return kind === 'paused' || kind === 'expiring' || kind === 'expired' ? clockIcon : alertIcon;
};

const PARTS: Partial<Record<BannerKind, string>> = {
  offline: 'banner-offline',
  waiting: 'banner-reconnecting',
  catchingUp: 'banner-reconnecting',
  restored: 'banner-restored',
};

/** The line between header and log: what the connection is doing, when a person needs to know. */
export const createBanner = (container: HTMLElement, host: UiHost): Banner => {
  let state = FIRST_BANNER;
  let timer: unknown;
  let said: string | undefined;

  /** Another part of the product may be able to. */
  const canSave = (): boolean => 'downloadTranscript' in host.element;
  const save = (): void => {
    if ('downloadTranscript' in host.element && typeof host.element.downloadTranscript === 'function')
      Reflect.apply(host.element.downloadTranscript, host.element, ['txt']);
  };

  const numbers = (): BannerNumbers => {
    const chat = host.chat();
    return {
      wall: host.clock.wall(),
      retryAt: chat?.connection.get().retryAt,
      pausedUntil: chat?.pausedUntil.get(),
      expiresAt: chat?.session.get()?.expiresAt,
      queued: chat?.pending.get().filter(({ delivery }) => delivery === 'queued').length ?? 0,
      missed: chat?.missed.get() ?? 0,
      unsent:
        (chat?.uploads.get().length ?? 0) > 0 ||
        Boolean(host.root.querySelector<HTMLTextAreaElement>('.input')?.value.trim()),
    };
  };

  const press = (kind: BannerKind, missed: number): void => {
    const action = actionOf(kind, missed, canSave());
    if (action === 'save') return save();
    state = releaseBanner(state);
    // The button may be gone in a moment: the focus moves first.
    if (action === 'jump') host.jump();
    else host.focusComposer();
    if (action === 'retry') host.chat()?.retry();
    if (action === 'connect') host.connect();
    update();
  };

  const draw = (kind: BannerKind | undefined, about: BannerNumbers): void => {
    if (kind === undefined) return void render(nothing, container);
    const t = host.strings();
    const { text, ticking, still, detail } = bannerText(t, kind, about);
    const action = actionOf(kind, about.missed, canSave());
    render(
      html`<div part="banner ${PARTS[kind] ?? ''}" class="banner ${toneOf(kind)}">
        ${iconOf(kind)}
        <p part="banner-text" class="banner-text">
          ${text}
          ${
            ticking === undefined
              ? nothing
              : html`<span part="banner-countdown" class="countdown" aria-hidden="true">${ticking}</span
                  ><span class="vh">${still}</span>`
          }
          ${detail === undefined ? nothing : html`<span class="detail">${detail}</span>`}
        </p>
        ${
          action === undefined
            ? nothing
            : html`<button part="retry-button" class="text-button" @click=${() => press(kind, about.missed)}>
                ${actionLabel(t, kind, action)}
              </button>`
        }
      </div>`,
      container,
    );
  };

  const say = (kind: BannerKind | undefined, about: BannerNumbers): void => {
    const left = (about.expiresAt ?? 0) - about.wall;
    const isLast = kind === 'expiring' && left <= LAST_NOTICE;
    // Who does not see the warning yet shall hear it when they do.
    if (kind === 'expiring' && (!host.shown() || left < SHORTEST_NOTICE)) return;
    const next = isLast ? 'last' : kind;
    if (next === said) return;
    said = next;
    if (kind === undefined || !host.shown()) return;
    host.announce(spoken(bannerText(host.strings(), kind, about)), kind === 'expiring' && about.unsent);
  };

  /** Milliseconds until what is shown ticks: whole seconds of a countdown, minutes of the last five, or their start. */
  const nextTick = (
    kind: BannerKind | undefined,
    { wall, retryAt, pausedUntil, expiresAt }: BannerNumbers,
  ): number | undefined => {
    const counted = kind === 'waiting' ? retryAt : kind === 'paused' ? pausedUntil : undefined;
    if (counted !== undefined && counted > wall) return (counted - wall) % 1_000 || 1_000;
    if (expiresAt === undefined || expiresAt <= wall) return undefined;
    return kind === 'expiring'
      ? (expiresAt - wall) % 60_000 || 60_000
      : Math.max(0, expiresAt - wall - EXPIRY_NOTICE) || undefined;
  };

  const update = (): void => {
    const chat = host.chat();
    host.clock.clearTimeout(timer);
    if (!chat) return draw(undefined, numbers());
    const about = numbers();
    const status = chat.status.get();
    const wanted = wantedBanner({ ...about, status, reason: chat.connection.get().reason });
    const hid = hidesLoss(state);
    const step = stepBanner(state, wanted, status, host.clock.now(), about.missed);
    state = step.state;
    draw(state.shown, about);
    say(state.shown, about);
    if (hid && !hidesLoss(state)) host.redraw();
    const waits = [step.wakeIn, nextTick(state.shown, about)].filter((ms) => ms !== undefined);
    if (waits.length > 0) timer = host.clock.setTimeout(update, Math.min(2 ** 31 - 1, ...waits));
  };

  return {
    update,
    hidesLoss: () => hidesLoss(state),
    stop: () => host.clock.clearTimeout(timer),
  };
};
