/** The frames about files. */
import type { ServerEvent } from './events.js';
import { fields, number, present, safeUrl, whole, word, type Fields } from './guards.js';
import { refusal } from './refusal.js';

/** What may go with the bytes: signed by the service, and printable, or the request would not even start. */
const HEADER = /^(?:x-amz|content)-[\w-]+$/i;
const PRINTABLE = /^[ -~]*$/;
const MAX_HEADERS = 50;

const headersOf = (headers: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers)
      .flatMap(([name, value]): readonly [string, string][] => {
        const text = HEADER.test(name) ? whole(value) : undefined;
        return text !== undefined && PRINTABLE.test(text) ? [[name.toLowerCase(), text]] : [];
      })
      .slice(0, MAX_HEADERS),
  );

/** An address to put bytes to, or to get them from: the class is the same. A download has no headers, but a size. */
const granted = (body: Fields, attachmentId: string, tracingId: string | undefined): ServerEvent | undefined => {
  const url = safeUrl(body['url'])?.href;
  if (!url) return undefined;
  const headers = fields(body['headers']);
  const isDownload = Object.keys(headers).length === 0 && body['fileSize'] !== undefined;
  return present<ServerEvent>(
    isDownload
      ? { type: 'download.granted', attachmentId, url, tracingId }
      : { type: 'upload.granted', attachmentId, url, headers: headersOf(headers), tracingId },
  );
};

/** @returns none when the frame does not say which file it is about, or what became of it. */
export const fileEvent = (frame: Fields, tracingId: string | undefined): ServerEvent | undefined => {
  const body = fields(frame['body']);
  const attachmentId = word(body['attachmentId'], 200);
  if (!attachmentId) return undefined;
  switch (frame['class']) {
    case 'PresignedUrlResponse':
      return granted(body, attachmentId, tracingId);
    case 'UploadSuccessEvent':
      return present<ServerEvent>({
        type: 'upload.succeeded',
        attachmentId,
        url: safeUrl(body['downloadUrl'])?.href,
      });
    case 'AttachmentDeletedResponse':
      return present<ServerEvent>({ type: 'attachment.deleted', attachmentId, tracingId });
    default: {
      // UploadFailureEvent, GenerateUrlError: the envelope may say 200 all the same.
      const said = number(frame['code']);
      const { code, text } = refusal(said === 200 ? undefined : said, body, undefined);
      return present<ServerEvent>({ type: 'upload.refused', attachmentId, code, text, tracingId });
    }
  }
};
