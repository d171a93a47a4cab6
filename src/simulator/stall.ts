import { enqueue } from './delivery.js';
import { handleText } from './requests/handle.js';
import { type Connection, type World } from './world.js';

/** Silence both ways on a socket that stays up, for `ms` or until it is ended. */
export const startStall = (world: World, connection: Connection, ms: number | undefined, commit: boolean): void => {
  connection.stall?.stopTimer();
  const stopTimer = ms === undefined ? (): void => undefined : world.later(ms, () => endStall(world, connection));
  const { swallowed = [], waiting = [] } = connection.stall ?? {};
  connection.stall = { commit, swallowed, waiting, stopTimer };
  world.stalled.add(connection);
};

/** What waited goes out, if the socket still lives; what was swallowed is handled now, if the fault said so. */
export const endStall = (world: World, connection: Connection): void => {
  const { stall } = connection;
  if (!stall) return;
  stall.stopTimer();
  connection.stall = undefined;
  world.stalled.delete(connection);
  for (const action of stall.waiting) enqueue(world, connection, 0, action);
  for (const text of stall.swallowed) handleText(world, connection, text);
};

export const endStalls = (world: World, token: string | undefined): void => {
  for (const connection of [...world.stalled]) {
    if (token === undefined || connection.session?.token === token) endStall(world, connection);
  }
};
