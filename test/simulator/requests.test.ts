import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SimulatorOptions } from '../../src/simulator/index.js';
import { CLEAR, type Client, TYPING } from './client.js';
import { getHistory, readPage } from './history.js';
import { type Stage, startInPage } from './stage.js';

const joined = async (options?: SimulatorOptions): Promise<{ stage: Stage; client: Client }> => {
  const stage = await startInPage(options);
  return { stage, client: await stage.join() };
};

/** Sends a message and returns its answer. */
const tell = async (client: Client, message: object) => {
  client.send({ action: 'onMessage', token: client.token, tracingId: 'm', message });
  return client.next();
};

const answerTo = async (client: Client, request: object) => {
  client.send({ token: client.token, tracingId: 'r', ...request });
  return client.next();
};

describe('limits', () => {
  it('[SIM-13] counts the bytes of a text, not its characters', async () => {
    const { client } = await joined({ limits: { textBytes: 8 } });
    assert.equal((await tell(client, { type: 'Text', text: '12345678' })).code, 200);
    const refused = await tell(client, { type: 'Text', text: 'ééééé' });
    assert.deepEqual([refused.code, refused.body as unknown], [4011, 'Message length 10 is larger than 8']);
  });

  it('[SIM-13] counts the bytes of all attribute keys and values', async () => {
    const { client, stage } = await joined();
    const withAttributes = (customAttributes: object) =>
      tell(client, { type: 'Text', text: 'x', channel: { metadata: { customAttributes } } });
    assert.equal((await withAttributes({ k: 'é'.repeat(1023), x: '' })).code, 200);
    assert.equal((await withAttributes({ k: 'é'.repeat(1024) })).code, 4013);
    assert.equal(stage.simulator.log().length, 1);
  });

  it('[SIM-13] refuses the sixth message of a second with 429, and takes it after retryAfter', async () => {
    const { client, stage } = await joined();
    for (let i = 0; i < 5; i++) assert.equal((await tell(client, { type: 'Text', text: `m${i}` })).code, 200);
    const refused = await tell(client, { type: 'Text', text: 'm5' });
    assert.deepEqual([refused.class, refused.code, refused.tracingId], ['TooManyRequestsErrorMessage', 429, 'm']);
    assert.deepEqual([refused.body['retryAfter'], refused.body['errorCode']], [1, 4029]);
    stage.advance(1000);
    assert.equal((await tell(client, { type: 'Text', text: 'm5' })).code, 200);
  });

  it('[SIM-31] [SIM-32] enforces the limits per minute only when asked to', async () => {
    const free = await joined();
    for (let i = 0; i < 70; i++) await free.client.expectSilence();

    const { client, stage } = await joined({ limits: { requestsPerMinute: 4, historyPerMinute: 1 } });
    const jwt = await client.jwt();
    assert.equal((await getHistory(stage, jwt)).status, 200);
    const limited = await getHistory(stage, jwt);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '60']);
    await client.expectSilence();
    await client.expectSilence();
    assert.equal((await answerTo(client, { action: 'echo' })).code, 429);
    stage.advance(60_000);
    await client.expectSilence();
  });

  it('[SIM-31] limits health checks of one connection when asked to', async () => {
    const { client } = await joined({ limits: { echoPerMinute: 2 } });
    await client.expectSilence();
    await client.expectSilence();
    assert.equal((await answerTo(client, { action: 'echo' })).code, 429);
  });

  it('[SIM-14] takes attributes of old clients beside the message when the switch is on', async () => {
    const { client, stage } = await joined({ legacyAttributes: true });
    const channel = { metadata: { customAttributes: { plan: 'old' } } };
    await answerTo(client, { action: 'onMessage', channel, message: { type: 'Text', text: 'x' } });
    assert.deepEqual(stage.simulator.sessions()[0]?.attributes, { plan: 'old' });
  });
});

describe('files', () => {
  const FILE = {
    action: 'onAttachment',
    attachmentId: 'file-1',
    fileName: 'label.png',
    fileType: 'image/png',
    fileSize: 3,
  };
  const attach = (id: string) => ({ content: [{ contentType: 'Attachment', attachment: { id } }] });

  const upload = async (stage: Stage, client: Client, size = 3) => {
    const { body } = await answerTo(client, FILE);
    const headers = { 'content-type': 'image/png', ...(body['headers'] as Record<string, string>) };
    const put = await stage.fetch(String(body['url']), { method: 'PUT', headers, body: new Uint8Array(size) });
    assert.equal(put.status, 200);
    stage.advance(50);
    return client.next();
  };

  it('[SIM-15] takes the announced bytes and says on the socket that they are good', async () => {
    const { client, stage } = await joined();
    const done = await upload(stage, client);
    assert.deepEqual([done.type, done.class, done.body['attachmentId']], ['message', 'UploadSuccessEvent', 'file-1']);
  });

  it('[SIM-15] refuses other bytes with an event, and other headers over HTTP', async () => {
    const { client, stage } = await joined();
    assert.equal((await upload(stage, client, 2)).class, 'UploadFailureEvent');
    const { body } = await answerTo(client, { ...FILE, attachmentId: 'file-2' });
    const headers = { 'content-type': 'image/png' };
    assert.equal((await stage.fetch(String(body['url']), { method: 'PUT', headers, body: 'abc' })).status, 403);
  });

  it('[SIM-15] refuses a name or type as an object or as text', async () => {
    const { client } = await joined();
    const asJson = await answerTo(client, { ...FILE, fileName: 'x.exe', errorsAsJson: true });
    assert.deepEqual([asJson.class, asJson.body['errorCode']], ['GenerateUrlError', 4001]);
    const asText = await answerTo(client, { ...FILE, fileName: 'no-extension' });
    assert.deepEqual([asText.class, asText.code], ['string', 4004]);
  });

  it('[SIM-17] refuses a message with an unknown or an unfinished attachment', async () => {
    const { client } = await joined();
    assert.equal((await tell(client, attach('nowhere'))).code, 4009);
    await answerTo(client, FILE);
    assert.equal((await tell(client, attach('file-1'))).code, 4010);
  });

  it('[SIM-6] types an echo as Text and tells everything about its attachment', async () => {
    const { client, stage } = await joined();
    await upload(stage, client);
    const { body } = await tell(client, attach('file-1'));
    assert.equal(body.type, 'Text');
    const [{ attachment }] = body['content'] as [{ attachment: Record<string, unknown> }];
    const { url, ...rest } = attachment;
    assert.deepEqual(rest, { id: 'file-1', filename: 'label.png', fileSize: 3, mediaType: 'Image', mime: 'image/png' });
    assert.equal((await stage.fetch(String(url))).status, 200);
  });

  it('[SIM-16] lets a download address die, and renews it', async () => {
    const { client, stage } = await joined({ downloadLifeMs: 1000 });
    const { body } = await upload(stage, client);
    const url = String(body['downloadUrl']);
    stage.advance(1000);
    assert.equal((await stage.fetch(url)).status, 404);
    const fresh = await answerTo(client, { action: 'getAttachment', attachmentId: 'file-1' });
    assert.deepEqual([fresh.class, fresh.body['headers'], fresh.body['fileSize']], ['PresignedUrlResponse', {}, 3]);
    assert.equal((await stage.fetch(String(fresh.body['url']))).status, 200);
  });
});

describe('events of the guest', () => {
  it('[SIM-24] refuses typing when the deployment has it off, and is silent otherwise', async () => {
    const config = { messenger: { apps: { conversations: { showUserTypingIndicator: false } } } };
    const off = await joined({ config });
    off.client.event(TYPING);
    const { code, body } = await off.client.next();
    assert.deepEqual([code, body as unknown], [403, 'Turn on the Feature Toggle or fix the configuration.']);
    const on = await joined();
    on.client.event(TYPING);
    await on.client.expectSilence();
  });

  it('[SIM-21] clears: echo, cleared, closed; nothing is left', async () => {
    const { client, stage } = await joined();
    await tell(client, { type: 'Text', text: 'secret' });
    client.event(CLEAR);
    const echo = await client.next();
    assert.deepEqual([echo.tracingId, echo.body['events']], ['event', [CLEAR]]);
    assert.equal((await client.next()).class, 'SessionClearedEvent');
    assert.equal((await client.next()).class, 'ConnectionClosedEvent');
    assert.equal((await client.closed).code, 1000);
    const again = await stage.connect();
    assert.equal((await again.configure('guest-token')).body['newSession'], true);
    assert.equal((await readPage(stage, again)).total, 0);
  });

  it('[SIM-21] refuses to clear when the deployment has it off', async () => {
    const config = { messenger: { apps: { conversations: { conversationClear: { enabled: false } } } } };
    const { client } = await joined({ config });
    client.event(CLEAR);
    const { code, body } = await client.next();
    assert.deepEqual([code, body as unknown], [403, 'Presence events Conversation Clear are not supported']);
  });

  it('[SIM-19] answers a send in read-only with 403 when told to', async () => {
    const { client, stage } = await joined({ disconnectMode: 'ReadOnly', readOnlyCode: 403 });
    stage.simulator.agent({ action: 'disconnect' });
    await client.next();
    assert.equal((await tell(client, { type: 'Text', text: 'x' })).code, 403);
  });

  it('[SIM-8] gives outbound messages a messageId when told to', async () => {
    const { client, stage } = await joined({ outboundMessageId: true });
    const { id } = stage.simulator.say({ text: 'x' });
    assert.equal((await client.next()).body.channel?.messageId, id);
  });
});

describe('seed', () => {
  it('gives the same ids for the same seed, also after a reset', async () => {
    const ids = async ({ stage, client }: { stage: Stage; client: Client }): Promise<unknown> => {
      const first = (await tell(client, { type: 'Text', text: 'x' })).body.id;
      return [first, await client.jwt(), stage.simulator.say({ text: 'y' }).id];
    };
    const one = await joined({ seed: 7 });
    const expected = await ids(one);
    assert.deepEqual(await ids(await joined({ seed: 7 })), expected);
    assert.notDeepEqual(await ids(await joined({ seed: 8 })), expected);
    one.stage.simulator.reset();
    assert.equal((await one.client.closed).code, 1001);
    assert.deepEqual(await ids({ stage: one.stage, client: await one.stage.join() }), expected);
  });
});
