import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chat } from '../../src/chat/chat.js';
import { CHAT_ERRORS } from '../../src/model/errors.js';
import type { Put } from '../../src/model/upload.js';
import { startChat } from './start-chat.js';

const file = (name = 'label.png', bytes = 9, type = 'image/png'): File => new File(['x'.repeat(bytes)], name, { type });

type World = ReturnType<typeof startChat>;

/** What the guest asked, by action. */
const requests = ({ simulator }: World, action: string): readonly Record<string, unknown>[] =>
  simulator
    .frames()
    .filter(({ direction }) => direction === 'inbound')
    .map(({ frame }) => frame as Record<string, unknown>)
    .filter((frame) => frame['action'] === action);

/** What is at the service, each message with its text and its file. */
const log = ({ simulator }: World): readonly (readonly [string | undefined, string | undefined])[] =>
  simulator
    .sessions()
    .flatMap(({ messages }) => messages)
    .filter(({ type }) => type !== 'Event')
    .map(({ text, content }) => {
      const [item] = content as readonly { readonly attachment?: { readonly filename: string } }[];
      return [text || undefined, item?.attachment?.filename];
    });

const states = (chat: Chat): readonly string[] =>
  chat.uploads.get().map(({ name, state, committed }) => `${name} ${state}${committed ? ' committed' : ''}`);

const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'sent',
    (error: unknown) => (error as { code?: string }).code,
  );

const phases = ({ events }: World): readonly string[] =>
  events.flatMap(({ type, detail }) => (type === 'attachment' ? [(detail as { phase: string }).phase] : []));

/** A network for files that the test lets go or cuts; what goes on reaches the simulator. */
const heldPut = () => {
  const held: { go(): Promise<void>; cut(): void; signal: AbortSignal }[] = [];
  let through: Put | undefined;
  const put: Put = (request) =>
    new Promise((resolve, reject) => {
      held.push({
        signal: request.signal,
        go: async () => (through ? through(request).then(resolve, reject) : undefined),
        cut: () => reject(new Error('network')),
      });
    });
  return { put, held, use: (real: Put) => void (through = real) };
};

const startHeld = async () => {
  const network = heldPut();
  const world = startChat({ environment: { put: network.put } });
  const { fetchPut } = await import('../../src/rest/put.js');
  network.use(fetchPut(world.environment.fetch));
  await world.open();
  return { ...world, world, held: network.held };
};

describe('files of the guest', () => {
  it('go up when staged, and out with the text: one message for each, the text with the first [P-59] [P-61] [P-66]', async () => {
    const world = startChat();
    await world.open();
    const { chat } = world;
    assert.deepEqual(chat.files.get()?.types.length === 0, false);
    const [first] = chat.attach([file('a.png'), file('b.png')]);
    assert.deepEqual([first?.name, first?.size, first?.progress], ['a.png', 9, 0]);
    await world.pass(200);
    assert.deepEqual(states(chat), ['a.png ready', 'b.png ready']);
    assert.deepEqual(log(world), []);
    const [announced] = requests(world, 'onAttachment');
    assert.deepEqual(
      ['fileName', 'fileType', 'fileSize', 'errorsAsJson'].map((key) => announced?.[key]),
      ['a.png', 'image/png', 9, true],
    );
    const sent = chat.send('two labels');
    assert.deepEqual(chat.uploads.get(), []);
    await world.pass(300);
    assert.equal((await sent).text, 'two labels');
    assert.deepEqual(log(world), [
      ['two labels', 'a.png'],
      [undefined, 'b.png'],
    ]);
    assert.deepEqual(
      phases(world).filter((phase) => phase !== 'progress'),
      ['add', 'add', 'ready', 'ready', 'sent', 'sent'],
    );
  });

  it('never hold back the text: it goes at once, and they follow by themselves [P-49] [P-66]', async () => {
    const { world, held, chat } = await startHeld();
    const sent = chat.send({ text: 'here it comes', files: [file('big.png')] });
    await world.pass(300);
    assert.equal((await sent).text, 'here it comes');
    assert.deepEqual(log(world), [['here it comes', undefined]]);
    assert.deepEqual(states(chat), ['big.png uploading committed']);
    await held[0]?.go();
    await world.pass(300);
    assert.deepEqual(log(world), [
      ['here it comes', undefined],
      [undefined, 'big.png'],
    ]);
    assert.deepEqual(chat.uploads.get(), []);
  });

  it('may be all that is sent: the promise is that of the first file', async () => {
    const world = startChat();
    await world.open();
    const sent = world.chat.send({ text: ' ', files: [file('a.png')] });
    await world.pass(300);
    assert.equal((await sent).content[0]?.type, 'attachment');
    assert.deepEqual(log(world), [[undefined, 'a.png']]);
  });

  it('open the line when they are the first thing said, and are checked once the rules are known [P-58]', async () => {
    const world = startChat();
    const good = world.chat.send({ text: '', files: [file('a.png'), file('run.exe')] });
    await world.pass(400);
    assert.equal(await outcome(good), 'sent');
    assert.deepEqual(states(world.chat), ['run.exe failed committed']);
  });

  it('that may not be sent are staged as failed, and nothing of them is asked or sent [P-58] [P-65]', async () => {
    const world = startChat();
    await world.open();
    const uploads = world.chat.attach([file('run.exe'), file('empty.png', 0), file('noname', 3)]);
    assert.deepEqual(
      uploads.map(({ state, error }) => [state, error?.code, error?.retryable]),
      [
        ['failed', 'attachment/type-refused', false],
        ['failed', 'attachment/empty', false],
        ['failed', 'attachment/bad-name', false],
      ],
    );
    assert.equal(uploads[1]?.error?.message, CHAT_ERRORS['attachment/empty'].sentence);
    await world.pass(200);
    assert.deepEqual(requests(world, 'onAttachment'), []);
    assert.equal(await outcome(world.chat.send({ text: '', files: [file('x.exe')] })), 'attachment/type-refused');
    await Promise.all([world.chat.send('text alone'), world.pass(200)]);
    assert.deepEqual(log(world), [['text alone', undefined]]);
    assert.equal(world.chat.uploads.get().length, 4);
  });

  it('are refused where the deployment allows none [P-58]', async () => {
    const world = startChat({ simulator: { config: { messenger: { fileUpload: { enableAttachments: false } } } } });
    await world.open();
    assert.equal(world.chat.files.get(), undefined);
    const [upload] = world.chat.attach([file()]);
    assert.equal(upload?.error?.code, 'attachment/not-allowed');
  });

  it('tell a refusal of the service at the file, and nowhere else [P-65]', async () => {
    const world = startChat();
    await world.open();
    world.simulator.fault({ kind: 'error', action: 'onAttachment', code: 4001, count: 1 });
    world.chat.attach([file()]);
    await world.pass(200);
    assert.equal(world.chat.uploads.get()[0]?.error?.code, 'attachment/type-refused');
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(
      world.events.filter(({ type }) => type === 'error'),
      [],
    );
  });

  it('are on their way two at a time', async () => {
    const { world, held, chat } = await startHeld();
    chat.attach([file('a.png'), file('b.png'), file('c.png')]);
    await world.pass(200);
    assert.deepEqual(states(chat), ['a.png uploading', 'b.png uploading', 'c.png waiting']);
    await held[0]?.go();
    await world.pass(200);
    assert.deepEqual(states(chat), ['a.png ready', 'b.png uploading', 'c.png uploading']);
  });

  it('keep within the budget they share with messages [I24]', async () => {
    const world = startChat();
    await world.open();
    world.chat.attach(Array.from({ length: 60 }, (_, n) => file(`${n}.png`)));
    await world.pass(55_000);
    assert.equal(requests(world, 'onAttachment').length, 45);
    await world.pass(30_000);
    assert.equal(requests(world, 'onAttachment').length, 60);
  });

  it('are deleted at the service once it has them, and only cancelled before [P-63]', async () => {
    const { world, held, chat } = await startHeld();
    const [early, there] = chat.attach([file('early.png'), file('there.png')]);
    await world.pass(100);
    await held[1]?.go();
    await world.pass(200);
    chat.removeUpload(early?.id ?? '');
    assert.equal(held[0]?.signal.aborted, true);
    await world.pass(100);
    assert.deepEqual(requests(world, 'deleteAttachment'), []);
    chat.removeUpload(there?.id ?? '');
    await world.pass(100);
    assert.deepEqual(
      requests(world, 'deleteAttachment').map(({ attachmentId }) => attachmentId),
      requests(world, 'onAttachment')
        .slice(1)
        .map(({ attachmentId }) => attachmentId),
    );
    assert.deepEqual(chat.uploads.get(), []);
  });

  it('that arrive although they were cancelled are deleted then [P-63]', async () => {
    const { world, held, chat } = await startHeld();
    const [upload] = chat.attach([file()]);
    await world.pass(100);
    await held[0]?.go();
    chat.removeUpload(upload?.id ?? '');
    await world.pass(200);
    assert.equal(requests(world, 'deleteAttachment').length, 1);
  });

  it('can be turned away by a listener before anything happens to them', async () => {
    const world = startChat();
    await world.open();
    world.chat.on('attachment', ({ phase, file: { id, name } }) => {
      if (phase === 'add' && name === 'no.png') world.chat.removeUpload(id);
    });
    assert.deepEqual(
      world.chat.attach([file('no.png'), file('yes.png')]).map(({ name }) => name),
      ['yes.png'],
    );
    await world.pass(200);
    assert.equal(requests(world, 'onAttachment').length, 1);
    assert.equal(phases(world).includes('removed'), false);
  });

  it('go on over HTTP while the socket is gone, and are asked for when it is back [P-49]', async () => {
    const { world, held, chat } = await startHeld();
    chat.attach([file('a.png')]);
    await world.pass(100);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.settle();
    await held[0]?.go();
    await world.settle();
    assert.deepEqual(states(chat), ['a.png processing']);
    await world.pass(10_000);
    assert.deepEqual(states(chat), ['a.png ready']);
    assert.equal(requests(world, 'getAttachment').length, 1);
    assert.equal(requests(world, 'onAttachment').length, 1);
  });

  it('resume by themselves when the network took the upload with it, and the text was never in danger [P-49]', async () => {
    const { world, held, chat } = await startHeld();
    const said = chat.send({ text: 'with a photo', files: [file('a.png')] });
    await world.pass(300);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.settle();
    held[0]?.cut();
    await world.settle();
    assert.deepEqual(states(chat), ['a.png waiting committed']);
    await world.pass(10_000);
    await held[1]?.go();
    await world.pass(1_000);
    assert.equal(await outcome(said), 'sent');
    assert.deepEqual(log(world), [
      ['with a photo', undefined],
      [undefined, 'a.png'],
    ]);
    const ids = requests(world, 'onAttachment').map(({ attachmentId }) => attachmentId);
    assert.equal(new Set(ids).size, 2);
  });

  it('fail with a retry when only the upload is cut, and stay promised [P-49] [P-65]', async () => {
    const { world, held, chat } = await startHeld();
    const sent = chat.send({ text: '', files: [file('a.png')] });
    await world.pass(100);
    held[0]?.cut();
    await world.pass(100);
    assert.equal(await outcome(sent), 'attachment/upload-failed');
    const [upload] = chat.uploads.get();
    assert.deepEqual([upload?.state, upload?.error?.retryable], ['failed', true]);
    chat.retryUpload(upload?.id ?? '');
    await world.pass(100);
    assert.equal(requests(world, 'onAttachment').length, 2);
    await held[1]?.go();
    await world.pass(300);
    assert.deepEqual(log(world), [[undefined, 'a.png']]);
  });

  it('survive the end of a session: announced anew in the next, and sent there only when asked [P-49] [P-50] [I21]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('old'), world.pass(100)]);
    world.chat.attach([file('kept.png')]);
    await world.pass(200);
    world.simulator.fault({ kind: 'expire' });
    await world.pass(200);
    assert.deepEqual(states(world.chat), ['kept.png waiting']);
    world.chat.startNew();
    await world.pass(500);
    assert.deepEqual(states(world.chat), ['kept.png ready']);
    assert.deepEqual(log(world).at(-1), ['old', undefined]);
    await Promise.all([world.chat.send('new'), world.pass(300)]);
    assert.deepEqual(log(world).at(-1), ['new', 'kept.png']);
  });

  it('leave with the visitor who ends the chat: whoever comes next to this device must not send them [I17]', async () => {
    const world = startChat();
    await world.open();
    world.chat.attach([file('passport.png')]);
    await world.pass(200);
    world.chat.end();
    await world.pass(200);
    assert.deepEqual(states(world.chat), []);
    assert.equal(phases(world).at(-1), 'removed');
    await world.open();
    await Promise.all([world.chat.send('hello, I am new here'), world.pass(500)]);
    assert.deepEqual(log(world), [['hello, I am new here', undefined]]);
  });

  it('that were promised to a conversation that ended are promised no more [I21]', async () => {
    const { world, held, chat } = await startHeld();
    const sent = outcome(chat.send({ text: '', files: [file('a.png')] }));
    await world.pass(100);
    world.simulator.agent({ action: 'disconnect', mode: 'ReadOnly' });
    await world.pass(100);
    assert.equal(await sent, 'session/read-only');
    assert.deepEqual(states(chat), ['a.png waiting']);
    assert.equal(held[0]?.signal.aborted, true);
    assert.equal(requests(world, 'onAttachment').length, 1);
  });

  it('get one fresh address however many ask, and it is in the transcript from then on [P-62] [P-64]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send({ text: '', files: [file()] }), world.pass(300)]);
    const address = (): unknown =>
      world.chat.messages
        .get()
        .flatMap(({ content }) => content)
        .map((each) => (each.type === 'attachment' ? each.url : undefined))[0];
    const id = String(requests(world, 'onAttachment')[0]?.['attachmentId']);
    const asked = [world.chat.freshUrl(id), world.chat.freshUrl(id)];
    assert.equal(asked[0], asked[1]);
    await world.pass(50);
    assert.equal(requests(world, 'getAttachment').length, 1);
    assert.equal(await asked[0], address());
    assert.equal(await outcome(Promise.all([world.chat.freshUrl('nobody'), world.pass(50)])), 'attachment/expired');
    assert.deepEqual(
      world.events.filter(({ type }) => type === 'error'),
      [],
    );
  });

  it('keep their address when the service offers another one that nobody asked for [P-64] [I14]', async () => {
    const world = startChat();
    const { createSocket } = world.environment;
    let say = (_: string): void => {};
    Object.assign(world.environment, {
      createSocket(url: string) {
        const socket = createSocket(url);
        say = (data) => (socket.onmessage as ((event: { data: string }) => void) | null)?.({ data });
        return socket;
      },
    });
    const chat = world.newChat();
    chat.connect();
    await world.pass(100);
    await Promise.all([chat.send({ text: '', files: [file()] }), world.pass(300)]);
    const addresses = (): unknown[] =>
      chat.messages.get().flatMap(({ content }) => content.map((each) => each.type === 'attachment' && each.url));
    const before = addresses();
    const attachmentId = String(requests(world, 'onAttachment')[0]?.['attachmentId']);
    const body = { attachmentId, headers: {}, fileSize: 9, url: 'https://evil.example/label.png' };
    say(JSON.stringify({ type: 'response', class: 'PresignedUrlResponse', code: 200, body, tracingId: 'nobody' }));
    await world.settle();
    assert.deepEqual(addresses(), before);
    chat.dispose();
  });

  it('wait for the link with their wish for an address [P-64]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send({ text: '', files: [file()] }), world.pass(300)]);
    const id = String(requests(world, 'onAttachment')[0]?.['attachmentId']);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.settle();
    const asked = world.chat.freshUrl(id);
    await world.pass(10_000);
    assert.match(await asked, /downloads/);
  });

  it('refuse a text that is too long with everything left as it was [P-18]', async () => {
    const world = startChat();
    await world.open();
    world.chat.attach([file()]);
    await world.pass(200);
    assert.equal(await outcome(world.chat.send('é'.repeat(2_049))), 'message/too-long');
    assert.deepEqual(states(world.chat), ['label.png ready']);
  });

  it('leave nothing behind [I9]', async () => {
    const { world, held, chat, clock } = await startHeld();
    const sent = outcome(chat.send({ text: '', files: [file('a.png'), file('b.png'), file('c.png')] }));
    await world.settle();
    const asked = outcome(chat.freshUrl('some'));
    chat.dispose();
    assert.equal(await sent, 'chat/disposed');
    assert.equal(await asked, 'chat/disposed');
    assert.ok(held.every(({ signal }) => signal.aborted));
    assert.deepEqual(chat.attach([file()]), []);
    await world.pass(100);
    // The simulator's own: the gateway's limits of a connection.
    assert.ok(clock.waiting <= 2, String(clock.waiting));
  });
});
