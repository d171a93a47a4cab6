import { startOfDay } from '../format.js';
import type { UiHost } from '../ui-host.js';

/** Milliseconds after the last movement. */
const STAYS = 1_500;
/** Pixels from the top of the log at which the day is read: under the label. */
const READ_AT = 44;

/**
 * The day one reads in, over the log while the reader goes up. The day separators themselves cannot stick there: each ends
 * with its block, and a day can be longer. One look per frame says which message is at the top, and nobody who stands still
 * or writes at the end pays for it.
 *
 * @returns stops.
 */
export const showFloatingDay = (log: HTMLElement, host: UiHost, isAtEnd: () => boolean): (() => void) => {
  const label = document.createElement('div');
  label.className = 'floating-day';
  label.part.add('floating-day');
  label.ariaHidden = 'true';
  let top = 0;
  let isAsked = false;
  let timer: unknown;

  const hide = (): void => {
    host.clock.clearTimeout(timer);
    label.remove();
  };
  const look = (): void => {
    isAsked = false;
    if (isAtEnd() || !host.visible()) return hide();
    const before = top;
    top = log.scrollTop;
    if (top >= before && !label.isConnected) return;
    const { left, width, top: edge } = log.getBoundingClientRect();
    const time = host.root
      .elementFromPoint(left + width / 2, edge + READ_AT)
      ?.closest('.message')
      ?.querySelector('time')?.dateTime;
    if (time) label.textContent = host.formats().day(Date.parse(time), startOfDay(host.clock.wall()));
    if (!label.textContent) return;
    if (!label.isConnected) log.after(label);
    host.clock.clearTimeout(timer);
    timer = host.clock.setTimeout(hide, STAYS);
  };
  const onScroll = (): void => {
    if (isAsked) return;
    isAsked = true;
    host.clock.frame(look);
  };
  log.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    log.removeEventListener('scroll', onScroll);
    hide();
  };
};
