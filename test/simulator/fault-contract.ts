import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Fault } from '../../src/simulator/index.js';
import { createClient } from './client.js';
import { getHistory, readPage, textsOf } from './history.js';
import { type Stage, type StartStage, until } from './stage.js';

const LOST = { code: 1006, wasClean: false };

/** [SIM-27] What can go wrong, on every way in. */
export const faultContract = (way: string, start: StartStage): Promise<void> =>
  describe(`faults ${way}`, () => {
    let stage: Stage;
    const inject = (fault: Fault): void => void stage.simulator.fault(fault);
    const texts = (): readonly (string | undefined)[] => stage.simulator.log('guest-token').map(({ text }) => text);
    const closeOf = async (promise: Promise<{ code: number; wasClean: boolean }>) => {
      const { code, wasClean } = await promise;
      return { code, wasClean };
    };
    beforeEach(async () => {
      stage = await start();
    });
    afterEach(() => stage.stop());

    it('[SIM-27] drop: the socket dies at once, without a close frame', async () => {
      const client = await stage.join();
      inject({ kind: 'drop' });
      assert.deepEqual(await closeOf(client.closed), LOST);
    });

    it('[SIM-27] drop before-commit: the message is not stored', async () => {
      const client = await stage.join();
      inject({ kind: 'drop', when: 'before-commit' });
      client.say('lost');
      assert.deepEqual(await closeOf(client.closed), LOST);
      assert.deepEqual(texts(), []);
    });

    it('[SIM-27] drop after-commit: stored, other connections hear it, the sender does not', async () => {
      const [client, other] = [await stage.join(), await stage.join()];
      inject({ kind: 'drop', when: 'after-commit' });
      client.say('stored');
      assert.deepEqual(await closeOf(client.closed), LOST);
      assert.equal((await other.next()).body.text, 'stored');
      assert.deepEqual(texts(), ['stored']);
    });

    it('[SIM-27] drop mid-frame: stored, and the echo is cut', async () => {
      const client = await stage.join();
      inject({ kind: 'drop', when: 'mid-frame' });
      client.say('half');
      assert.deepEqual(await closeOf(client.closed), LOST);
      assert.deepEqual(texts(), ['half']);
    });

    it('[SIM-27] drop on-configure: no session; before-session-response: a session nobody heard of', async () => {
      for (const when of ['on-configure', 'before-session-response'] as const) {
        inject({ kind: 'drop', when });
        const client = await stage.connect();
        client.send({ action: 'configureSession', token: when, deploymentId: stage.simulator.deploymentId });
        assert.deepEqual(await closeOf(client.closed), LOST);
      }
      assert.deepEqual(
        stage.simulator.sessions().map(({ token }) => token),
        ['before-session-response'],
      );
    });

    it('[SIM-27] drop on-history: the socket dies while the page is read', async () => {
      const client = await stage.join();
      const jwt = await client.jwt();
      inject({ kind: 'drop', when: 'on-history' });
      assert.equal((await getHistory(stage, jwt)).status, 200);
      assert.deepEqual(await closeOf(client.closed), LOST);
    });

    it('[SIM-27] close: any code', async () => {
      const client = await stage.join();
      inject({ kind: 'close', code: 1013, reason: 'retry in 7' });
      assert.deepEqual(await closeOf(client.closed), { code: 1013, wasClean: true });
    });

    it('[SIM-27] [SIM-32] closes with 1001 after its life of two hours, and after ten idle minutes', async () => {
      const [idle, busy] = [await stage.join('a'), await stage.join('b')];
      for (let minutes = 0; minutes < 119; minutes += 7) {
        await busy.expectSilence();
        stage.advance(7 * 60_000);
      }
      assert.deepEqual(await closeOf(idle.closed), { code: 1001, wasClean: true });
      await busy.expectSilence();
      stage.advance(60_000);
      assert.deepEqual(await closeOf(busy.closed), { code: 1001, wasClean: true });
    });

    it('[SIM-27] refuse: so many handshakes, or for so long', async () => {
      inject({ kind: 'refuse', status: 429, count: 1 });
      assert.equal((await createClient(stage.socket(), '').closed).code, 1006);
      inject({ kind: 'refuse', ms: 1000 });
      assert.equal((await createClient(stage.socket(), '').closed).code, 1006);
      assert.equal((await createClient(stage.socket(), '').closed).code, 1006);
      stage.advance(1000);
      await stage.connect();
      assert.deepEqual(
        stage.simulator.handshakes().map(({ status }) => status),
        [429, 503, 503, 101],
      );
    });

    it('[SIM-27] restart: 1012 to all, refused until it is up again', async () => {
      const client = await stage.join();
      inject({ kind: 'restart', downMs: 3000 });
      assert.deepEqual(await closeOf(client.closed), { code: 1012, wasClean: true });
      assert.equal((await createClient(stage.socket(), '').closed).code, 1006);
      stage.advance(3000);
      await stage.connect();
    });

    it('[SIM-27] stall: silence both ways; what was swallowed is gone', async () => {
      const [client, other] = [await stage.join(), await stage.join('other')];
      inject({ kind: 'stall', ms: 5000, token: 'guest-token' });
      client.say('swallowed');
      stage.simulator.say({ token: 'guest-token', text: 'waits' });
      await other.expectSilence();
      await until(() => stage.simulator.frames().some(({ text }) => text.includes('swallowed')));
      stage.advance(5000);
      assert.equal((await client.next()).body.text, 'waits');
      await client.expectSilence();
      assert.deepEqual(texts(), ['waits']);
    });

    it('[SIM-27] stall with commit: what was swallowed is stored late, though the socket died meanwhile', async () => {
      const client = await stage.join();
      inject({ kind: 'stall', commit: true });
      client.say('late');
      await until(() => stage.simulator.frames().some(({ text }) => text.includes('late')));
      inject({ kind: 'drop' });
      await client.closed;
      assert.deepEqual(texts(), []);
      inject({ kind: 'resume' });
      assert.deepEqual(texts(), ['late']);
    });

    it('[SIM-27] stall: what was swallowed stays gone, though a later stall commits', async () => {
      const client = await stage.join();
      inject({ kind: 'stall' });
      client.say('gone');
      await until(() => stage.simulator.frames().some(({ text }) => text.includes('gone')));
      inject({ kind: 'stall', commit: true });
      client.say('late');
      await until(() => stage.simulator.frames().some(({ text }) => text.includes('late')));
      inject({ kind: 'resume' });
      assert.deepEqual(texts(), ['late']);
    });

    it('[SIM-27] stall: a later one does not put off what an earlier one commits', async () => {
      const client = await stage.join();
      inject({ kind: 'stall', commit: true });
      client.say('kept');
      await until(() => stage.simulator.frames().some(({ text }) => text.includes('kept')));
      inject({ kind: 'stall' });
      assert.deepEqual(texts(), ['kept']);
      inject({ kind: 'resume' });
      assert.equal((await client.next()).body.text, 'kept');
    });

    it('[SIM-27] delay: late, and what follows does not overtake', async () => {
      const client = await stage.join();
      inject({ kind: 'delay', ms: 400 });
      stage.simulator.say({ text: 'first' });
      stage.simulator.say({ text: 'second' });
      const sent = (): number => stage.simulator.frames().filter(({ direction }) => direction === 'outbound').length;
      stage.advance(399);
      assert.equal(sent(), 1);
      stage.advance(1);
      assert.deepEqual([(await client.next()).body.text, (await client.next()).body.text], ['first', 'second']);
    });

    it('[SIM-27] reorder, duplicate, drop-echo, omit-tracing-id', async () => {
      const client = await stage.join();
      inject({ kind: 'reorder' });
      stage.simulator.say({ text: 'one' });
      stage.simulator.say({ text: 'two' });
      assert.deepEqual([(await client.next()).body.text, (await client.next()).body.text], ['two', 'one']);
      inject({ kind: 'duplicate' });
      stage.simulator.say({ text: 'three' });
      assert.deepEqual(await client.next(), await client.next());
      inject({ kind: 'drop-echo' });
      client.say('unheard');
      await client.expectSilence();
      inject({ kind: 'omit-tracing-id' });
      client.say('nameless');
      assert.equal((await client.next()).tracingId, undefined);
      assert.deepEqual(texts(), ['one', 'two', 'three', 'unheard', 'nameless']);
    });

    it('[SIM-27] reorder with nothing that follows: late', async () => {
      const client = await stage.join();
      inject({ kind: 'reorder' });
      stage.simulator.say({ text: 'alone' });
      await client.expectSilence();
      stage.advance(1000);
      assert.equal((await client.next()).body.text, 'alone');
    });

    it('[SIM-27] unknown: class, event, content and what is not JSON', async () => {
      const client = await stage.join();
      inject({ kind: 'unknown', what: 'class' });
      assert.equal((await client.next()).class, 'FutureThing');
      inject({ kind: 'unknown', what: 'event' });
      assert.deepEqual((await client.next()).body['events'], [{ eventType: 'FutureEvent', futureEvent: {} }]);
      inject({ kind: 'unknown', what: 'content' });
      assert.equal((await client.next()).body.type, 'Structured');
      inject({ kind: 'unknown', what: 'not-json' });
      const text = await client.nextText();
      assert.throws(() => JSON.parse(text) as unknown);
      inject({ kind: 'gateway-error' });
      assert.equal((await client.next()).class, undefined);
      assert.equal(texts().length, 1);
    });

    it('[SIM-27] error and rate-limit: the next message is refused with its tracingId', async () => {
      const client = await stage.join();
      inject({ kind: 'error', code: 5000 });
      inject({ kind: 'error', code: 400, errorCode: 4999, text: 'No' });
      inject({ kind: 'rate-limit', retryAfter: 7 });
      const answers = [];
      for (let i = 0; i < 4; i++) {
        client.say(`m${i}`, `t${i}`);
        answers.push(await client.next());
      }
      assert.deepEqual(
        answers.map((frame) => [frame.class, frame.code, frame.tracingId]),
        [
          ['string', 5000, 't0'],
          ['ErrorMessage', 400, 't1'],
          ['TooManyRequestsErrorMessage', 429, 't2'],
          ['StructuredMessage', 200, 't3'],
        ],
      );
      assert.equal(answers[1]?.body['errorCode'], 4999);
      assert.equal(answers[2]?.body['retryAfter'], 7);
    });

    it('[SIM-27] history: refused, empty, behind, cut, the same for ever', async () => {
      const client = await stage.join();
      stage.simulator.say({ text: 'old' });
      await client.next();
      stage.advance(2000);
      stage.simulator.say({ text: 'new' });
      await client.next();
      const jwt = await client.jwt();
      for (const mode of ['401', '403', '429', '500'] as const) {
        inject({ kind: 'history', mode, retryAfter: 9 });
        const response = await getHistory(stage, jwt);
        assert.equal(response.status, Number(mode));
        assert.equal(response.headers.get('Retry-After'), mode === '429' ? '9' : null);
      }
      inject({ kind: 'history', mode: 'empty' });
      const empty = await readPage(stage, client);
      assert.deepEqual([empty.entities.length, empty.total], [0, 2]);
      inject({ kind: 'history', mode: 'lagging', ms: 1000 });
      assert.deepEqual(textsOf(await readPage(stage, client)), ['old']);
      inject({ kind: 'history', mode: 'same-page' });
      const same = await readPage(stage, client, '?pageNumber=5');
      assert.deepEqual([textsOf(same), same.pageNumber, same.pageCount], [['new', 'old'], 5, 6]);
      inject({ kind: 'history', mode: 'cut-json' });
      const cut = await (await getHistory(stage, jwt)).text();
      assert.throws(() => JSON.parse(cut) as unknown);
      assert.deepEqual(textsOf(await readPage(stage, client)), ['new', 'old']);
    });

    it('[SIM-27] history timeout: no answer until the client gives up', async () => {
      const client = await stage.join();
      const jwt = await client.jwt();
      inject({ kind: 'history', mode: 'timeout' });
      const giveUp = new AbortController();
      const headers = { authorization: `Bearer ${jwt}` };
      const answer = stage.fetch('/api/v2/webmessaging/messages', { headers, signal: giveUp.signal });
      await until(() => stage.simulator.faults().length === 0);
      giveUp.abort();
      await assert.rejects(answer, { name: 'AbortError' });
    });

    it('[SIM-27] expire, evict, logout', async () => {
      const client = await stage.join();
      inject({ kind: 'evict' });
      assert.equal((await client.next()).class, 'ConnectionClosedEvent');
      assert.deepEqual(await closeOf(client.closed), { code: 1000, wasClean: true });
      const second = await stage.join();
      inject({ kind: 'expire' });
      assert.equal((await second.next()).class, 'SessionExpiredEvent');
      const third = await stage.join();
      inject({ kind: 'logout' });
      assert.equal((await third.next()).class, 'LogoutEvent');
      assert.equal((await third.configure('guest-token')).body['newSession'], true);
    });

    it('[SIM-27] aims at one session when a token is given', async () => {
      const [aimed, other] = [await stage.join('a'), await stage.join('b')];
      inject({ kind: 'error', code: 500, token: 'a' });
      other.say('fine');
      assert.equal((await other.next()).code, 200);
      aimed.say('refused');
      assert.equal((await aimed.next()).code, 500);
      inject({ kind: 'drop', token: 'a' });
      await aimed.closed;
      await other.expectSilence();
    });
  });
