/** Ids and chances of one simulator: the same seed gives the same row of values. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** 32 hexadecimal characters, as the service's message ids. */
  hex(): string;
  /** A version 4 UUID. */
  uuid(): string;
}

/** Mulberry32: small, quick, and good enough for a fake. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const hex = (): string => Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join('');
  const uuid = (): string => {
    const digits = hex();
    const variant = '89ab'.charAt(Math.floor(next() * 4));
    const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
    return [...parts, `${variant}${digits.slice(17, 20)}`, digits.slice(20)].join('-');
  };
  return { next, hex, uuid };
};
