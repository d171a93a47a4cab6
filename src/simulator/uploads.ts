import { type Attachment, downloadUrl, MARKER, MARKER_HEADER } from './attachments.js';
import { send } from './delivery.js';
import { emptyReply, errorReply } from './http-reply.js';
import { type HttpReply, type HttpRequest } from './simulator-types.js';
import { notice } from './wire.js';
import { type Session, type World } from './world.js';

const find = (world: World, id: string, key: string | null): { session: Session; file: Attachment } | undefined => {
  for (const session of world.sessions.values()) {
    const file = session.attachments.get(id);
    if (file?.key === key) return { session, file };
  }
  return undefined;
};

/** The bytes of an announced file. The answer says they came; the event on the socket says whether they are good. */
export const receiveUpload = (world: World, id: string, key: string | null, request: HttpRequest): HttpReply => {
  const found = find(world, id, key);
  if (found?.file.state !== 'announced') return errorReply(403, 'AccessDenied', 'Access Denied');
  const { session, file } = found;
  const { headers, body } = request;
  if (headers[MARKER_HEADER] !== MARKER || headers['content-type'] !== file.mime) {
    return errorReply(403, 'SignatureDoesNotMatch', 'The headers differ from the announced ones');
  }
  file.bytes = body;
  world.later(world.options.uploadDelayMs, () => judge(world, session, file));
  return emptyReply(200);
};

const judge = (world: World, session: Session, file: Attachment): void => {
  const isWhole = file.bytes.length === file.size;
  const now = world.now();
  const timestamp = new Date(now).toISOString();
  file.state = isWhole ? 'uploaded' : 'failed';
  file.downloadUntil = now + world.options.downloadLifeMs;
  const attachmentId = file.id;
  const frame = isWhole
    ? notice('UploadSuccessEvent', { attachmentId, downloadUrl: downloadUrl(file), timestamp })
    : notice('UploadFailureEvent', {
        attachmentId,
        errorCode: 4003,
        errorMessage: 'File content does not match its announced size',
        timestamp,
      });
  for (const connection of session.connections) send(world, connection, frame);
};

export const serveDownload = (world: World, id: string, key: string | null): HttpReply => {
  const file = find(world, id, key)?.file;
  if (file?.state !== 'uploaded' || world.now() >= file.downloadUntil) return errorReply(404, 'not.found', 'Not found');
  // As an attachment, so that nothing a guest uploads ever runs under this origin.
  const headers = {
    'content-type': file.mime,
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: file.bytes };
};
