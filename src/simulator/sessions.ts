import { forgetLogin } from './auth.js';
import { evictAll } from './connections.js';
import { send } from './delivery.js';
import { SimulatorInputError } from './simulator-types.js';
import { notice } from './wire.js';
import type { Connection, Session, World } from './world.js';

export const createSession = (world: World, token: string): Session => {
  const session: Session = {
    token,
    connections: [],
    messages: [],
    attributes: new Map(),
    attachments: new Map(),
    base: '',
    journeyContext: undefined,
    auth: undefined,
    agent: undefined,
    readOnly: false,
    expired: false,
    started: false,
    expiresAt: 0,
    activity: 0,
    lastTime: 0,
    sentAt: [],
    historyAt: [],
    stopExpiry: () => undefined,
  };
  world.sessions.set(token, session);
  extend(world, session);
  markActive(world, session);
  return session;
};

export const markActive = (world: World, session: Session): void => {
  session.activity = ++world.counters.activity;
};

/** A conversation message gives the session its whole length again. */
export const extend = (
  world: World,
  session: Session,
  ms = world.options.durationSeconds * 1000,
  silent = false,
): void => {
  session.stopExpiry();
  session.expiresAt = world.now() + ms;
  session.stopExpiry = world.later(ms, () => expire(world, session, silent));
};

/** The connections stay bound: later requests hear that it has expired. */
export const expire = (world: World, session: Session, silent = false): void => {
  if (session.expired) return;
  end(world, session);
  session.expired = true;
  if (!silent) for (const connection of session.connections) send(world, connection, notice('SessionExpiredEvent'));
};

/** Nothing remains of it but the connections that still hear of its end. */
export const end = (world: World, session: Session): void => {
  session.stopExpiry();
  for (const [jwt, grant] of world.jwts) if (grant.session === session) world.jwts.delete(jwt);
  world.emit({ type: 'session', token: session.token });
};

/** Binds a connection; one too many evicts the oldest. */
export const bind = (
  world: World,
  session: Session,
  connection: Connection,
  evictOldest: (oldest: Connection) => void,
): void => {
  if (connection.session === session && session.connections.includes(connection)) return;
  connection.session = session;
  session.connections.push(connection);
  while (session.connections.length > world.options.limits.connectionsPerSession) {
    const oldest = session.connections[0];
    if (!oldest) return;
    evictOldest(oldest);
  }
};

/** "Start new": the same token, another conversation. */
export const startOver = (world: World, session: Session): void => {
  if (!world.options.keepHistoryOnStartNew) session.messages.length = 0;
  session.readOnly = false;
  session.started = false;
  session.agent = undefined;
  extend(world, session);
};

/** The guest cleared the conversation, or signed out: the token is free again. */
export const forgetSession = (world: World, session: Session): void => {
  session.messages.length = 0;
  if (world.sessions.get(session.token) === session) world.sessions.delete(session.token);
  end(world, session);
};

export const logout = (world: World, session: Session): void => {
  if (session.auth) forgetLogin(world, session.auth.login);
  for (const connection of session.connections) send(world, connection, notice('LogoutEvent'));
  forgetSession(world, session);
  session.expired = true;
};

export const clear = (world: World, session: Session): void => {
  for (const connection of session.connections) send(world, connection, notice('SessionClearedEvent'));
  evictAll(world, session);
  forgetSession(world, session);
};

/** @throws SimulatorInputError - When there is none. */
export const findSession = (world: World, token: string | undefined): Session => {
  const living = [...world.sessions.values()].filter((session) => !session.expired);
  const session =
    token === undefined
      ? living.toSorted((one, other) => other.activity - one.activity)[0]
      : living.find((candidate) => candidate.token === token);
  if (!session)
    throw new SimulatorInputError(
      token === undefined ? 'There is no session yet.' : 'There is no session with this token.',
    );
  return session;
};
