import { createActor } from 'xstate';
import type { PutRequest } from '../../src/model/upload.js';
import type { Command } from '../../src/protocol/events.js';
import { uploadMachine, type UploadEvent } from '../../src/uploads/upload.machine.js';
import { createTestClock, settle } from '../support/clock.js';

/** One upload alone, on a clock moved by hand; the test answers for the service and for the bucket. */
export const startUpload = () => {
  const clock = createTestClock();
  const puts: (PutRequest & { answer(status: number): void; cut(): void })[] = [];
  const sent: Command[] = [];
  const link = { up: true };
  let ids = 0;
  const actor = createActor(uploadMachine, {
    clock,
    input: {
      name: 'label.png',
      mime: 'image/png',
      blob: new Blob(['12345']),
      newId: () => `id-${++ids}`,
      put: (request) =>
        new Promise((resolve, reject) =>
          puts.push({
            ...request,
            answer: (status) => resolve({ status }),
            cut: () => reject(new Error('network')),
          }),
        ),
      isUploadHost: (url) => url.startsWith('https://bucket.test/'),
      isUp: () => link.up,
    },
  });
  actor.on('upload.transmit', ({ command }) => sent.push(command));
  actor.start();
  const tell = async (...events: readonly UploadEvent[]): Promise<void> => {
    for (const event of events) {
      if (event.type === 'link.up' || event.type === 'link.down') link.up = event.type === 'link.up';
      actor.send(event);
      await settle();
    }
  };
  const grant = (url = 'https://bucket.test/put'): Promise<void> =>
    tell({
      type: 'upload.granted',
      attachmentId: actor.getSnapshot().context.attachmentId,
      url,
      headers: { 'x-amz-tagging': 'a=b' },
    });
  return {
    clock,
    puts,
    sent,
    tell,
    grant,
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    stop: () => actor.stop(),
    /** The bucket's answer to the latest upload; no status: the network is gone. */
    async answer(status?: number) {
      const put = puts.at(-1);
      if (status === undefined) put?.cut();
      else put?.answer(status);
      await settle();
    },
    async toProcessing() {
      await tell({ type: 'upload.go' });
      await grant();
      await this.answer(200);
    },
    succeeded: (): UploadEvent => ({
      type: 'upload.succeeded',
      attachmentId: actor.getSnapshot().context.attachmentId,
    }),
  };
};

export const refused = (code: number): UploadEvent => ({ type: 'request.refused', code, text: '' });
