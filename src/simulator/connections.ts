import { enqueue, send } from './delivery.js';
import { notice } from './wire.js';
import type { Connection, Session, World } from './world.js';

/** The connection no longer hears its session. */
export const leave = (connection: Connection): void => {
  const index = connection.session?.connections.indexOf(connection) ?? -1;
  if (index >= 0) connection.session?.connections.splice(index, 1);
};

/** The socket is gone. It keeps its session: what a silent connection wrote may still be handled. */
export const forget = (world: World, connection: Connection): void => {
  if (!connection.alive) return;
  connection.alive = false;
  connection.stopTimers.forEach((stop) => stop());
  connection.queue.length = 0;
  connection.overtaken = undefined;
  world.connections.delete(connection);
  leave(connection);
  world.emit({ type: 'connection', connection: connection.id, open: false });
};

/** No close frame: the client sees 1006. */
export const destroy = (world: World, connection: Connection): void => {
  forget(world, connection);
  connection.port.destroy();
};

/** The network goes away in the middle of a frame. */
export const destroyInside = (world: World, connection: Connection, text: string): void => {
  forget(world, connection);
  if (connection.port.sendPartly) connection.port.sendPartly(text);
  else connection.port.destroy();
};

/** A close frame, now; what still waits to be written is lost. */
export const close = (world: World, connection: Connection, code: number, reason: string): void => {
  forget(world, connection);
  connection.port.close(code, reason);
};

/** Drops a connection on purpose, with the word that says so. */
export const evict = (world: World, connection: Connection, reason?: string): void => {
  leave(connection);
  send(world, connection, notice('ConnectionClosedEvent', reason === undefined ? {} : { reason }));
  connection.session = undefined;
  enqueue(world, connection, 0, () => close(world, connection, 1000, ''));
};

export const evictAll = (world: World, session: Session, except?: Connection): void => {
  for (const connection of [...session.connections]) if (connection !== except) evict(world, connection);
};

/** The connections a fault means. */
export const targets = (world: World, token: string | undefined): readonly Connection[] =>
  [...world.connections].filter((connection) => token === undefined || connection.session?.token === token);
