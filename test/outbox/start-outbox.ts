import { createActor } from 'xstate';
import { outboxMachine } from '../../src/outbox/outbox.machine.js';
import type { OutboxEmitted, OutboxEvent } from '../../src/outbox/outbox-types.js';
import { createPace } from '../../src/transport/rate-window.js';
import { LIMITS } from '../../src/transport/timings.js';
import { createTestClock } from '../support/clock.js';

/** The outbox alone, on a clock moved by hand. */
export const startOutbox = (random = () => 0) => {
  const clock = createTestClock();
  const actor = createActor(outboxMachine, {
    clock,
    input: { clock, random, pace: createPace(LIMITS.messages, () => clock.now()) },
  });
  const emitted: OutboxEmitted[] = [];
  const sentAt: number[] = [];
  actor.on('*', (event) => {
    emitted.push(event);
    if (event.type === 'outbox.transmit') sentAt.push(clock.now());
  });
  actor.start();
  return {
    clock,
    emitted,
    sentAt,
    tell: (event: OutboxEvent) => actor.send(event),
    submit: (...ids: string[]) =>
      ids.forEach((clientId) => actor.send({ type: 'message.submit', clientId, outgoing: { text: clientId } })),
    delivered: (clientId: string) => actor.send({ type: 'message.delivered', clientId }),
    sent: () => emitted.flatMap((event) => (event.type === 'outbox.transmit' ? [event.clientId] : [])),
    count: (type: OutboxEmitted['type']) => emitted.filter((event) => event.type === type).length,
    delivery: (clientId: string) => {
      const last = emitted.findLast((event) => event.type === 'delivery.changed' && event.clientId === clientId);
      return last?.type === 'delivery.changed' ? [last.delivery, last.code] : undefined;
    },
  };
};
