import type { UiHost } from '../ui-host.js';

/** Ways to call for attention, as the `notify` attribute names them. */
export type Way = 'title' | 'sound' | 'desktop' | 'badge';

/** The page wants it. Nothing said means the default. */
export const isWanted = ({ wishes }: UiHost, way: Way): boolean =>
  (wishes.notify ?? 'title').split(/\s+/).includes(way);

/** The browser has notifications of the device, allowed or not. */
export const canNotify = (): boolean => 'Notification' in globalThis;

/** The visitor has switched it on, and it can be had. */
export const isOn = (host: UiHost, way: 'sound' | 'desktop'): boolean =>
  isWanted(host, way) &&
  host.preferences.get()[way] &&
  (way === 'sound' ? 'AudioContext' in globalThis : canNotify() && Notification.permission === 'granted');
