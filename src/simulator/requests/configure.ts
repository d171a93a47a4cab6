import { BLOCKED_EXTENSIONS, MAX_FILE_KB } from '../config.js';
import { destroy, evict, leave } from '../connections.js';
import { send } from '../delivery.js';
import { takeDrop } from '../faults.js';
import { asJson, type Json, textOf } from '../json.js';
import { bind, createSession, markActive, startOver } from '../sessions.js';
import { type IncomingRequest, type OutgoingFrame, response, stringError } from '../wire.js';
import { type Connection, type Session, type World } from '../world.js';

const LONGEST_TOKEN = 2048;

const isUploadOn = (world: World): boolean =>
  asJson(asJson(world.config['messenger'])['fileUpload'])['enableAttachments'] === true;

const fileRules = (world: World): Json =>
  isUploadOn(world)
    ? {
        allowedMedia: { inbound: { fileTypes: [{ type: '*/*' }], maxFileSizeKB: MAX_FILE_KB } },
        blockedExtensions: BLOCKED_EXTENSIONS,
      }
    : {};

const refusal = (world: World, { token, fields, tracingId }: IncomingRequest): OutgoingFrame | undefined => {
  const deploymentId = textOf(fields['deploymentId']);
  if (token === undefined || token === '') return stringError(4020, 'Missing parameter: token', tracingId);
  if (token.length > LONGEST_TOKEN) return stringError(400, 'Request failed.', tracingId);
  if (deploymentId === undefined) return stringError(4020, 'Missing parameter: deploymentId', tracingId);
  if (world.options.checkDeployment && deploymentId !== world.options.deploymentId) {
    return stringError(403, 'Deployment does not match this connection.', tracingId);
  }
  return undefined;
};

const sessionResponse = (world: World, session: Session, newSession: boolean, tracingId?: string): OutgoingFrame =>
  response(
    'SessionResponse',
    {
      connected: true,
      newSession,
      readOnly: session.readOnly,
      ...fileRules(world),
      maxCustomDataBytes: world.options.limits.attributeBytes,
      durationSeconds: world.options.durationSeconds,
      expirationDate: Math.floor(session.expiresAt / 1000),
    },
    tracingId,
  );

/** Binds the token to this connection. What was missed meanwhile is not replayed: the history has it. */
export const configureSession = (world: World, connection: Connection, request: IncomingRequest): void => {
  const { token = '', tracingId, fields } = request;
  if (takeDrop(world, 'on-configure', token)) return destroy(world, connection);
  const refused = refusal(world, request);
  if (refused) return send(world, connection, refused);

  const known = world.sessions.get(token);
  const living = known?.expired === false ? known : undefined;
  const session = living ?? createSession(world, token);
  const startsOver = living?.readOnly === true && fields['startNew'] === true;
  if (startsOver) startOver(world, session);

  if (connection.session && connection.session !== session) leave(connection);
  bind(world, session, connection, (oldest) => evict(world, oldest));
  markActive(world, session);
  world.emit({ type: 'session', token });
  if (takeDrop(world, 'before-session-response', token)) return destroy(world, connection);
  send(world, connection, sessionResponse(world, session, living === undefined || startsOver, tracingId));
};

export const getConfiguration = (world: World, connection: Connection, { tracingId }: IncomingRequest): void =>
  send(
    world,
    connection,
    response(
      'GetConfigurationResponse',
      {
        ...fileRules(world),
        maxCustomDataBytes: world.options.limits.attributeBytes,
        messageRoutingEnabled: true,
        sessionDurationSeconds: world.options.durationSeconds,
      },
      tracingId,
    ),
  );
