import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { type Body, type Client, JOIN } from './client.js';
import { type Stage, type StartStage } from './stage.js';

type Json = Readonly<Record<string, unknown>>;

const contentOf = (body: Body): readonly Json[] => (body['content'] ?? []) as readonly Json[];

const CONTENT = {
  'show:quick-replies': 'QuickReply',
  'show:quick-replies-button': 'ButtonResponse',
  'show:quick-replies-v2': 'QuickReplyV2',
  'show:card': 'Card',
  'show:carousel': 'Carousel',
  'show:date': 'DatePicker',
  'show:list': 'ListPicker',
  'show:list-sections': 'ListPicker',
  'show:form': 'Form',
  'show:template': 'GenericTemplate',
  'show:image': 'Attachment',
  'show:document': 'Attachment',
  'show:notification': 'Notification',
  'show:unknown': 'FutureContent',
};

/** [SIM-28] The scenario that shows everything, on every way in. */
export const showcaseContract = (way: string, start: StartStage): Promise<void> =>
  describe(`scenario showcase ${way}`, () => {
    let stage: Stage;
    let client: Client;
    beforeEach(async () => {
      stage = await start({ scenario: 'showcase' });
      client = await stage.join();
    });
    afterEach(() => stage.stop());

    const greeting = async (): Promise<Body> => {
      client.event(JOIN);
      await client.next();
      return (await client.next()).body;
    };
    /** The bot's answer to a message, by the clock; a second apart, as people write. */
    const answerTo = async (message: object): Promise<Body> => {
      client.send({ action: 'onMessage', token: client.token, message });
      await client.next();
      stage.advance(1000);
      return (await client.next()).body;
    };
    const response = (type: string, text: string, payload: string) => ({
      contentType: 'ButtonResponse',
      buttonResponse: { type, text, payload },
    });
    const widget = (text: string | undefined, ...content: object[]) => ({ type: 'Structured', text, content });
    const mobile = (...content: object[]) => ({ type: 'Text', text: '', content });
    const choose = (payload: string) => answerTo(widget('x', response('QuickReply', 'x', payload)));

    it('[SIM-25] [SIM-28] greets on Join with a button for each thing, and sends what each button says', async () => {
      const offered = contentOf(await greeting()).map(({ quickReply }) => (quickReply as Json)['payload']);
      for (const [payload, contentType] of Object.entries(CONTENT)) {
        assert.ok(offered.includes(payload), payload);
        const [item] = contentOf(await choose(payload));
        assert.equal(item?.['contentType'], contentType, payload);
      }
      const known = [...Object.keys(CONTENT), 'show:markdown', 'show:long', 'show:typing', 'show:human'];
      assert.deepEqual(
        offered.filter((payload) => !known.includes(String(payload))),
        ['show:disconnect', 'show:disconnect-read-only'],
      );
    });

    it('[SIM-25] greets on the first message when there was no Join, and takes written labels', async () => {
      client.say('Carousel');
      await client.next();
      assert.match((await client.next()).body.text ?? '', /I am Nova/);
      stage.advance(400);
      const [item] = contentOf((await client.next()).body);
      const cards = (item?.['carousel'] as { cards: readonly { actions: readonly Json[] }[] }).cards;
      assert.deepEqual([cards.length, cards[0]?.actions.map(({ type }) => type)], [5, ['Link', 'Postback']]);
    });

    it('[SIM-28] confirms in words what was chosen, in both dialects', async () => {
      await greeting();
      const reply = response('QuickReply', 'Teal', 'colour:teal');
      const card = response('Button', 'Choose room 212', 'room:212');
      const slot = response('DatePicker', '17/03/2026, 10:30', '2026-03-17T10:30:00.000Z');
      const oat = response('ListPicker', 'Oat milk', 'milk-oat');
      const extras = [response('ListPicker', 'Cinnamon', 'extra-cinnamon'), response('ListPicker', 'Vanilla', 'x')];
      const cases = [
        { sent: [widget('Teal', reply), mobile(reply)], said: 'You chose *Teal*.' },
        { sent: [widget('x', card), mobile(card)], said: 'You chose *Choose room 212*.' },
        { sent: [widget(undefined, slot), mobile(slot)], said: 'Booked for Tuesday 17 March 2026, 10:30 UTC.' },
        { sent: [widget('Your milk', oat), mobile(oat)], said: 'You chose *Oat milk*.' },
        { sent: [widget('Your coffee', oat, ...extras)], said: 'You chose *Oat milk, Cinnamon and Vanilla*.' },
      ];
      for (const { sent, said } of cases) {
        for (const message of sent) assert.equal((await answerTo(message)).text, said);
      }
    });

    it('[SIM-28] reads a form back, field by field', async () => {
      await greeting();
      const field = (id: string, text: string, payload: string) => ({ id, component: response('Form', text, payload) });
      const form = {
        originatingMessageId: 'f1',
        cannedResponseId: 'c1',
        response: [
          field('given-name', 'Ines', 'Ines'),
          field('visit-date', '20/03/2026', '2026-03-20T00:00:00.000Z'),
          field('topics', 'Invoices', 'topic-invoice'),
          field('topics', 'Delivery', 'topic-delivery'),
          field('people', '', ''),
        ],
      };
      const { text } = await answerTo(widget('Form completed', { contentType: 'Form', form }));
      assert.deepEqual(text?.split('\n').slice(1), [
        '- First name: Ines',
        '- Day of your visit: Friday 20 March 2026',
        '- Topics: Invoices and Delivery',
        '- How many people: nothing',
      ]);
    });

    it('hands over to a human with a name and a face, and back', async () => {
      await greeting();
      const typing = await choose('show:human');
      const from = { nickname: 'Marta', image: `${stage.url}/_assets/avatar-marta.png` };
      assert.deepEqual([typing.type, (typing.channel as Json)['from']], ['Event', from]);
      stage.advance(1500);
      const hello = (await client.next()).body;
      assert.deepEqual([hello['originatingEntity'], (hello.channel as Json)['from']], ['Human', from]);
      client.say('Where is my parcel?');
      await client.next();
      stage.advance(3000);
      assert.equal((await client.next()).body.type, 'Event');
      assert.equal((await client.next()).body['originatingEntity'], 'Human');
      assert.equal((await choose('show:bot'))['originatingEntity'], 'Bot');
    });

    it('[SIM-19] leaves in both modes', async () => {
      await greeting();
      for (const [payload, readOnly] of [
        ['show:disconnect', undefined],
        ['show:disconnect-read-only', 'true'],
      ] as const) {
        client.send({
          action: 'onMessage',
          token: client.token,
          message: mobile(response('QuickReply', 'x', payload)),
        });
        await client.next();
        if (readOnly) await client.next();
        stage.advance(1000);
        assert.match((await client.next()).body.text ?? '', /^Goodbye/);
        assert.equal((await client.next()).body.metadata?.['readOnly'], readOnly);
      }
    });

    it('types when asked to, and answers afterwards', async () => {
      await greeting();
      const typing = await choose('show:typing');
      assert.deepEqual(typing['events'], [{ eventType: 'Typing', typing: { type: 'On', duration: 3000 } }]);
      await client.expectSilence();
      stage.advance(3000);
      assert.equal((await client.next()).body.text, 'That took a while.');
    });

    it('greets a guest who has signed in by name', async () => {
      await stage.stop();
      stage = await start({ scenario: 'showcase', config: { auth: { enabled: true } } });
      client = await stage.connect();
      const { deploymentId } = stage.simulator;
      const oauth = { code: 'user:ines', redirectUri: 'x' };
      const exchange = await stage.fetch('/api/v2/webdeployments/token/oauthcodegrantjwtexchange', {
        method: 'POST',
        body: JSON.stringify({ deploymentId, oauth }),
      });
      const { jwt } = JSON.parse(await exchange.text()) as { jwt: string };
      await client.configure('t', { action: 'configureAuthenticatedSession', data: { code: jwt } });
      assert.match((await greeting()).text ?? '', /^Hi Ines!/);
    });

    it('serves pictures that are whole, another for each name, to every page', async () => {
      const read = async (name: string): Promise<Buffer> => {
        const response = await stage.fetch(`/_assets/${name}`);
        assert.deepEqual(
          [response.status, response.headers.get('content-type'), response.headers.get('access-control-allow-origin')],
          [200, 'image/png', '*'],
        );
        return Buffer.from(await response.arrayBuffer());
      };
      const [room, other, avatar] = [
        await read('room-212.png'),
        await read('room-305.png'),
        await read('avatar-a.png'),
      ];
      assert.deepEqual(await read('room-212.png'), room);
      assert.notDeepEqual(other, room);
      for (const [bytes, width, height] of [
        [room, 320, 200],
        [avatar, 96, 96],
      ] as const) {
        assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [width, height]);
        assert.equal(inflateSync(pngData(bytes)).length, (1 + width / 2) * height);
      }
      assert.equal((await stage.fetch('/_assets/page.html')).status, 404);
    });
  });

/** What is in the IDAT chunk. */
const pngData = (bytes: Buffer): Buffer => {
  const at = bytes.indexOf('IDAT');
  return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4));
};
