const encoder = new TextEncoder();

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const uint32 = (value: number): Uint8Array =>
  new Uint8Array([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

const uint16 = (value: number): readonly number[] => [value & 255, value >>> 8];

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
};

const adler32 = (bytes: Uint8Array): number => {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
};

const LARGEST_BLOCK = 0xffff;

/** A zlib stream that is not compressed: the pictures are small, and a page has no synchronous compressor. */
const zlib = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [new Uint8Array([0x78, 0x01])];
  for (let at = 0; at < bytes.length; at += LARGEST_BLOCK) {
    const block = bytes.subarray(at, at + LARGEST_BLOCK);
    const isLast = at + LARGEST_BLOCK >= bytes.length;
    parts.push(new Uint8Array([isLast ? 1 : 0, ...uint16(block.length), ...uint16(~block.length & 0xffff)]), block);
  }
  return concat([...parts, uint32(adler32(bytes))]);
};

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const named = concat([encoder.encode(type), data]);
  return concat([uint32(data.length), named, uint32(crc32(named))]);
};

const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Four bits per pixel, by an index into the palette. */
export interface IndexedImage {
  /** Even. */
  readonly width: number;
  readonly height: number;
  /** Up to 16 colours, red, green and blue each. */
  readonly palette: readonly (readonly [number, number, number])[];
  readonly colorAt: (x: number, y: number) => number;
}

export const png = ({ width, height, palette, colorAt }: IndexedImage): Uint8Array => {
  const rowBytes = 1 + width / 2;
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 2) rows[y * rowBytes + 1 + x / 2] = (colorAt(x, y) << 4) | colorAt(x + 1, y);
  }
  return concat([
    SIGNATURE,
    chunk('IHDR', concat([uint32(width), uint32(height), new Uint8Array([4, 3, 0, 0, 0])])),
    chunk('PLTE', new Uint8Array(palette.flat())),
    chunk('IDAT', zlib(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
};
