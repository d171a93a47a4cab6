import { emptyReply } from './http-reply.js';
import { pdf } from './pdf.js';
import { drawPicture } from './picture.js';
import type { HttpReply } from './simulator-types.js';

/** Files an agent can send with `say`. */
export const ASSETS = {
  photo: { name: 'photo.png', mime: 'image/png' },
  document: { name: 'document.pdf', mime: 'application/pdf' },
} as const;

export type AssetName = keyof typeof ASSETS;

export const ASSET_NAMES = Object.keys(ASSETS);

export const ASSET_PREFIX = '/_assets/';

/** Every `.png` is a picture of its own, square when its name begins with `avatar`; every `.pdf` is a page. */
export const assetBytes = (name: string): Uint8Array | undefined => {
  if (name.endsWith('.png')) return drawPicture(name);
  return name.endsWith('.pdf')
    ? pdf(['Your receipt', 'Two nights in room 212', 'Thank you for your visit.'])
    : undefined;
};

/** Pictures for cards and avatars, so that a demo needs no network. */
export const serveAsset = (name: string): HttpReply => {
  const body = assetBytes(name);
  if (!body) return emptyReply(404);
  const type = name.endsWith('.png') ? 'image/png' : 'application/pdf';
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  };
  return { status: 200, headers, body };
};
