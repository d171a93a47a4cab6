import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type SimulatorOptions } from '../../src/simulator/index.js';
import { createClient, JOIN, TYPING } from './client.js';
import { getHistory, readPage, textsOf } from './history.js';
import { sessionContract } from './session-contract.js';
import { EPOCH, type Stage, type StartStage } from './stage.js';

/** What every way in must keep: the same tests over a port and in the page. */
export const contract = (way: string, start: StartStage): Promise<void> =>
  describe(`the simulator ${way}`, () => {
    let stage: Stage;
    const restart = async (options: SimulatorOptions): Promise<void> => {
      await stage.stop();
      stage = await start(options);
    };
    const refusedCode = async (query?: string, origin?: string): Promise<number> =>
      (await createClient(stage.socket(query, origin), '').closed).code;
    beforeEach(async () => {
      stage = await start();
    });
    afterEach(() => stage.stop());

    describe('handshake', () => {
      it('[SIM-2] refuses an unknown deployment and an origin that is not allowed', async () => {
        await restart({ allowedOrigins: ['example.test'] });
        const right = `deploymentId=${stage.simulator.deploymentId}`;
        assert.equal(await refusedCode('deploymentId=another'), 1006);
        assert.equal(await refusedCode(''), 1006);
        assert.equal(await refusedCode(right, 'https://notexample.test'), 1006);
        const statuses = stage.simulator.handshakes().map(({ status }) => status);
        assert.deepEqual(statuses, [403, 403, 403]);
        await stage.connect();
      });

      it('[SIM-2] lets everybody in when the checks are switched off', async () => {
        await restart({ allowedOrigins: ['example.test'], checkOrigin: false, checkDeployment: false });
        await createClient(stage.socket('deploymentId=another', 'https://elsewhere.test'), '').opened;
      });
    });

    describe('configure', () => {
      it('[SIM-3] says newSession once per token, with the tracingId of the request', async () => {
        const first = await (await stage.connect()).configure('token-1');
        assert.equal(first.class, 'SessionResponse');
        assert.equal(first.tracingId, 'configure');
        assert.deepEqual(
          [first.body['connected'], first.body['newSession'], first.body['readOnly']],
          [true, true, false],
        );
        assert.equal(first.body['expirationDate'], EPOCH / 1000 + 259_200);
        const second = await (await stage.connect()).configure('token-1');
        assert.equal(second.body['newSession'], false);
      });

      it('[SIM-3] names the parameter that is missing', async () => {
        const client = await stage.connect();
        client.send({ action: 'configureSession', token: 'token-1', tracingId: 'x' });
        const { code, body, tracingId } = await client.next();
        assert.deepEqual([code, body as unknown, tracingId], [4020, 'Missing parameter: deploymentId', 'x']);
      });

      it('[SIM-4] refuses a send on a new socket of a known token with 403 until it is configured', async () => {
        const before = await stage.join('token-1');
        before.say('first');
        await before.next();
        before.close();
        const after = await stage.connect();
        after.send({
          action: 'onMessage',
          token: 'token-1',
          tracingId: 'x',
          message: { type: 'Text', text: 'at once' },
        });
        const refused = await after.next();
        assert.deepEqual([refused.class, refused.code, refused.tracingId], ['string', 403, 'x']);
        await after.configure('token-1');
        after.say('second');
        assert.equal((await after.next()).body.text, 'second');
        assert.deepEqual(
          stage.simulator.log('token-1').map(({ text }) => text),
          ['first', 'second'],
        );
      });

      it('[SIM-4] refuses with 4007 when told to', async () => {
        await restart({ unconfiguredCode: 4007 });
        const client = await stage.connect();
        client.say('too early');
        assert.equal((await client.next()).code, 4007);
      });

      it('[SIM-9] replays nothing on resume', async () => {
        const first = await stage.join('token-1');
        first.say('hello');
        await first.next();
        first.close();
        stage.simulator.say({ token: 'token-1', text: 'missed' });
        const second = await stage.join('token-1');
        await second.expectSilence();
        assert.deepEqual(textsOf(await readPage(stage, second)), ['missed', 'hello']);
      });
    });

    describe('messages', () => {
      it('[SIM-5] echoes to all connections of the token, with ids, time and tracingId', async () => {
        const [one, two, stranger] = [await stage.join('a'), await stage.join('a'), await stage.join('b')];
        stage.advance(17);
        one.say('hello', 'trace-1');
        for (const frame of [await one.next(), await two.next()]) {
          assert.deepEqual(
            [frame.type, frame.class, frame.code, frame.tracingId],
            ['message', 'StructuredMessage', 200, 'trace-1'],
          );
          assert.match(frame.body.id ?? '', /^[0-9a-f]{32}$/);
          assert.match(
            frame.body.channel?.messageId ?? '',
            /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          );
          assert.equal(frame.body.channel?.time, '2026-03-11T09:00:00.017Z');
          assert.deepEqual([frame.body.direction, frame.body.type, frame.body.text], ['Inbound', 'Text', 'hello']);
        }
        await stranger.expectSilence();
      });

      it('[SIM-5] keeps the tracingId to the sender when told to', async () => {
        await restart({ othersGetTracingId: false });
        const [one, two] = [await stage.join('a'), await stage.join('a')];
        one.say('hello', 'trace-1');
        assert.equal((await one.next()).tracingId, 'trace-1');
        assert.equal((await two.next()).tracingId, undefined);
      });

      it('[SIM-5] makes two messages of a tracingId sent twice', async () => {
        const client = await stage.join();
        client.say('again', 'same');
        client.say('again', 'same');
        const ids = [(await client.next()).body.id, (await client.next()).body.id];
        assert.notEqual(ids[0], ids[1]);
        assert.equal(stage.simulator.log().length, 2);
      });

      it('[SIM-7] gives metadata back as sent, as strings', async () => {
        const client = await stage.join();
        const message = { type: 'Text', text: 'x', metadata: { id: 'cid-1', n: 3 } };
        client.send({ action: 'onMessage', token: client.token, message });
        const { metadata } = (await client.next()).body;
        assert.deepEqual([metadata?.['id'], metadata?.['n']], ['cid-1', '3']);
        assert.equal(stage.simulator.log()[0]?.clientId, 'cid-1');
      });

      it('[SIM-8] marks what the agent says as Outbound and Private, without messageId', async () => {
        const client = await stage.join();
        stage.simulator.say({ text: 'Hello', from: { nickname: 'Ana' } });
        const { type, tracingId, body } = await client.next();
        assert.deepEqual(
          [type, tracingId, body.direction, body['originatingEntity']],
          ['message', undefined, 'Outbound', 'Human'],
        );
        assert.deepEqual(body.channel, {
          time: '2026-03-11T09:00:00.000Z',
          type: 'Private',
          from: { nickname: 'Ana' },
        });
      });

      it('[SIM-14] takes attributes inside the message only', async () => {
        const client = await stage.join();
        const channel = (value: string) => ({ metadata: { customAttributes: { plan: value } } });
        const message = { type: 'Text', text: 'x' };
        client.send({ action: 'onMessage', token: client.token, message, channel: channel('outside') });
        await client.next();
        assert.deepEqual(stage.simulator.sessions()[0]?.attributes, {});
        client.send({ action: 'onMessage', token: client.token, message: { ...message, channel: channel('inside') } });
        await client.next();
        assert.deepEqual(stage.simulator.sessions()[0]?.attributes, { plan: 'inside' });
      });

      it('[SIM-29] answers what it does not understand with 400, and keeps the connection', async () => {
        const client = await stage.join();
        for (const text of [
          '{not json',
          '[]',
          '"x"',
          '{}',
          '{"action":"fly","tracingId":"x"}',
          '{"action":"__proto__"}',
        ]) {
          client.send(text);
          const { class: name, code } = await client.next();
          assert.deepEqual([name, code], ['string', 400], text);
        }
        await client.expectSilence();
      });

      it('[SIM-30] records every frame both ways, with times', async () => {
        const client = await stage.join('a');
        stage.advance(5);
        client.say('hello');
        await client.next();
        const frames = stage.simulator.frames();
        assert.deepEqual(
          frames.map(({ direction }) => direction),
          ['inbound', 'outbound', 'inbound', 'outbound'],
        );
        assert.deepEqual(
          frames.map(({ at }) => at - EPOCH),
          [0, 0, 5, 5],
        );
        assert.deepEqual(frames[2]?.frame, JSON.parse(frames[2]?.text ?? ''));
      });
    });

    describe('health check', () => {
      it('[SIM-12] answers echo in all its forms, and stores nothing', async () => {
        const client = await stage.join();
        const { token } = client;
        client.send({ action: 'echo', token, tracingId: 'HC', message: { type: 'Text', text: 'ping' } });
        const reply = await client.next();
        assert.deepEqual([reply.type, reply.class, reply.tracingId], ['response', 'StructuredMessage', 'HC']);
        assert.deepEqual([reply.body.id, reply.body.text], ['echo_id', 'ping']);
        assert.deepEqual(reply.body.metadata, {
          durationSeconds: '259200',
          expirationDate: String(EPOCH / 1000 + 259_200),
        });
        client.send({ action: 'echo', message: 'keep-alive' });
        assert.equal((await client.next()).body.text, 'keep-alive');
        assert.equal(stage.simulator.log().length, 0);
      });
    });

    describe('history', () => {
      it('[SIM-11] pages newest first, keeping the order of one millisecond', async () => {
        const client = await stage.join();
        for (let i = 0; i < 30; i++) stage.simulator.say({ text: `m${i}` });
        for (let i = 0; i < 30; i++) await client.next();
        const first = await readPage(stage, client);
        assert.deepEqual([first.pageNumber, first.pageSize, first.total, first.pageCount], [1, 25, 30, 2]);
        assert.deepEqual([textsOf(first)[0], textsOf(first).length], ['m29', 25]);
        assert.deepEqual(textsOf(await readPage(stage, client, '?pageNumber=2')), ['m4', 'm3', 'm2', 'm1', 'm0']);
        assert.deepEqual(textsOf(await readPage(stage, client, '?pageNumber=3')), []);
        assert.equal(textsOf(await readPage(stage, client, '?pageSize=100')).length, 30);
      });

      it('[SIM-11] holds no typing, no health check, no tracingId and no channel.type', async () => {
        const client = await stage.join();
        client.event(TYPING);
        stage.simulator.typing();
        await client.next();
        await client.expectSilence();
        client.event(JOIN);
        await client.next();
        stage.simulator.say({ text: 'x' });
        await client.next();
        const { entities } = await readPage(stage, client);
        assert.deepEqual(
          entities.map(({ type }) => type),
          ['Text', 'Event'],
        );
        for (const entity of entities) {
          assert.equal('tracingId' in entity, false);
          assert.equal(entity.channel?.type, undefined);
        }
      });

      it('[SIM-11] leaves metadata out when told to', async () => {
        await restart({ historyMetadata: false });
        const client = await stage.join();
        client.say('x');
        await client.next();
        assert.equal((await readPage(stage, client)).entities[0]?.metadata, undefined);
      });

      it('[SIM-10] [SIM-32] opens with a JWT of the session for 60 seconds', async () => {
        const [one, two] = [await stage.join('a'), await stage.join('b')];
        stage.simulator.say({ token: 'a', text: 'for a' });
        await one.next();
        const jwt = await one.jwt();
        assert.equal((await getHistory(stage, jwt)).status, 200);
        assert.deepEqual(textsOf(await readPage(stage, two)), []);
        stage.advance(59_999);
        assert.equal((await getHistory(stage, jwt)).status, 200);
        stage.advance(1);
        const expired = await getHistory(stage, jwt);
        assert.equal(expired.status, 401);
        assert.equal((JSON.parse(await expired.text()) as { code: string }).code, 'bad.credentials');
        assert.equal((await getHistory(stage, 'made-up')).status, 401);
      });
    });

    sessionContract(() => stage, restart);
  });
