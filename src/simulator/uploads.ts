import { type Attachment, downloadUrl, MARKER, MARKER_HEADER } from './attachments.js';
import { destroy } from './connections.js';
import { send } from './delivery.js';
import { type ActiveFault, takeDrop, takeFault } from './faults.js';
import { emptyReply, errorReply } from './http-reply.js';
import type { HttpReply, HttpRequest } from './simulator-types.js';
import { notice } from './wire.js';
import type { Session, World } from './world.js';

const DEFAULT_LATE_MS = 2000;
const CONTENT_INVALID = 4003;

const find = (world: World, id: string): { session: Session; file: Attachment } | undefined => {
  for (const session of world.sessions.values()) {
    const file = session.attachments.get(id);
    if (file) return { session, file };
  }
  return undefined;
};

const denied = (message = 'Access Denied'): HttpReply => errorReply(403, 'AccessDenied', message);

/** Does the network die in the middle of these bytes? */
export const cutsUpload = (world: World, id: string): boolean =>
  takeFault(world, 'upload', find(world, id)?.session.token, ({ mode }) => mode === 'put-cut') !== undefined;

/** The bytes of an announced file. The answer says they came; the event on the socket says whether they are good. */
export const receiveUpload = async (
  world: World,
  id: string,
  key: string | null,
  { headers, body }: HttpRequest,
): Promise<HttpReply> => {
  const found = find(world, id);
  if (found?.file.state !== 'announced' || found.file.key !== key) return denied();
  const { session, file } = found;
  const fault = takeFault(world, 'upload', session.token, ({ mode }) => mode !== 'put-cut');
  if (fault?.mode === 'url-expired') return denied('Request has expired');
  if (fault?.mode === 'put-fails') return errorReply(fault.status ?? 500, 'InternalError', 'Please try again.');
  if (headers[MARKER_HEADER] !== MARKER || headers['content-type'] !== file.mime) {
    return errorReply(403, 'SignatureDoesNotMatch', 'The headers differ from the announced ones');
  }
  if (fault?.mode === 'slow') {
    await new Promise<void>((resolve) => void world.later(fault.ms ?? DEFAULT_LATE_MS, resolve));
  }
  file.bytes = body;
  if (fault?.mode !== 'no-event') {
    world.later(world.options.uploadDelayMs, () => judge(world, session, file, fault));
  }
  return emptyReply(200);
};

/** Deleted or overtaken meanwhile: nobody waits for it any more. */
const isCurrent = (session: Session, file: Attachment): boolean => session.attachments.get(file.id) === file;

const judge = (world: World, session: Session, file: Attachment, fault: ActiveFault | undefined): void => {
  if (!isCurrent(session, file)) return;
  const isGood = file.bytes.length === file.size && fault?.mode !== 'refused';
  const timestamp = new Date(world.now()).toISOString();
  file.state = isGood ? 'uploaded' : 'failed';
  if (takeDrop(world, 'before-upload-event', session.token)) {
    return [...session.connections].forEach((connection) => destroy(world, connection));
  }
  const attachmentId = file.id;
  const frame = isGood
    ? notice('UploadSuccessEvent', { attachmentId, downloadUrl: downloadUrl(world, file), timestamp })
    : notice('UploadFailureEvent', {
        attachmentId,
        errorCode: fault?.errorCode ?? CONTENT_INVALID,
        errorMessage: fault?.text ?? 'File content does not match what was announced',
        timestamp,
      });
  for (const connection of session.connections) send(world, connection, frame);
};

export const serveDownload = (world: World, id: string, key: string | null): HttpReply => {
  const file = find(world, id)?.file;
  const until = file?.downloads.get(key ?? '');
  if (file?.state !== 'uploaded' || until === undefined || world.now() >= until) {
    return errorReply(404, 'not.found', 'Not found');
  }
  // As an attachment, so that nothing a guest uploads ever runs under this origin.
  const headers = {
    'content-type': file.mime,
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: file.bytes };
};
