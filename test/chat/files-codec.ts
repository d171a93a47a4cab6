import type { Chat } from '../../src/chat/chat.js';
import type { SocketFactory } from '../../src/model/socket.js';
import { decode } from '../../src/protocol/decode.js';
import type { ServerEvent } from '../../src/protocol/events.js';
import { fields, parse, word } from '../../src/protocol/guards.js';

/** What a frame about a file says, as far as these tests need it. */
const read = (data: string): ServerEvent | undefined => {
  const frame = fields(parse(data));
  const body = fields(frame['body']);
  const attachmentId = word(body['attachmentId']) ?? '';
  const tracingId = word(frame['tracingId']);
  const about = { attachmentId, ...(tracingId !== undefined && { tracingId }) };
  const url = word(body['url']) ?? '';
  switch (frame['class']) {
    case 'PresignedUrlResponse':
      return 'fileSize' in body
        ? { type: 'download.granted', ...about, url }
        : { type: 'upload.granted', ...about, url, headers: fields(body['headers']) as Record<string, string> };
    case 'UploadSuccessEvent':
      return { type: 'upload.succeeded', attachmentId };
    case 'UploadFailureEvent':
    case 'GenerateUrlError':
      return { type: 'upload.refused', ...about, code: Number(body['errorCode']), text: '' };
    case 'AttachmentDeletedResponse':
      return { type: 'attachment.deleted', ...about };
    default:
      return undefined;
  }
};

/** Stands in for the codec where it is silent about files; where it speaks, this says nothing. */
export const listeningForFiles = (createSocket: SocketFactory, chat: () => Chat): SocketFactory => {
  const hear = (data: string): void => {
    const event = decode(data).length === 0 ? read(data) : undefined;
    if (event) (chat().actor as { send(event: ServerEvent): void }).send(event);
  };
  return (url) => {
    const socket = createSocket(url);
    let handler: ((event: never) => void) | null = null;
    Object.defineProperty(socket, 'onmessage', {
      get: () =>
        handler &&
        ((event: { readonly data: string }) => {
          handler?.(event as never);
          hear(event.data);
        }),
      set: (next: typeof handler) => (handler = next),
    });
    return socket;
  };
};
