import { setTimeout as sleep } from 'node:timers/promises';

/** WebDriver's code points for the keys that have no character. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

/**
 * The part of Playwright's page that the commands sendKeys, sendMouse and setViewport call.
 *
 * @param {(command: string, body?: object) => Promise<unknown>} post Sends a command of the WebDriver session.
 */
export const createPage = (post) => {
  const act = (source) => post('/actions', { actions: [source] });
  const keys = (...strokes) =>
    act({
      type: 'key',
      id: 'keyboard',
      actions: strokes.map(([type, key]) => ({ type, value: KEYS[key] ?? key })),
    });
  const mouse = (...actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });

  return {
    keyboard: {
      down: (key) => keys(['keyDown', key]),
      up: (key) => keys(['keyUp', key]),
      type: (text) => keys(...[...text].flatMap(stroke)),
      press: (chord) => keys(...pressChord(chord)),
    },
    mouse: {
      move: (x, y) => mouse(moveTo(x, y)),
      down: (options) => mouse(button('pointerDown', options)),
      up: (options) => mouse(button('pointerUp', options)),
      click: (x, y, options) => mouse(moveTo(x, y), button('pointerDown', options), button('pointerUp', options)),
    },
    setViewportSize: (size) => setViewportSize(post, size),
    async emulateMedia() {
      throw new Error('WebKitGTK cannot emulate media: start it with other `gtk` settings instead.');
    },
  };
};

const stroke = (key) => [
  ['keyDown', key],
  ['keyUp', key],
];

/** `Shift+Tab`: down in order, up in reverse. A single `+` is the key itself. */
const pressChord = (chord) => {
  const names = chord.length > 1 ? chord.split('+') : [chord];
  return [...names.map((name) => ['keyDown', name]), ...names.toReversed().map((name) => ['keyUp', name])];
};

const moveTo = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
const button = (type, options) => ({ type, button: BUTTONS[options?.button ?? 'left'] });

/** WebDriver only knows the window's size, so its furniture is measured and added; the window manager takes its time. */
const setViewportSize = async (post, { width, height }) => {
  const script = 'return [innerWidth, innerHeight, outerWidth, outerHeight]';
  for (let attempt = 0; attempt < 60; attempt++) {
    const [inWidth, inHeight, outWidth, outHeight] = await post('/execute/sync', { script, args: [] });
    if (inWidth === width && inHeight === height) return;
    if (attempt % 20 === 0) {
      await post('/window/rect', { width: width + outWidth - inWidth, height: height + outHeight - inHeight });
    }
    await sleep(25);
  }
  throw new Error(`The window did not become ${width}×${height}.`);
};
