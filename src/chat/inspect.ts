import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { sessionMachine } from '../session/session.machine.js';

type Session = ActorRefFrom<typeof sessionMachine>;

/** The session machine to look at. It takes no orders, and what it works with stays inside: that makes frames with the token. */
export interface Inspected {
  getSnapshot(): object;
  subscribe(listener: (snapshot: object) => void): { unsubscribe(): void };
}

const shown = ({ status, value, context: { deps: _, ...context } }: SnapshotFrom<Session>): object => ({
  status,
  value,
  context,
});

export const inspected = (session: Session): Inspected => ({
  getSnapshot: () => shown(session.getSnapshot()),
  subscribe: (listener) => session.subscribe((snapshot) => listener(shown(snapshot))),
});
