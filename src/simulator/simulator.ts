import { deploymentConfig } from './config.js';
import { close } from './connections.js';
import { commitFromService, disconnectAgent, sendTyping } from './conversation.js';
import { injectFault, pendingFaults } from './fault-actions.js';
import { handshake, openConnection } from './gateway.js';
import { cutsBody, handleHttp } from './http.js';
import { resolveOptions, type SimulatorOptions } from './options.js';
import { createRandom } from './random.js';
import { SCENARIO_NAMES } from './scenarios.js';
import { findSession } from './sessions.js';
import { type AgentInput, type SessionReport, type Simulator, SimulatorInputError } from './simulator-types.js';
import { toLogged } from './wire.js';
import { createWorld, type Session, type World } from './world.js';

const report = (session: Session): SessionReport => ({
  token: session.token,
  connections: session.connections.map(({ id }) => id),
  readOnly: session.readOnly,
  expired: session.expired,
  expiresAt: session.expiresAt,
  authenticated: session.auth !== undefined,
  user: session.auth?.login.user,
  journeyContext: session.journeyContext,
  attributes: Object.fromEntries(session.attributes),
  messages: session.messages.map(toLogged),
});

const agent = (world: World, { token, action, nickname, image, durationMs, mode }: AgentInput): void => {
  const session = findSession(world, token);
  switch (action) {
    case 'join':
      session.agent = { nickname: nickname ?? 'Marta', ...(image === undefined ? {} : { image }) };
      return;
    case 'typing':
      return sendTyping(world, session, durationMs === undefined ? {} : { durationMs });
    case 'disconnect':
      return disconnectAgent(world, session, mode);
    default:
      throw new SimulatorInputError('An agent can join, disconnect or be typing.');
  }
};

const wipe = (world: World, code: number): void => {
  for (const connection of [...world.connections]) close(world, connection, code, '');
  world.stopTimers();
  for (const store of [world.sessions, world.jwts, world.stalled]) store.clear();
  for (const store of [world.authJwts, world.refreshTokens, world.usedCodes]) store.clear();
  for (const list of [world.faults, world.frames, world.handshakes]) list.length = 0;
  world.counters.connection = 0;
  world.counters.fault = 0;
  world.counters.activity = 0;
  world.random = createRandom(world.options.seed);
};

/**
 * A fake Genesys Cloud Web Messaging service in memory. Reach it with `connectInPage`, or over a port with `startSimulator`.
 *
 * @throws SimulatorInputError - When the scenario has no name we know.
 */
export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  const resolved = resolveOptions(options);
  const { scenario } = resolved;
  if (typeof scenario === 'string' && !SCENARIO_NAMES.includes(scenario)) {
    throw new SimulatorInputError(
      `There is no scenario "${String(scenario)}". There are: ${SCENARIO_NAMES.join(', ')}.`,
    );
  }
  const world = createWorld(resolved, deploymentConfig(resolved));

  const simulator: Simulator = {
    deploymentId: resolved.deploymentId,
    now: world.now,
    say: (input) => commitFromService(world, findSession(world, input.token), input),
    typing: (input = {}) => sendTyping(world, findSession(world, input.token), input),
    agent: (input) => agent(world, input),
    fault: (fault) => injectFault(world, fault),
    faults: () => pendingFaults(world),
    clearFaults: () => {
      world.faults.length = 0;
      world.emit({ type: 'faults' });
    },
    frames: () => [...world.frames],
    handshakes: () => [...world.handshakes],
    sessions: () => [...world.sessions.values()].map(report),
    log: (token) => logOf(world, token),
    on: world.on,
    reset: () => {
      wipe(world, 1001);
      world.emit({ type: 'reset' });
    },
    dispose: () => wipe(world, 1001),
    later: world.later,
    handshake: (request) => handshake(world, request),
    open: (port, request) => openConnection(world, port, request.base),
    cuts: (request) => cutsBody(world, request),
    http: (request) => handleHttp(world, simulator, request),
  };
  return simulator;
};

/** Of an ended session too: what was said is what was said. */
const logOf = (world: World, token: string | undefined) => {
  const session = token === undefined ? mostRecent(world) : world.sessions.get(token);
  return session?.messages.map(toLogged) ?? [];
};

const mostRecent = (world: World): Session | undefined =>
  [...world.sessions.values()].toSorted((one, other) => other.activity - one.activity)[0];
