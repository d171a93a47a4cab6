import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Fault, type SimulatorOptions } from '../../src/simulator/index.js';
import { type Client, type Frame } from './client.js';
import { readPage } from './history.js';
import { type Stage, type StartStage, until } from './stage.js';

/** Files, and what can go wrong on their way, on every way in. */
export const fileContract = (way: string, start: StartStage): Promise<void> =>
  describe(`files ${way}`, () => {
    let stage: Stage;
    let client: Client;
    const restart = async (options: SimulatorOptions): Promise<void> => {
      await stage.stop();
      stage = await start(options);
      client = await stage.join();
    };
    const inject = (fault: Fault): void => void stage.simulator.fault(fault);
    beforeEach(async () => {
      stage = await start();
      client = await stage.join();
    });
    afterEach(() => stage.stop());

    const ask = async (request: object, from = client): Promise<Frame> => {
      from.send({ token: 'guest-token', tracingId: 'r', ...request });
      return from.next();
    };
    const announce = (attachmentId: string, more: object = {}) =>
      ask({
        action: 'onAttachment',
        attachmentId,
        fileName: 'label.png',
        fileType: 'image/png',
        fileSize: 3,
        errorsAsJson: true,
        ...more,
      });
    const put = ({ body }: Frame) =>
      stage.fetch(String(body['url']), {
        method: 'PUT',
        headers: { 'content-type': 'image/png', ...(body['headers'] as Record<string, string>) },
        body: new Uint8Array([1, 2, 3]),
      });
    const upload = async (id: string): Promise<Frame> => {
      assert.equal((await put(await announce(id))).status, 200);
      stage.advance(50);
      return client.next();
    };
    const address = async (id: string): Promise<Frame> => ask({ action: 'getAttachment', attachmentId: id });
    const bytesAt = async (url: unknown): Promise<number[] | number> => {
      const response = await stage.fetch(String(url));
      return response.ok ? [...new Uint8Array(await response.arrayBuffer())] : response.status;
    };

    it('[SIM-15] announces, takes the bytes, waits, and says so to every connection of the session', async () => {
      const tab = await stage.join();
      const announced = await announce('file-1');
      assert.deepEqual(
        [announced.class, announced.tracingId, announced.body['attachmentId']],
        ['PresignedUrlResponse', 'r', 'file-1'],
      );
      assert.equal((await put(announced)).status, 200);
      stage.advance(49);
      await client.expectSilence();
      stage.advance(1);
      for (const one of [client, tab]) {
        const event = await one.next();
        assert.deepEqual([event.class, event.body['attachmentId']], ['UploadSuccessEvent', 'file-1']);
        assert.deepEqual(await bytesAt(event.body['downloadUrl']), [1, 2, 3]);
      }
    });

    it('[SIM-15] refuses by the types and sizes of the deployment, and tells them', async () => {
      const modes = [{ fileTypes: ['image/*', 'text/plain'], maxFileSizeKB: 2 }];
      await restart({ config: { messenger: { fileUpload: { modes } } } });
      const { body } = await (await stage.connect()).configure('other');
      assert.deepEqual(body['allowedMedia'], {
        inbound: { fileTypes: [{ type: 'image/*' }, { type: 'text/plain' }], maxFileSizeKB: 2 },
      });
      const codeOf = async (more: object) => (await announce('file-1', more)).body['errorCode'];
      assert.equal(await codeOf({ fileType: 'application/pdf', fileName: 'a.pdf' }), 4001);
      assert.equal(await codeOf({ fileSize: 2001 }), 4002);
      assert.equal(await codeOf({ fileName: 'label' }), 4004);
      assert.equal(await codeOf({ fileName: `${'a'.repeat(1020)}.png` }), 4005);
      assert.equal(await codeOf({ fileSize: 0 }), 4102);
      assert.equal(await codeOf({ fileSize: 2000 }), undefined);
    });

    it('[SIM-15] refuses files when the deployment has them off', async () => {
      await restart({ config: { messenger: { fileUpload: { enableAttachments: false } } } });
      assert.equal((await announce('file-1')).body['errorCode'], 4000);
      assert.equal((await (await stage.connect()).configure('other')).body['allowedMedia'], undefined);
    });

    it('[SIM-16] lets each download address die by itself, in the history too, and renews them', async () => {
      await restart({ downloadLifeMs: 1000 });
      const first = (await upload('file-1')).body['downloadUrl'];
      stage.advance(600);
      const renewed = await address('file-1');
      assert.deepEqual([renewed.body['headers'], renewed.body['fileSize']], [{}, 3]);
      const second = renewed.body['url'];
      assert.notEqual(second, first);
      stage.advance(400);
      assert.deepEqual([await bytesAt(first), await bytesAt(second)], [404, [1, 2, 3]]);

      const content = [{ contentType: 'Attachment', attachment: { id: 'file-1' } }];
      await ask({ action: 'onMessage', message: { type: 'Text', content } });
      stage.advance(5000);
      const { entities } = await readPage(stage, client);
      const [{ attachment }] = entities[0]?.['content'] as [{ attachment: { url: string } }];
      assert.deepEqual([await bytesAt(second), await bytesAt(attachment.url)], [404, [1, 2, 3]]);
    });

    it('[SIM-15] deletes a file that was not sent, and no other', async () => {
      await upload('file-1');
      await upload('file-2');
      const content = [{ contentType: 'Attachment', attachment: { id: 'file-2' } }];
      await ask({ action: 'onMessage', message: { type: 'Text', content } });
      const codes = [];
      for (const id of ['file-1', 'file-1', 'file-2', 'nowhere']) {
        const { code } = await ask({ action: 'deleteAttachment', attachmentId: id });
        codes.push(code);
      }
      assert.deepEqual(codes, [200, 4009, 4009, 4009]);
    });

    it('[SIM-16] sends files of the agent that download and are renewed like those of the guest', async () => {
      await restart({ downloadLifeMs: 1000 });
      stage.simulator.say({ text: 'Your receipt', asset: 'document' });
      const { body } = await client.next();
      const [{ attachment }] = body['content'] as [{ attachment: Record<string, unknown> }];
      const { id, url, fileSize, ...rest } = attachment;
      assert.deepEqual([body.type, body.text], ['Text', 'Your receipt']);
      assert.deepEqual(rest, { filename: 'document.pdf', mediaType: 'File', mime: 'application/pdf' });
      assert.equal((await stage.fetch(String(url))).headers.get('content-type'), 'application/pdf');
      stage.advance(1000);
      assert.equal(await bytesAt(url), 404);
      const bytes = await bytesAt((await address(String(id))).body['url']);
      assert.ok(Array.isArray(bytes));
      assert.equal(bytes.length, fileSize);
      assert.equal(String.fromCharCode(...bytes.slice(0, 5)), '%PDF-');
    });

    describe('faults', () => {
      it('[SIM-27] upload put-fails and url-expired: the PUT is refused, and may be tried again', async () => {
        inject({ kind: 'upload', mode: 'put-fails' });
        inject({ kind: 'upload', mode: 'put-fails', status: 403 });
        inject({ kind: 'upload', mode: 'url-expired' });
        const announced = await announce('file-1');
        const statuses = [];
        for (let i = 0; i < 4; i++) statuses.push((await put(announced)).status);
        assert.deepEqual(statuses, [500, 403, 403, 200]);
        stage.advance(50);
        assert.equal((await client.next()).class, 'UploadSuccessEvent');
      });

      it('[SIM-27] upload put-cut: the PUT dies, and nothing was taken', async () => {
        inject({ kind: 'upload', mode: 'put-cut' });
        const announced = await announce('file-1');
        await assert.rejects(put(announced), { name: 'TypeError' });
        stage.advance(50);
        await client.expectSilence();
        assert.equal((await address('file-1')).code, 4009);
        assert.equal((await put(announced)).status, 200);
      });

      it('[SIM-27] upload no-event: the bytes are taken, and that is all', async () => {
        inject({ kind: 'upload', mode: 'no-event' });
        assert.equal((await put(await announce('file-1'))).status, 200);
        stage.advance(300_000);
        await client.expectSilence();
        assert.equal((await address('file-1')).code, 4009);
      });

      it('[SIM-27] upload refused: the event says why', async () => {
        inject({ kind: 'upload', mode: 'refused' });
        inject({ kind: 'upload', mode: 'refused', errorCode: 4008, text: 'Too old' });
        const failures = [await upload('file-1'), await upload('file-2')];
        assert.deepEqual(
          failures.map((frame) => [frame.class, frame.body['errorCode']]),
          [
            ['UploadFailureEvent', 4003],
            ['UploadFailureEvent', 4008],
          ],
        );
        assert.equal(failures[1]?.body['errorMessage'], 'Too old');
        assert.equal((await address('file-2')).code, 4009);
      });

      it('[SIM-27] upload slow: the PUT is answered late', async () => {
        inject({ kind: 'upload', mode: 'slow', ms: 5000 });
        let status: number | undefined;
        const answer = put(await announce('file-1')).then((response) => (status = response.status));
        await until(() => stage.simulator.faults().length === 0);
        stage.advance(4999);
        await client.expectSilence();
        assert.equal(status, undefined);
        stage.advance(1);
        assert.equal(await answer, 200);
      });

      it('[SIM-27] upload aims at one session when a token is given', async () => {
        inject({ kind: 'upload', mode: 'put-fails', token: 'somebody-else' });
        assert.equal((await upload('file-1')).class, 'UploadSuccessEvent');
      });

      it('[SIM-27] drop before-upload-event: cut after the PUT, and the file is there', async () => {
        inject({ kind: 'drop', when: 'before-upload-event' });
        assert.equal((await put(await announce('file-1'))).status, 200);
        stage.advance(50);
        assert.equal((await client.closed).code, 1006);
        client = await stage.join();
        await client.expectSilence();
        const { body } = await address('file-1');
        assert.deepEqual(await bytesAt(body['url']), [1, 2, 3]);
      });
    });
  });
