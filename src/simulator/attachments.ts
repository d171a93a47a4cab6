import { asJson, textOf } from './json.js';
import { type Session } from './world.js';

/** A file of a session. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** Part of the addresses, so that they cannot be guessed from the id. */
  readonly key: string;
  readonly base: string;
  state: 'announced' | 'uploaded' | 'failed';
  bytes: Uint8Array;
  /** Epoch milliseconds after which its download address is dead. */
  downloadUntil: number;
}

export const MARKER_HEADER = 'x-amz-tagging';
export const MARKER = 'originPlatform=webmessaging';

export const uploadUrl = ({ base, id, key }: Attachment): string => `${base}/uploads/${id}?X-Amz-Signature=${key}`;

export const downloadUrl = ({ base, id, key }: Attachment): string => `${base}/downloads/${id}?X-Amz-Signature=${key}`;

const mediaType = (mime: string): string => {
  const family = mime.split('/')[0];
  if (family === 'image') return 'Image';
  if (family === 'video') return 'Video';
  return family === 'audio' ? 'Audio' : 'File';
};

/** A content item as the server tells it: an attachment named by id gets everything known about the file. */
export const attachmentItem = (session: Session, item: unknown): unknown => {
  const { contentType, attachment: named } = asJson(item);
  const file = contentType === 'Attachment' ? session.attachments.get(textOf(asJson(named)['id']) ?? '') : undefined;
  if (!file) return item;
  const { id, name, size, mime } = file;
  return {
    contentType,
    attachment: { id, filename: name, fileSize: size, mediaType: mediaType(mime), mime, url: downloadUrl(file) },
  };
};
