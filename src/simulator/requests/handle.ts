import { authRefusal } from '../auth.js';
import { send } from '../delivery.js';
import { takeFault } from '../faults.js';
import { asJson, isJson, numberOf, parseJson, textOf } from '../json.js';
import { takeSlot } from '../limits.js';
import { type IncomingRequest, response, stringError, tooManyRequests } from '../wire.js';
import type { Connection, Session, World } from '../world.js';
import { deleteAttachment, getAttachment, onAttachment } from './attachment-requests.js';
import { configureAuthenticatedSession } from './configure-authenticated.js';
import { configureSession, getConfiguration } from './configure.js';
import { eventKind } from './message-checks.js';
import { onMessage } from './on-message.js';
import { closeSession, echo, getJwt } from './session-requests.js';

/** What an action needs, and who handles it. */
type Handler = (world: World, connection: Connection, session: Session, request: IncomingRequest) => void;

const SESSION_ACTIONS: Record<string, Handler> = {
  onMessage,
  onAttachment,
  getAttachment,
  deleteAttachment,
  getJwt,
  echo,
  closeSession,
};

const FREE_ACTIONS: Record<string, (world: World, connection: Connection, request: IncomingRequest) => void> = {
  configureSession,
  getConfiguration,
  configureAuthenticatedSession,
};

const toRequest = (text: string): IncomingRequest | undefined => {
  const fields = parseJson(text);
  if (!isJson(fields)) return undefined;
  const action = textOf(fields['action']);
  if (action === undefined) return undefined;
  return { action, token: textOf(fields['token']), tracingId: textOf(fields['tracingId']), fields };
};

/** One text frame of the guest. Whatever it is, the connection survives it. */
export const handleText = (world: World, connection: Connection, text: string): void => {
  const request = toRequest(text);
  if (!request) {
    const parsed = parseJson(text);
    const tracingId = isJson(parsed) ? textOf(parsed['tracingId']) : undefined;
    return send(world, connection, stringError(400, 'Request failed.', tracingId));
  }
  const { requestsPerMinute } = world.options.limits;
  const retryAfter = takeSlot(connection.requests, world.now(), requestsPerMinute);
  if (retryAfter !== undefined) return send(world, connection, tooManyRequests(retryAfter, request.tracingId));
  if (Object.hasOwn(FREE_ACTIONS, request.action)) return handleFree(world, connection, request);
  handleOfSession(world, connection, request);
};

const handleFree = (world: World, connection: Connection, request: IncomingRequest): void => {
  if (!refuseByFault(world, connection, request)) FREE_ACTIONS[request.action]?.(world, connection, request);
};

const handleOfSession = (world: World, connection: Connection, request: IncomingRequest): void => {
  const { action, token, tracingId } = request;
  const handler = Object.hasOwn(SESSION_ACTIONS, action) ? SESSION_ACTIONS[action] : undefined;
  if (!handler) return send(world, connection, stringError(400, 'Request failed.', tracingId));
  const { session } = connection;
  // The token in the request is not enough: the binding is the connection's.
  if (!session || (token !== undefined && token !== session.token)) {
    const { unconfiguredCode } = world.options;
    return send(
      world,
      connection,
      stringError(unconfiguredCode, 'Session is not configured on this connection.', tracingId),
    );
  }
  if (token === undefined && action !== 'echo') {
    return send(world, connection, stringError(4020, 'Missing parameter: token', tracingId));
  }
  if (session.expired) return send(world, connection, response('SessionExpiredEvent', {}, tracingId));
  // The health check is no business of the user's, and works without a token too.
  const unauthenticated = action === 'echo' ? undefined : authRefusal(world, session);
  if (unauthenticated !== undefined) return send(world, connection, stringError(403, unauthenticated, tracingId));
  if (!refuseByFault(world, connection, request)) handler(world, connection, session, request);
};

/** Typing is no message: faults that aim at the next message let it pass. */
const isTyping = ({ fields }: IncomingRequest): boolean => eventKind(asJson(fields['message'])) === 'Typing';

const refuseByFault = (world: World, connection: Connection, request: IncomingRequest): boolean => {
  const { action, tracingId } = request;
  if (action === 'onMessage' && isTyping(request)) return false;
  const token = connection.session?.token ?? request.token;
  const fault = takeFault(world, 'error', token, (candidate) => (candidate.action ?? 'onMessage') === action);
  if (!fault) return false;
  const code = numberOf(fault.code) ?? 500;
  const text = fault.text ?? 'Request failed.';
  const { errorCode } = fault;
  const body = { errorCode, errorMessage: text, name: 'ErrorMessage', message: text };
  const frame =
    errorCode === undefined ? stringError(code, text, tracingId) : response('ErrorMessage', body, tracingId, code);
  send(world, connection, frame);
  return true;
};
