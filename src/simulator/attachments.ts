import { assetBytes, type AssetName, ASSETS } from './assets.js';
import { asJson, textOf } from './json.js';
import type { Session, World } from './world.js';

/** A file of a session. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** Part of the upload address, so that it cannot be guessed from the id. */
  readonly key: string;
  readonly base: string;
  state: 'announced' | 'uploaded' | 'failed';
  /** It is part of a message. */
  sent: boolean;
  bytes: Uint8Array;
  /** Keys of its download addresses, and the epoch milliseconds after which each is dead. */
  readonly downloads: Map<string, number>;
}

export const MARKER_HEADER = 'x-amz-tagging';
export const MARKER = 'originPlatform=webmessaging';

export const addAttachment = (
  world: World,
  session: Session,
  about: Pick<Attachment, 'id' | 'name' | 'mime' | 'size' | 'base'>,
): Attachment => {
  const file: Attachment = {
    ...about,
    key: world.random.hex(),
    state: 'announced',
    sent: false,
    bytes: new Uint8Array(),
    downloads: new Map(),
  };
  session.attachments.set(file.id, file);
  return file;
};

export const uploadUrl = ({ base, id, key }: Attachment): string => `${base}/uploads/${id}?X-Amz-Signature=${key}`;

/** A new address each time; earlier ones live on until their own time is over. */
export const downloadUrl = (world: World, { base, id, downloads }: Attachment): string => {
  const now = world.now();
  for (const [key, until] of downloads) if (until <= now) downloads.delete(key);
  const key = world.random.hex();
  downloads.set(key, now + world.options.downloadLifeMs);
  return `${base}/downloads/${id}?X-Amz-Signature=${key}`;
};

const mediaType = (mime: string): string => {
  const family = mime.split('/')[0];
  if (family === 'image') return 'Image';
  if (family === 'video') return 'Video';
  return family === 'audio' ? 'Audio' : 'File';
};

const itemOf = (world: World, file: Attachment): unknown => {
  const { id, name, size, mime } = file;
  return {
    contentType: 'Attachment',
    attachment: {
      id,
      filename: name,
      fileSize: size,
      mediaType: mediaType(mime),
      mime,
      url: downloadUrl(world, file),
    },
  };
};

/** A content item as the server tells it: an attachment named by id gets everything known about the file. */
export const attachmentItem = (world: World, session: Session, item: unknown): unknown => {
  const { contentType, attachment: named } = asJson(item);
  const file = contentType === 'Attachment' ? session.attachments.get(textOf(asJson(named)['id']) ?? '') : undefined;
  return file ? itemOf(world, file) : item;
};

/** A file of the simulator's own, sent by the agent: it downloads and is renewed like any other. */
export const assetItem = (world: World, session: Session, asset: AssetName): unknown => {
  const { name, mime } = ASSETS[asset];
  const bytes = assetBytes(name) ?? new Uint8Array();
  const file = addAttachment(world, session, {
    id: world.random.uuid(),
    name,
    mime,
    size: bytes.length,
    base: session.base,
  });
  Object.assign(file, { bytes, state: 'uploaded', sent: true });
  return itemOf(world, file);
};
