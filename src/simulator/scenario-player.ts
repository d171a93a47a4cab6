import { ASSET_PREFIX } from './assets.js';
import { commitFromService, disconnectAgent, sendTyping } from './conversation.js';
import { SCENARIOS } from './scenarios.js';
import type { Scenario, ScenarioChat } from './scenario-types.js';
import type { LoggedMessage } from './simulator-types.js';
import type { Session, World } from './world.js';

const scenarioOf = ({ options: { scenario } }: World): Scenario =>
  typeof scenario === 'string' ? SCENARIOS[scenario] : scenario;

/** What a scenario may do; nothing happens in a session that has ended. */
const chatOf = (world: World, session: Session): ScenarioChat => {
  const isLive = (): boolean => !session.expired && world.sessions.get(session.token) === session;
  const ifLive = (fn: () => void): void => {
    if (isLive()) fn();
  };
  return {
    token: session.token,
    get user() {
      return session.auth?.login.user;
    },
    get agent() {
      return session.agent;
    },
    handOver: (agent) =>
      ifLive(() => {
        session.agent = agent;
        world.emit({ type: 'session', token: session.token });
      }),
    assetUrl: (name) => `${session.base}${ASSET_PREFIX}${name}`,
    now: world.now,
    say: (input) => ifLive(() => void commitFromService(world, session, input)),
    typing: (durationMs, from) =>
      ifLive(() =>
        sendTyping(world, session, {
          ...(durationMs === undefined ? {} : { durationMs }),
          ...(from === undefined ? {} : { from }),
        }),
      ),
    disconnect: (mode) => ifLive(() => disconnectAgent(world, session, mode)),
    after: (ms, fn) => void world.later(ms, () => ifLive(fn)),
    random: () => world.random.next(),
  };
};

export const onGuestStart = (world: World, session: Session): void =>
  scenarioOf(world).onStart?.(chatOf(world, session));

export const onGuestMessage = (world: World, session: Session, message: LoggedMessage): void =>
  scenarioOf(world).onMessage?.(chatOf(world, session), message);
