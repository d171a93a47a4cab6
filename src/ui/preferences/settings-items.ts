import { canNotify, isWanted } from '../attention/wanted.js';
import type { MenuItem, MenuSource } from '../menu/items.js';
import type { UiHost } from '../ui-host.js';
import { TEXT_SIZES } from './preferences.js';

/** Asks the browser, here and nowhere else: at the visitor's own press. */
const switchDesktop = async ({ preferences, redraw }: UiHost): Promise<void> => {
  const isOn = !preferences.get().desktop || Notification.permission !== 'granted';
  preferences.set({ desktop: isOn && (await Notification.requestPermission()) === 'granted' });
  redraw();
};

const desktopItem = (host: UiHost): MenuItem => {
  const t = host.strings();
  const group = t.settings;
  if (Notification.permission === 'denied') return { text: t.desktopBlocked, checked: false, act: undefined, group };
  return {
    text: t.desktop,
    checked: host.preferences.get().desktop && Notification.permission === 'granted',
    act: () => void switchDesktop(host),
    group,
  };
};

/** How the visitor likes it. */
export const settingsItems: MenuSource = (host) => {
  const t = host.strings();
  const { get, set } = host.preferences;
  const { sound, enterSends, textSize } = get();
  const group = t.settings;
  const items: MenuItem[] = [];
  if (isWanted(host, 'sound')) items.push({ text: t.sound, checked: sound, act: () => set({ sound: !sound }), group });
  if (isWanted(host, 'desktop') && canNotify()) items.push(desktopItem(host));
  if (!host.wishes.noMultiline)
    items.push({ text: t.enterSends, checked: enterSends, act: () => set({ enterSends: !enterSends }), group });
  const sizes = { normal: t.textNormal, large: t.textLarge, largest: t.textLargest };
  for (const size of TEXT_SIZES)
    items.push({
      text: sizes[size],
      checked: size === textSize,
      act: () => set({ textSize: size }),
      group: t.textSize,
      sign: 'A',
    });
  return items;
};
