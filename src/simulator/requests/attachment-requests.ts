import { addAttachment, downloadUrl, MARKER, MARKER_HEADER, uploadUrl } from '../attachments.js';
import { BLOCKED_EXTENSIONS, fileTypes, maxFileKb } from '../config.js';
import { send } from '../delivery.js';
import { asJson, numberOf, textOf } from '../json.js';
import { type IncomingRequest, response, stringError } from '../wire.js';
import type { Connection, Session, World } from '../world.js';
import type { Refusal } from './message-checks.js';

const LONGEST_NAME = 1023;

const extensionOf = (name: string): string => /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '';

const isTaken = (types: readonly string[], mime: string): boolean =>
  mime !== '' &&
  types.some((type) => type === '*/*' || type === mime || (type.endsWith('/*') && mime.startsWith(type.slice(0, -1))));

const check = (world: World, name: string, mime: string, size: number): Refusal | undefined => {
  const upload = asJson(asJson(world.config['messenger'])['fileUpload']);
  if (upload['enableAttachments'] !== true) return { code: 4000, text: 'Attachments are not available' };
  if (name.length > LONGEST_NAME) return { code: 4005, text: 'File name is too long' };
  if (extensionOf(name) === '') return { code: 4004, text: 'File name is not valid' };
  if (!isTaken(fileTypes(world.config), mime) || BLOCKED_EXTENSIONS.includes(extensionOf(name))) {
    return { code: 4001, text: `File type ${mime} not supported` };
  }
  if (size <= 0) return { code: 4102, text: 'File size is zero' };
  return size > maxFileKb(world.config) * 1000 ? { code: 4002, text: 'File is too large' } : undefined;
};

type Handler = (world: World, connection: Connection, session: Session, request: IncomingRequest) => void;

/** Asks for an upload address. Refusals are objects when the client says so, else text. */
export const onAttachment: Handler = (world, connection, session, { fields, tracingId }) => {
  if (session.readOnly) {
    return send(world, connection, stringError(world.options.readOnlyCode, 'Session is read-only.', tracingId));
  }
  const id = textOf(fields['attachmentId']) ?? world.random.uuid();
  const name = textOf(fields['fileName']) ?? '';
  const mime = textOf(fields['fileType']) ?? '';
  const size = numberOf(fields['fileSize']) ?? 0;
  const wrong = check(world, name, mime, size);
  if (wrong) {
    const { code, text } = wrong;
    const body = { attachmentId: id, errorCode: code, errorMessage: text, name: 'GenerateUrlError', message: text };
    const isJson = fields['errorsAsJson'] === true;
    const frame = isJson ? response('GenerateUrlError', body, tracingId, 400) : stringError(code, text, tracingId);
    return send(world, connection, frame);
  }
  const file = addAttachment(world, session, { id, name, mime, size, base: connection.base });
  const body = { attachmentId: id, headers: { [MARKER_HEADER]: MARKER }, url: uploadUrl(file) };
  send(world, connection, response('PresignedUrlResponse', body, tracingId));
};

/** A fresh download address: the same class as an upload address, told apart by empty headers and the size. */
export const getAttachment: Handler = (world, connection, session, { fields, tracingId }) => {
  const file = session.attachments.get(textOf(fields['attachmentId']) ?? '');
  if (file?.state !== 'uploaded') return send(world, connection, stringError(4009, 'Attachment not found', tracingId));
  const { id, name, size, mime } = file;
  const body = {
    attachmentId: id,
    headers: {},
    url: downloadUrl(world, file),
    fileName: name,
    fileSize: size,
    fileType: mime,
  };
  send(world, connection, response('PresignedUrlResponse', body, tracingId));
};

/** What was sent stays. */
export const deleteAttachment: Handler = (world, connection, session, { fields, tracingId }) => {
  const id = textOf(fields['attachmentId']) ?? '';
  if (session.attachments.get(id)?.sent !== false) {
    return send(world, connection, stringError(4009, 'Attachment not found', tracingId));
  }
  session.attachments.delete(id);
  send(world, connection, response('AttachmentDeletedResponse', { attachmentId: id }, tracingId));
};
