import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Card, Content, QuickRepliesContent } from '../../src/model/message.js';
import { contentOf, many, only, read, recordOf, unknown } from './read-content.js';

const reply = (text: unknown, payload?: unknown): object => ({
  contentType: 'QuickReply',
  quickReply: { text, payload, action: 'Message' },
});
const cardOf = (card: unknown): Card => {
  const content = only({ contentType: 'Card', card });
  assert.ok(content.type === 'card');
  return content;
};
describe('quick replies', () => {
  it('are one offer whichever shapes they come in, in the place of the first [P-24]', () => {
    const content = contentOf(
      { contentType: 'Horoscope' },
      reply('A', 'a'),
      { contentType: 'Card', card: { title: 'Between' } },
      { contentType: 'ButtonResponse', buttonResponse: { type: 'QuickReply', text: 'B', payload: 'b' } },
      { contentType: 'QuickReplyV2', quickReplyV2: { title: 'Which?', actions: [{ text: 'C', payload: 'c' }] } },
    );
    assert.deepEqual(
      content.map(({ type }) => type),
      ['unknown', 'quick-replies', 'card'],
    );
    const replies = [
      { text: 'A', payload: 'a' },
      { text: 'B', payload: 'b' },
      { text: 'C', payload: 'c' },
    ];
    assert.deepEqual(content[1], { type: 'quick-replies', of: 'o-1', title: 'Which?', replies });
  });

  it('say what they send when they have no label, and send their label when they have no payload', () => {
    const { replies } = only(reply('Yes')) as QuickRepliesContent;
    assert.deepEqual(replies, [{ text: 'Yes', payload: 'Yes' }]);
    assert.deepEqual((only(reply(7, 'YES')) as QuickRepliesContent).replies, [{ text: 'YES', payload: 'YES' }]);
  });

  it('send a payload as it came or not at all: half of one is another one', () => {
    const payload = ` ${'p'.repeat(5_000)} `;
    assert.equal((only(reply('Long', payload)) as QuickRepliesContent).replies[0]?.payload, payload);
    assert.deepEqual(only(reply('Endless', 'p'.repeat(20_000))), unknown('QuickReply'));
  });

  it('are no more than 50', () => {
    const V2 = { contentType: 'QuickReplyV2', quickReplyV2: { actions: many(80, (i) => ({ text: `${i}` })) } };
    assert.equal((contentOf(reply('first'), V2, V2)[0] as QuickRepliesContent).replies.length, 50);
  });

  it('are not what another button of the other side is [P-23]', () => {
    const button = { contentType: 'ButtonResponse', buttonResponse: { type: 'Button', text: 'A', payload: 'a' } };
    assert.deepEqual(only(button), unknown('ButtonResponse'));
  });
});

describe('cards', () => {
  it('live without description, title or buttons, but not without everything', () => {
    assert.deepEqual(cardOf({ title: 'Lamp' }), { type: 'card', of: 'o-1', title: 'Lamp', actions: [] });
    const image = 'https://pictures.example.test/a.png';
    assert.deepEqual(cardOf({ title: 7, image }), { type: 'card', of: 'o-1', title: '', image, actions: [] });
    for (const nothing of [{}, { title: ' ' }, 'card', null, { actions: [{}] }])
      assert.deepEqual(only({ contentType: 'Card', card: nothing }), unknown('Card'));
  });

  it('lead to pages, mail addresses and telephones, and nowhere else [P-21] [P-79]', () => {
    const href = (url: unknown): unknown => {
      const [action] = cardOf({ title: 'x', actions: [{ type: 'Link', text: 'Go', url }] }).actions;
      return action?.kind === 'link' ? action.href : action;
    };
    const safe = ['https://shop.example.test/a?b#c', 'http://shop.example.test/', 'mailto:ask@shop.example.test'];
    for (const url of [...safe, 'tel:+4420123', 'tel:112']) assert.equal(href(url), url);
    assert.equal(href('tel:+44 (20) 12-3'), 'tel:+44 20 123');
    for (const url of [
      ['javascript', 'alert(1)'].join(':'),
      'data:text/html,x',
      'ftp://shop.example.test/',
      '/a',
      'https://me:you@shop.example.test/',
      'mailto:a@b.test?subject=x',
      'mailto:a@b.test,c@d.test',
      'mailto:a%0Ab@c.test',
      'tel:*21*5#',
      `https://shop.example.test/${'a'.repeat(9_000)}`,
      7,
    ])
      assert.equal(href(url), undefined, String(url).slice(0, 40));
  });

  it('load pictures and films over https alone [P-79]', () => {
    const { image, video } = cardOf({ title: 'x', image: 'http://a.test/i.png', video: 'blob:https://a.test/1' });
    assert.deepEqual([image, video], [undefined, undefined]);
    assert.equal(cardOf({ title: 'x', video: 'https://a.test/v.mp4' }).video, 'https://a.test/v.mp4');
  });

  it('follow their default action only when it is a link', () => {
    const defaultAction = { type: 'Postback', text: 'x', payload: 'y', url: 'https://a.test/' };
    assert.equal(cardOf({ title: 'x', defaultAction }).href, undefined);
    assert.equal(
      cardOf({ title: 'x', defaultAction: { type: 'Link', url: 'https://a.test/' } }).href,
      'https://a.test/',
    );
  });

  it('have actions that say by themselves what they are when nobody does', () => {
    const actions = [{ text: 'Go', url: 'https://a.test/' }, { text: 'Say', payload: 'said' }, { text: 'Nothing' }];
    assert.deepEqual(cardOf({ title: 'x', actions }).actions, [
      { kind: 'link', text: 'Go', href: 'https://a.test/' },
      { kind: 'postback', text: 'Say', payload: 'said' },
    ]);
    const link = cardOf({ title: 'x', actions: [{ type: 'Link', url: 'https://a.test/' }] }).actions;
    assert.deepEqual(link, [{ kind: 'link', text: 'https://a.test/', href: 'https://a.test/' }]);
  });

  it('stand in a row of at most 50, without those that show nothing', () => {
    const row = (cards: unknown): Content => only({ contentType: 'Carousel', carousel: { cards } });
    const full = row([{}, 7, ...many(80, (i) => ({ title: `${i}` }))]);
    assert.equal(full.type === 'carousel' && full.cards.length, 48);
    assert.deepEqual(row([]), unknown('Carousel'));
  });

  it('come of the old template with its buttons, said or opened', () => {
    const components = [
      { title: 'Say', actions: { textback: 'said' } },
      { title: 'Open', actions: { url: 'https://a.test/' } },
      { title: 'Neither' },
      7,
    ];
    const generic = { title: 'Old', components, actions: { url: 'https://b.test/' } };
    assert.deepEqual(only({ contentType: 'GenericTemplate', generic }), {
      type: 'card',
      of: 'o-1',
      title: 'Old',
      href: 'https://b.test/',
      actions: [
        { kind: 'postback', text: 'Say', payload: 'said' },
        { kind: 'link', text: 'Open', href: 'https://a.test/' },
      ],
    });
  });
});

describe('content of other channels', () => {
  const quiet = { text: undefined };

  it('gives its text to a message that has none', () => {
    const text = { contentType: 'Text', text: { type: 'Text', body: 'From inside' } };
    const notification = {
      contentType: 'Notification',
      notification: { header: { type: 'Text', text: 'News' }, body: { text: 'It is ready' } },
    };
    const { text: said, content } = recordOf([text, notification], quiet);
    assert.equal(said, 'From inside\nNews\nIt is ready');
    assert.deepEqual(content, []);
    assert.equal(recordOf([text], { text: 'From outside' }).text, 'From outside');
  });

  it('keeps its name when it says nothing, and the log is told [P-23]', () => {
    for (const contentType of ['Text', 'Notification', 'Location', 'Story', '__proto__', 'toString', '']) {
      const name = contentType || '?';
      const [message, ...rest] = read([{ contentType }], quiet);
      assert.ok(message?.type === 'message.received');
      assert.deepEqual(message.record.content, [unknown(name)]);
      assert.deepEqual(rest, [{ type: 'frame.ignored', reason: 'unknown-content', what: name }]);
    }
  });

  it('is no offer when the guest sends it', () => {
    const { content } = recordOf([{ contentType: 'Card', card: { title: 'Mine' } }, reply('a')], {
      direction: 'Inbound',
    });
    assert.deepEqual(content, [unknown('Card'), unknown('QuickReply')]);
  });
});

describe('names', () => {
  it('of people and files cannot turn themselves, or what follows them, around [P-79]', () => {
    const RLO = '\u202e';
    const attachment = { id: 'a-1', filename: `invoice${RLO}fdp.exe`, mime: 'application/pdf' };
    const record = recordOf([{ contentType: 'Attachment', attachment }], {
      channel: { from: { nickname: `Ana\u2066${RLO}` }, messageId: 'm-1' },
    });
    assert.equal(record.name, 'Ana');
    assert.deepEqual(record.content, [
      { type: 'attachment', id: 'a-1', name: 'invoicefdp.exe', mime: 'application/pdf' },
    ]);
    assert.equal(recordOf([], { channel: { from: { nickname: RLO } } }).name, undefined);
  });
});
