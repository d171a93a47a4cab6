import { enqueue } from './delivery.js';
import { handleText } from './requests/handle.js';
import type { Connection, World } from './world.js';

/**
 * Silence both ways on a socket that stays up, for `ms` or until it is ended. It takes the place of an earlier one: what that
 * one swallowed is handled now, and its answers wait on.
 */
export const startStall = (world: World, connection: Connection, ms: number | undefined, commit: boolean): void => {
  const { stall: earlier } = connection;
  earlier?.stopTimer();
  const stopTimer = ms === undefined ? (): void => undefined : world.later(ms, () => endStall(world, connection));
  connection.stall = { commit, swallowed: [], waiting: earlier?.waiting ?? [], stopTimer };
  world.stalled.add(connection);
  for (const text of earlier?.swallowed ?? []) handleText(world, connection, text);
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
