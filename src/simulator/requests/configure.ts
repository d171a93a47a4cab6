import { BLOCKED_EXTENSIONS, fileTypes, maxFileKb } from '../config.js';
import { destroy, evict, leave } from '../connections.js';
import { send } from '../delivery.js';
import { takeDrop } from '../faults.js';
import { asJson, isJson, type Json, textOf } from '../json.js';
import { bind, createSession, markActive, startOver } from '../sessions.js';
import { type IncomingRequest, type OutgoingFrame, response, stringError } from '../wire.js';
import type { Connection, Session, World } from '../world.js';

const LONGEST_TOKEN = 2048;

const isUploadOn = (world: World): boolean =>
  asJson(asJson(world.config['messenger'])['fileUpload'])['enableAttachments'] === true;

const fileRules = (world: World): Json =>
  isUploadOn(world)
    ? {
        allowedMedia: {
          inbound: {
            fileTypes: fileTypes(world.config).map((type) => ({ type })),
            maxFileSizeKB: maxFileKb(world.config),
          },
        },
        blockedExtensions: BLOCKED_EXTENSIONS,
      }
    : {};

/** What is wrong with the parameters both ways of configuring have. */
export const parameterRefusal = (
  world: World,
  { token, fields, tracingId }: IncomingRequest,
): OutgoingFrame | undefined => {
  const deploymentId = textOf(fields['deploymentId']);
  if (token === undefined || token === '') return stringError(4020, 'Missing parameter: token', tracingId);
  if (token.length > LONGEST_TOKEN) return stringError(400, 'Request failed.', tracingId);
  if (deploymentId === undefined) return stringError(4020, 'Missing parameter: deploymentId', tracingId);
  if (world.options.checkDeployment && deploymentId !== world.options.deploymentId) {
    return stringError(403, 'Deployment does not match this connection.', tracingId);
  }
  return undefined;
};

const sessionResponse = (
  world: World,
  session: Session,
  newSession: boolean,
  more: Json,
  tracingId?: string,
): OutgoingFrame =>
  response(
    'SessionResponse',
    {
      connected: true,
      newSession,
      readOnly: session.readOnly,
      ...more,
      ...fileRules(world),
      maxCustomDataBytes: world.options.limits.attributeBytes,
      durationSeconds: world.options.durationSeconds,
      expirationDate: Math.floor(session.expiresAt / 1000),
    },
    tracingId,
  );

export const livingSession = (world: World, token: string | undefined): Session | undefined => {
  const session = world.sessions.get(token ?? '');
  return session?.expired === false ? session : undefined;
};

/** Binds the token to this connection. What was missed meanwhile is not replayed: the history has it. */
export const configureSession = (world: World, connection: Connection, request: IncomingRequest): void => {
  const { token, tracingId } = request;
  if (takeDrop(world, 'on-configure', token)) return destroy(world, connection);
  const refused = parameterRefusal(world, request);
  if (refused) return send(world, connection, refused);
  if (livingSession(world, token)?.auth) {
    return send(world, connection, stringError(4017, 'Cannot downgrade to an unauthenticated session', tracingId));
  }
  takePlace(world, connection, request);
};

/**
 * What both ways of configuring do once nothing is wrong: find or make the session, start over if asked to, bind, answer.
 *
 * @param prepare - Runs when the connection is bound; what it returns is part of the answer.
 */
export const takePlace = (
  world: World,
  connection: Connection,
  { token = '', tracingId, fields }: IncomingRequest,
  prepare: (session: Session) => Json = () => ({}),
): void => {
  const living = livingSession(world, token);
  const startsOver = living?.readOnly === true && fields['startNew'] === true;
  if (startsOver && takeDrop(world, 'on-start-new', token, false)) return destroy(world, connection);
  const session = living ?? createSession(world, token);
  if (startsOver) startOver(world, session);

  if (connection.session && connection.session !== session) leave(connection);
  const { journeyContext } = fields;
  if (isJson(journeyContext)) session.journeyContext = journeyContext;
  session.base = connection.base;
  bind(world, session, connection, (oldest) => evict(world, oldest));
  markActive(world, session);
  const more = prepare(session);
  world.emit({ type: 'session', token });
  const isCut =
    (startsOver && takeDrop(world, 'on-start-new', token, true)) || takeDrop(world, 'before-session-response', token);
  if (isCut) return destroy(world, connection);
  send(world, connection, sessionResponse(world, session, living === undefined || startsOver, more, tracingId));
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
