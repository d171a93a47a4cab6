import { isPhoto } from './shrink-photo.js';

/** Pixels of a side; twice what is shown. */
const SIDE = 80;
/** Bytes; a larger picture is not worth the memory of one look at it. */
const LARGEST = 30_000_000;

/**
 * Small pictures of staged files. Each is drawn once onto a canvas of its own: no address is made of the file, so there is
 * none to revoke, and a page that allows no `blob:` pictures shows them too.
 */
export interface Thumbnails {
  /** Nothing for what is no picture, or cannot be read. */
  of(file: { readonly id: string; readonly mime: string; readonly blob: Blob }): HTMLCanvasElement | undefined;
  /** Drops all but these. */
  keep(ids: ReadonlySet<string>): void;
}

const paint = async (canvas: HTMLCanvasElement, blob: Blob): Promise<void> => {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const side = Math.min(width, height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  bitmap.close();
};

/** @param changed - One turned out not to be a picture. */
export const createThumbnails = (changed: () => void): Thumbnails => {
  const known = new Map<string, HTMLCanvasElement | undefined>();
  return {
    of({ id, mime, blob }) {
      if (known.has(id)) return known.get(id);
      if (!isPhoto(mime) || blob.size > LARGEST) return undefined;
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = SIDE;
      canvas.className = 'thumbnail';
      canvas.setAttribute('part', 'attachment-image');
      canvas.setAttribute('aria-hidden', 'true');
      known.set(id, canvas);
      paint(canvas, blob).catch(() => {
        if (!known.has(id)) return;
        known.set(id, undefined);
        changed();
      });
      return canvas;
    },
    keep(ids) {
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    },
  };
};
