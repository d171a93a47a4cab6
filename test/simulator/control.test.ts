import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SimulatorInputError } from '../../src/simulator/index.js';
import { type Stage, startOnPort } from './stage.js';

describe('control over HTTP', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startOnPort();
  });
  afterEach(() => stage.stop());

  const post = async (verb: string, body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await stage.fetch(`/_simulator/${verb}`, { method: 'POST', body: text });
    return { status: response.status, body: JSON.parse(await response.text()) as Record<string, unknown> };
  };
  const get = async (noun: string): Promise<Record<string, unknown>[]> =>
    JSON.parse(await (await stage.fetch(`/_simulator/${noun}`)).text()) as Record<string, unknown>[];

  it('say: the most recently active session hears it, or the one named', async () => {
    const [one, two] = [await stage.join('a'), await stage.join('b')];
    const said = await post('say', { text: 'to b' });
    assert.deepEqual([said.status, said.body['text']], [200, 'to b']);
    assert.equal((await two.next()).body.text, 'to b');
    await post('say', { token: 'a', text: 'to a', from: { nickname: 'Ana' } });
    assert.equal((await one.next()).body.text, 'to a');
  });

  it('say: sends a file that downloads', async () => {
    const client = await stage.join();
    assert.equal((await post('say', { asset: 'photo' })).status, 200);
    const [{ attachment }] = (await client.next()).body['content'] as [{ attachment: { url: string; mime: string } }];
    const download = await stage.fetch(attachment.url);
    assert.deepEqual([download.status, download.headers.get('content-type')], [200, attachment.mime]);
  });

  it('[SIM-26] sessions: who signed in, and the journey', async () => {
    const client = await stage.connect();
    await client.configure('a', { journeyContext: { customer: { id: 'visitor-1' } } });
    const [session] = await get('sessions');
    assert.deepEqual(
      [session?.['authenticated'], session?.['user'], session?.['journeyContext']],
      [false, undefined, { customer: { id: 'visitor-1' } }],
    );
  });

  it('typing and agent: what a desk does', async () => {
    const client = await stage.join();
    await post('agent', { action: 'join', nickname: 'Ines' });
    await post('agent', { action: 'typing', durationMs: 900 });
    assert.deepEqual((await client.next()).body['events'], [
      { eventType: 'Typing', typing: { type: 'On', duration: 900 } },
    ]);
    await post('typing', {});
    await client.next();
    await post('say', { text: 'hello' });
    assert.deepEqual((await client.next()).body.channel, {
      time: '2026-03-11T09:00:00.000Z',
      type: 'Private',
      from: { nickname: 'Ines' },
    });
    await post('agent', { action: 'disconnect', mode: 'ReadOnly' });
    assert.equal((await client.next()).body.metadata?.['readOnly'], 'true');
  });

  it('[SIM-27] fault: waits in the list until it happened, or is cleared', async () => {
    await stage.join();
    assert.equal((await post('fault', { kind: 'drop', when: 'before-commit', count: 2 })).status, 200);
    const [waiting] = await get('faults');
    assert.deepEqual([waiting?.['kind'], waiting?.['remaining']], ['drop', 2]);
    await post('clear-faults', {});
    assert.deepEqual(await get('faults'), []);
  });

  it('[SIM-30] frames and sessions: what happened; reset: as new', async () => {
    const client = await stage.join('a');
    client.say('hello');
    await client.next();
    assert.equal((await get('frames')).length, 4);
    const [session] = await get('sessions');
    assert.deepEqual([session?.['token'], session?.['readOnly']], ['a', false]);
    assert.equal((session?.['messages'] as { text: string }[])[0]?.text, 'hello');
    await post('reset', {});
    assert.equal((await client.closed).code, 1001);
    assert.deepEqual([await get('frames'), await get('sessions')], [[], []]);
  });

  it('says in a sentence what is wrong', async () => {
    const wrong = async (verb: string, body: unknown): Promise<string> => {
      const answer = await post(verb, body);
      assert.equal(answer.status, 400, JSON.stringify(answer));
      return String(answer.body['error']);
    };
    assert.match(await wrong('say', { text: 'x' }), /There is no session/);
    assert.match(await wrong('say', {}), /needs a "text"/);
    assert.match(await wrong('say', { asset: 'film' }), /one of photo, document/);
    assert.match(await wrong('fault', { kind: 'upload' }), /needs "mode"/);
    assert.match(await wrong('fault', { kind: 'upload', mode: 'x' }), /one of put-fails, put-cut, no-event, refused/);
    assert.match(await wrong('fault', { kind: 'auth', mode: 'x' }), /one of 401, 429, 500, timeout, slow/);
    assert.match(await wrong('fault', { kind: 'drop', when: 'x' }), /before-upload-event, .*on-start-new, on-step-up/);
    assert.match(await wrong('say', { text: 5 }), /"text" of "say" must be of type string/);
    assert.match(await wrong('say', '{oops'), /must be a JSON object/);
    assert.match(await wrong('fault', { kind: 'dorp' }), /Unknown fault kind "dorp".*drop, stall/);
    assert.match(await wrong('fault', { kind: 'toString' }), /Unknown fault kind/);
    assert.match(await wrong('fault', { kind: 'drop', wen: 'now' }), /has no "wen"/);
    assert.match(await wrong('fault', { kind: 'drop', when: 'never' }), /must be one of now/);
    assert.match(await wrong('fault', { kind: 'delay' }), /needs "ms"/);
    assert.match(await wrong('fault', { kind: 'expire', token: 'nobody' }), /no session with this token/);
    assert.match(await wrong('agent', {}), /needs an "action"/);
    const unknown = await post('dance', {});
    assert.equal(unknown.status, 404);
    assert.match(String(unknown.body['error']), /POST say, fault/);
  });

  it('the same mistakes throw in the page', () => {
    assert.throws(() => stage.simulator.fault({ kind: 'dorp' }), SimulatorInputError);
    assert.throws(() => stage.simulator.say({ text: 'x' }), SimulatorInputError);
  });

  it('is open to a page of any origin', async () => {
    const { headers } = await stage.fetch('/_simulator/frames', { headers: { origin: 'https://desk.test' } });
    assert.equal(headers.get('access-control-allow-origin'), '*');
  });

  it('events: a stream of what happens', async () => {
    const response = await fetch(`${stage.url}/_simulator/events`);
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const decoder = new TextDecoder();
    let text = '';
    await stage.join('a');
    stage.simulator.say({ text: 'watch this' });
    assert.ok(response.body);
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes('watch this')) break;
    }
    assert.match(text, /event: connection\ndata: \{"type":"connection","connection":1,"open":true\}\n\n/);
    assert.match(text, /event: message\n/);
  });
});
