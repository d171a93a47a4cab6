import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenOf, createSimulator, type Scenario, SimulatorInputError } from '../../src/simulator/index.js';
import { JOIN } from './client.js';
import { startInPage } from './stage.js';

describe('scenarios', () => {
  it('[SIM-25] bot: greets after the echo of Join', async () => {
    const stage = await startInPage({ scenario: 'bot' });
    const client = await stage.join();
    client.event(JOIN);
    assert.deepEqual((await client.next()).body['events'], [JOIN]);
    const greeting = await client.next();
    assert.equal(greeting.body['originatingEntity'], 'Bot');
    client.say('hi');
    assert.equal((await client.next()).body.text, 'hi');
    await client.expectSilence();
  });

  it('[SIM-25] bot: greets on the first message when there was no Join', async () => {
    const stage = await startInPage({ scenario: 'bot' });
    const client = await stage.join();
    client.say('hi');
    assert.equal((await client.next()).body.direction, 'Inbound');
    assert.match((await client.next()).body.text ?? '', /I am Nova/);
  });

  it('[SIM-28] bot: takes the payload of an answer in both dialects', async () => {
    const stage = await startInPage({ scenario: 'bot' });
    const client = await stage.join();
    const buttonResponse = { type: 'QuickReply', text: 'Returns', payload: 'RETURNS' };
    const content = [{ contentType: 'ButtonResponse', buttonResponse }];
    const dialects = [
      { type: 'Structured', text: 'Returns', content },
      { type: 'Text', text: '', content },
    ];
    client.event(JOIN);
    await client.next();
    await client.next();
    for (const message of dialects) {
      client.send({ action: 'onMessage', token: client.token, message });
      assert.equal((await client.next()).body.type, message.type);
      stage.advance(400);
      assert.match((await client.next()).body.text ?? '', /free of charge/);
    }
  });

  it('agent: types first, then answers, by the clock', async () => {
    const stage = await startInPage({ scenario: 'agent' });
    const client = await stage.join();
    client.say('help');
    await client.next();
    await client.expectSilence();
    stage.advance(500);
    assert.equal((await client.next()).body.type, 'Event');
    stage.advance(1300);
    const answer = await client.next();
    assert.deepEqual([answer.body.type, answer.body['originatingEntity']], ['Text', 'Human']);
  });

  it('echo: repeats at once; quiet: nobody answers', async () => {
    const echoing = await (await startInPage({ scenario: 'echo' })).join();
    echoing.say('parrot');
    await echoing.next();
    assert.deepEqual([(await echoing.next()).body.text], ['parrot']);
    const quiet = await startInPage();
    const client = await quiet.join();
    client.say('anybody?');
    await client.next();
    quiet.advance(60_000);
    await client.expectSilence();
  });

  it('plays a scenario of the test, which does nothing after the session ended', async () => {
    const scenario: Scenario = {
      onMessage: (chat, message) => chat.after(100, () => chat.say({ text: chosenOf(message).toUpperCase() })),
    };
    const stage = await startInPage({ scenario });
    const client = await stage.join();
    client.say('loud');
    await client.next();
    stage.advance(100);
    assert.equal((await client.next()).body.text, 'LOUD');
    client.say('over');
    await client.next();
    stage.simulator.fault({ kind: 'expire' });
    assert.equal((await client.next()).class, 'SessionExpiredEvent');
    const { length } = stage.simulator.log();
    stage.advance(100);
    assert.equal(stage.simulator.log().length, length);
  });

  it('refuses a scenario it does not know', () => {
    const unknown = 'oracle' as 'bot';
    assert.throws(() => createSimulator({ scenario: unknown }), SimulatorInputError);
  });
});
