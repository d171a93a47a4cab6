import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outboxMachine } from '../../src/outbox/outbox.machine.js';
import { sessionMachine } from '../../src/session/session.machine.js';
import { uploadMachine } from '../../src/uploads/upload.machine.js';

/** Every state's configuration below one, itself included. */
const statesOf = (config: unknown): readonly object[] => {
  if (typeof config !== 'object' || config === null) return [];
  const states = 'states' in config && typeof config.states === 'object' && config.states !== null ? config.states : {};
  return [config, ...Object.values(states).flatMap(statesOf)];
};

describe('the machines', () => {
  for (const { id, config } of [sessionMachine, outboxMachine, uploadMachine])
    it(`${id}: uses nothing of XState that the single files are built without`, () => {
      const states = statesOf(config);
      assert.ok(states.length > 5);
      for (const state of states) {
        assert.ok(!('route' in state) && !('history' in state));
        assert.ok(!('type' in state) || state.type === 'parallel');
        const events = 'on' in state && typeof state.on === 'object' && state.on !== null ? Object.keys(state.on) : [];
        assert.deepEqual(
          events.filter((name) => name.includes('*')),
          [],
        );
      }
    });
});
