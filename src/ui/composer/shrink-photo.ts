/** Longest side in pixels: more shows nowhere in a chat, and phones' canvases end not far above. */
const LONGEST = 4_096;
const SCALES = [1, 0.75, 0.5, 0.35, 0.25, 0.15] as const;
const QUALITIES = [0.85, 0.7, 0.5] as const;

/** Whether it is a picture that keeps its sense as a JPEG: drawings and moving ones do not. */
export const isPhoto = (mime: string): boolean => /^image\/(?!svg|gif)/.test(mime);

/**
 * The photo again as a JPEG of at most so many bytes: as sharp as fits, upright, and without what the camera wrote into it
 * (place, time, serial number).
 *
 * @returns nothing when it cannot be read or does not fit.
 */
export const shrinkPhoto = async (photo: Blob, name: string, maxBytes: number): Promise<File | undefined> => {
  const bitmap = await createImageBitmap(photo).catch(() => undefined);
  if (!bitmap) return undefined;
  const canvas = document.createElement('canvas');
  const fit = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  try {
    for (const scale of SCALES) {
      canvas.width = Math.max(1, Math.round(bitmap.width * fit * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * fit * scale));
      const context = canvas.getContext('2d');
      if (!context) return undefined;
      // A JPEG knows no transparency; without a ground it would turn black.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      for (const quality of QUALITIES) {
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
        if (blob && blob.size <= maxBytes)
          return new File([blob], `${name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
      }
    }
    return undefined;
  } finally {
    bitmap.close();
    // Phones count the pixels of all canvases together.
    canvas.width = canvas.height = 0;
  }
};
