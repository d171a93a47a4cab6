import { png } from './png.js';
import { createRandom } from './random.js';

type Color = readonly [number, number, number];

/** Hue in turns, saturation and lightness in [0, 1]. */
const hsl = (hue: number, saturation: number, lightness: number): Color => {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const place = (offset + hue * 12) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [channel(0), channel(8), channel(4)];
};

const seedOf = (name: string): number =>
  [...name].reduce((seed, letter) => (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);

const SKY = 10;
const [SUN, FAR, NEAR] = [SKY, SKY + 1, SKY + 2];

/** A sky, a sun and two hills, in colours and places that the name decides; the same name gives the same picture. */
const landscape = (name: string): Uint8Array => {
  const { next } = createRandom(seedOf(name));
  const [width, height] = [320, 200];
  const hue = next();
  const sky = Array.from({ length: SKY }, (_, step) => hsl((hue + step / 60) % 1, 0.55, 0.45 + step / 25));
  const land = [hsl((hue + 0.12) % 1, 0.9, 0.9), hsl((hue + 0.4) % 1, 0.35, 0.45), hsl((hue + 0.45) % 1, 0.45, 0.28)];
  const sun = { x: 60 + next() * 200, y: 45 + next() * 40, radius: 18 + next() * 14 };
  const hills = [next() * 6, next() * 6] as const;
  const colorAt = (x: number, y: number): number => {
    if (y > 150 + 18 * Math.sin(x / 60 + hills[0])) return NEAR;
    if (y > 120 + 22 * Math.sin(x / 45 + hills[1])) return FAR;
    return Math.hypot(x - sun.x, y - sun.y) < sun.radius ? SUN : Math.min(SKY - 1, Math.floor(y / 16));
  };
  return png({ width, height, palette: [...sky, ...land], colorAt });
};

/** Head and shoulders. */
const portrait = (name: string): Uint8Array => {
  const hue = createRandom(seedOf(name)).next();
  const palette = [hsl(hue, 0.4, 0.78), hsl((hue + 0.5) % 1, 0.45, 0.4)];
  const colorAt = (x: number, y: number): number =>
    Math.hypot(x - 48, y - 36) < 18 || Math.hypot((x - 48) / 1.2, y - 96) < 32 ? 1 : 0;
  return png({ width: 96, height: 96, palette, colorAt });
};

export const drawPicture = (name: string): Uint8Array => (name.startsWith('avatar') ? portrait(name) : landscape(name));
