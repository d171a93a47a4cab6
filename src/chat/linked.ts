import { createActor, type ActorRefFrom } from 'xstate';
import type { ErrorCode } from '../model/errors.js';
import { sessionMachine } from '../session/session.machine.js';
import type { SessionDeps } from '../session/session-types.js';
import { createLine, type Line } from '../tabs/line.js';
import type { Timeline } from '../timeline/timeline.js';
import type { ChatOptions } from './chat.js';
import type { Deployment } from './deployment.js';
import type { Environment } from './environment.js';
import type { Paces } from './paces.js';
import type { Stores } from './stores.js';

interface LinkedHands {
  readonly options: ChatOptions;
  readonly environment: Environment;
  readonly deployment: Deployment;
  readonly stores: Stores;
  readonly paces: Omit<Paces, 'messagePace'>;
  readonly facts: Pick<SessionDeps, 'isOnline' | 'isVisible' | 'hiddenFor'>;
  timeline(): Timeline;
  report(code: ErrorCode, hint: string): void;
}

/** The session, on a wire that tabs share where they can. */
export const createLinked = (
  hands: LinkedHands,
): { readonly session: ActorRefFrom<typeof sessionMachine>; readonly line: Line } => {
  const { options, environment, deployment, stores, paces, timeline } = hands;
  const { clock, store, tabs } = environment;
  const isShared = (): boolean =>
    options.multiTab !== 'off' && (options.storage ?? 'local') === 'local' && store.persistent;
  const line = createLine({
    ...{ ...environment, ...deployment },
    tabs: () => (isShared() ? tabs : undefined),
    role: (role) => stores.connection.set({ ...stores.connection.get(), role }),
    heard(type) {
      if (stores.status.get() !== 'idle') session.send({ type });
    },
  });
  const session = createActor(sessionMachine, {
    clock,
    input: {
      ...{ ...environment, ...deployment, ...hands.facts, ...paces },
      wire: line.wire,
      readPage: line.readPage,
      isKnown: (key) => timeline().has(key),
      isTrimmed: () => timeline().trimmed,
      knownCount: () => timeline().state.order.length,
      onDefect: () => hands.report('history/unavailable', 'unexpected'),
    },
  });
  return { session, line };
};
