import { authGrant, isAuthOn, isStepUpOn } from '../auth.js';
import { destroy, evict } from '../connections.js';
import { commitSignIn } from '../conversation.js';
import { send } from '../delivery.js';
import { takeDrop } from '../faults.js';
import { asJson, textOf } from '../json.js';
import { expire } from '../sessions.js';
import { type IncomingRequest, type OutgoingFrame, stringError } from '../wire.js';
import type { Connection, Grant, Session, World } from '../world.js';
import { livingSession, parameterRefusal, takePlace } from './configure.js';
import { FEATURE_OFF } from './message-checks.js';

const refusal = (world: World, request: IncomingRequest, grant: Grant | undefined): OutgoingFrame | undefined => {
  const { token, fields, tracingId } = request;
  if (!isAuthOn(world)) return stringError(403, FEATURE_OFF, tracingId);
  const wrong = parameterRefusal(world, request);
  if (wrong) return wrong;
  if (!textOf(asJson(fields['data'])['code'])) return stringError(4020, 'Missing parameter: data.code', tracingId);
  const living = livingSession(world, token);
  const owner = living?.auth?.login.user.id;
  // A session of somebody else is nobody's business.
  if (!grant || (owner !== undefined && owner !== grant.login.user.id)) {
    return stringError(401, 'User is unauthorized', tracingId);
  }
  return living && !living.auth && !isStepUpOn(world) ? stringError(403, FEATURE_OFF, tracingId) : undefined;
};

/** A user has one authenticated session: those of other devices end. Says whether there was one. */
const endElsewhere = (world: World, session: Session, { login }: Grant): boolean => {
  const others = [...world.sessions.values()].filter(
    (other) => other !== session && !other.expired && other.auth?.login.user.id === login.user.id,
  );
  for (const other of others) {
    for (const connection of [...other.connections]) evict(world, connection, 'signedIn');
    expire(world, other, true);
  }
  return others.length > 0;
};

/**
 * Configures as a known user. An anonymous session is stepped up: whoever holds the user's session elsewhere is closed first,
 * then everybody here hears of the sign-in, then comes the answer.
 */
export const configureAuthenticatedSession = (world: World, connection: Connection, request: IncomingRequest): void => {
  const { token, fields } = request;
  if (takeDrop(world, 'on-configure', token)) return destroy(world, connection);
  const grant = authGrant(world, textOf(asJson(fields['data'])['code']) ?? '');
  const refused = refusal(world, request, grant);
  if (refused || !grant) return refused && send(world, connection, refused);

  const living = livingSession(world, token);
  const isStepUp = living !== undefined && !living.auth;
  if (isStepUp && takeDrop(world, 'on-step-up', token, false)) return destroy(world, connection);
  takePlace(world, connection, request, (session) => {
    const cleared = endElsewhere(world, session, grant);
    session.auth = { ...grant, refusal: 'again' };
    session.journeyContext ??= grant.login.journeyContext;
    if (isStepUp) {
      if (takeDrop(world, 'on-step-up', token, true)) destroy(world, connection);
      commitSignIn(world, session, grant.login.user);
    }
    return cleared ? { clearedExistingSession: true } : {};
  });
};
