import { takeFault } from './faults.js';
import type { OutgoingFrame } from './wire.js';
import { type Connection, recordFrame, type World } from './world.js';

const DEFAULT_REORDER_MS = 1000;

/** Acts when everything before it was written and `ms` have passed; silence holds it back. */
export const enqueue = (world: World, connection: Connection, ms: number, action: () => void): void => {
  const act = (): void => {
    if (!connection.alive) return;
    if (connection.stall) connection.stall.waiting.push(action);
    else action();
  };
  const now = world.now();
  if (connection.queue.length === 0 && ms <= 0) return act();
  connection.notBefore = Math.max(now + ms, connection.queue.length > 0 ? connection.notBefore : now);
  connection.queue.push(act);
  // One timer per entry, each taking the head: the order holds whatever the timers' precision.
  world.later(connection.notBefore - now, () => connection.queue.shift()?.());
};

const transmit = (world: World, connection: Connection, text: string): void => {
  connection.lastFrameAt = world.now();
  recordFrame(world, connection, 'outbound', text);
  connection.port.send(text);
};

const delayOf = (world: World, connection: Connection): number =>
  takeFault(world, 'delay', connection.session?.token)?.ms ?? 0;

/** Raw text to one connection. */
export const sendText = (world: World, connection: Connection, text: string): void =>
  enqueue(world, connection, delayOf(world, connection), () => transmit(world, connection, text));

/** An answer or a notice to one connection. */
export const send = (world: World, connection: Connection, frame: OutgoingFrame): void =>
  sendText(world, connection, JSON.stringify(frame));

/** A frame of the conversation: these may come late, twice or in another order. */
export const sendConversation = (world: World, connection: Connection, frame: OutgoingFrame, ms = 0): void => {
  const token = connection.session?.token;
  const text = JSON.stringify(frame);
  const wait = Math.max(ms, delayOf(world, connection));
  const copies = takeFault(world, 'duplicate', token) ? 2 : 1;
  const deliver = (): void => {
    for (let copy = 0; copy < copies; copy++) enqueue(world, connection, wait, () => transmit(world, connection, text));
  };
  const { overtaken } = connection;
  const reorder = overtaken ? undefined : takeFault(world, 'reorder', token);
  if (reorder) {
    letNextPass(world, connection, reorder.ms ?? DEFAULT_REORDER_MS, deliver);
    return;
  }
  deliver();
  overtaken?.();
};

/** Delivers after the next conversation frame, or after `ms` if there is none. */
const letNextPass = (world: World, connection: Connection, ms: number, deliver: () => void): void => {
  const release = (): void => {
    stop();
    connection.overtaken = undefined;
    deliver();
  };
  const stop = world.later(ms, release);
  connection.overtaken = release;
};
