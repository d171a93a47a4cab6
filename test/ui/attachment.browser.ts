import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { AttachmentContent, Message } from '../../src/model/message.js';
import { ADDRESS_LIFE } from '../../src/ui/content/files.js';
import type { Renderers } from '../../src/ui/content/renderers.js';
import { createFakeChat, message, own } from './fake-chat.js';
import { record, unmount } from './mount.js';
import { all, card, offer, one, replies, show, words } from './rich.js';

const file = (fields: Partial<AttachmentContent> = {}): AttachmentContent => ({
  type: 'attachment',
  id: 'file-1',
  name: 'plan.pdf',
  mime: 'application/pdf',
  size: 1_204_000,
  url: 'https://files.example/old',
  ...fields,
});
const image = (fields: Partial<AttachmentContent> = {}): AttachmentContent =>
  file({ name: 'house.png', mime: 'image/png', ...fields });
const withFile = (content: AttachmentContent, fields: Partial<Message> = {}): Message =>
  message({ content: [content], text: undefined, ...fields });

/** A chat that hands out a fresh address, and remembers for what. */
const renewing = (answer: (id: string) => Promise<string> = () => Promise.resolve('https://files.example/fresh')) => {
  const asked: string[] = [];
  const freshUrl = (id: string): Promise<string> => {
    asked.push(id);
    return answer(id);
  };
  return { asked, chat: Object.assign(createFakeChat(), { freshUrl }) };
};
const fails = (element: Element): boolean => element.dispatchEvent(new Event('error'));

describe('a file in a message', () => {
  afterEach(unmount);

  it('is a row with name, kind and size that opens in a new tab', async () => {
    const mounted = await show([withFile(file())]);
    const row = mounted.part<HTMLAnchorElement>('attachment');
    expect(words(row)).to.equal('plan.pdf PDF · 1.2 MB');
    expect([row.href, row.target, row.rel]).to.deep.equal([
      'https://files.example/old',
      '_blank',
      'noopener noreferrer nofollow ugc',
    ]);
    expect(mounted.parts('bubble')).to.have.length(0);
  });

  it('is shown when it is a picture, in a box that has its size before it comes [P-79]', async () => {
    const mounted = await show([withFile(image())]);
    const picture = mounted.part<HTMLImageElement>('attachment-image');
    const { width, height } = picture.getBoundingClientRect();
    expect(width / height).to.be.closeTo(4 / 3, 0.05);
    expect([picture.loading, picture.referrerPolicy]).to.deep.equal(['lazy', 'no-referrer']);
    expect(words(mounted.part('attachment'))).to.contain('house.png');
  });

  it('is no picture and no link without a safe address [P-79]', async () => {
    const mounted = await show([
      withFile(image({ url: 'http://files.example/x' })),
      withFile(image({ id: 'b', url: 'java' + 'script:alert(1)' })),
    ]);
    expect(all(mounted, '.attachment img, a.attachment')).to.have.length(0);
  });

  it('of our own, not yet at the service, is its name and size', async () => {
    const mounted = await show([own({ content: [image({ url: undefined })], text: undefined, delivery: 'sending' })]);
    expect(mounted.part('attachment').localName).to.equal('span');
    expect(words(mounted.part('attachment'))).to.equal('house.png PNG · 1.2 MB');
  });

  it('asks for a fresh address once when the picture does not come, and is a row when that leads nowhere [P-64]', async () => {
    const { chat, asked } = renewing();
    const mounted = await show([withFile(image())], {}, chat);
    fails(mounted.part('attachment-image'));
    await mounted.drawn();
    expect(mounted.part<HTMLImageElement>('attachment-image').src).to.equal('https://files.example/fresh');
    expect(mounted.part<HTMLAnchorElement>('attachment').href).to.equal('https://files.example/fresh');
    fails(mounted.part('attachment-image'));
    await mounted.drawn();
    expect(asked).to.deep.equal(['file-1']);
    expect(mounted.parts('attachment-image')).to.have.length(0);
    expect(words(mounted.part('attachment'))).to.contain('house.png');
  });

  it('does not ask again when the chat itself has put the fresh address in, and that fails too [P-64]', async () => {
    const { chat, asked } = renewing();
    const first = withFile(image());
    const mounted = await show([first], {}, chat);
    fails(mounted.part('attachment-image'));
    await mounted.drawn();
    mounted.chat.messages.set([{ ...first, content: [image({ url: 'https://files.example/newer' })] }]);
    await mounted.drawn();
    expect(mounted.part<HTMLImageElement>('attachment-image').src).to.equal('https://files.example/newer');
    fails(mounted.part('attachment-image'));
    await mounted.drawn();
    expect(asked).to.have.length(1);
  });

  it('exchanges an address older than ten minutes before it follows it [P-64]', async () => {
    const { chat, asked } = renewing();
    const mounted = await show([withFile(file())], {}, chat);
    const opened: unknown[] = [];
    const { open } = window;
    window.open = (...args) => {
      opened.push(args);
      return null;
    };
    try {
      const press = (): boolean => {
        const event = new MouseEvent('click', { bubbles: true, cancelable: true });
        // Keeps the test where it is; what the element did is known by then.
        let prevented = false;
        document.addEventListener(
          'click',
          (each) => {
            prevented = each.defaultPrevented;
            each.preventDefault();
          },
          { once: true },
        );
        mounted
          .part('attachment')
          .dispatchEvent(new MouseEvent(event.type, { bubbles: true, composed: true, cancelable: true }));
        return prevented;
      };
      mounted.clock.advance(ADDRESS_LIFE - 1);
      expect(press()).to.be.false;
      mounted.clock.advance(1);
      expect(press()).to.be.true;
      await mounted.drawn();
      await mounted.drawn();
      expect(asked).to.deep.equal(['file-1']);
      expect(opened).to.deep.equal([['https://files.example/fresh', '_blank', 'noopener,noreferrer']]);
      expect(press()).to.be.false;
    } finally {
      window.open = open;
    }
  });

  it('keeps its old address when there is no fresh one to be had', async () => {
    const { chat } = renewing(() => Promise.reject(new Error('no')));
    const mounted = await show([withFile(image())], {}, chat);
    fails(mounted.part('attachment-image'));
    await mounted.drawn();
    await mounted.drawn();
    expect(mounted.parts('attachment-image')).to.have.length(0);
    expect(mounted.part<HTMLAnchorElement>('attachment').href).to.equal('https://files.example/old');
  });
});

describe('renderers of the page', () => {
  afterEach(unmount);
  const draw = async (renderers: Renderers, ...messages: Message[]) => {
    const mounted = await show([]);
    mounted.el.renderers = renderers;
    mounted.chat.receive(...messages);
    await mounted.drawn();
    return mounted;
  };

  it('draw content of their type and texts, and leave the rest to the element', async () => {
    const mounted = await draw(
      {
        card: ({ content }) => html`<b class="own">${content[0]?.type}</b>`,
        text: ({ text }) => (text === 'plain' ? undefined : document.createTextNode('own text')),
      },
      offer({ type: 'card', of: 'c', ...card }, { text: 'x' }),
      offer(replies(), { text: 'plain' }),
    );
    expect(words(one(mounted, '.own'))).to.equal('card');
    expect(mounted.parts('card')).to.have.length(0);
    expect(mounted.parts('bubble').map(words)).to.deep.equal(['own text', 'plain']);
    expect(mounted.parts('quick-reply')).to.have.length(3);
  });

  it('draw what the element could not, and then nothing says that it can’t be shown', async () => {
    const node = document.createElement('em');
    const mounted = await draw(
      { unknown: () => node },
      message({ text: undefined, content: [{ type: 'unknown', contentType: 'Story' }] }),
    );
    expect(node.isConnected).to.be.true;
    expect(mounted.parts('bubble')).to.have.length(0);
    // The same node, though the block is drawn again.
    mounted.chat.receive(message());
    await mounted.drawn();
    expect(node.isConnected).to.be.true;
  });

  it('that throw are reported once and replaced by the element’s own drawing [I22]', async () => {
    const mounted = await show([]);
    const errors = record<{ code: string; hint: string; fatal: boolean }>(mounted.el, 'gc-error');
    mounted.el.renderers = {
      'quick-replies': () => {
        throw new Error('mine');
      },
    };
    mounted.chat.receive(offer(replies()));
    await mounted.drawn();
    mounted.chat.receive(message());
    await mounted.drawn();
    expect(errors.map(({ code, hint, fatal }) => [code, hint, fatal])).to.deep.equal([
      ['host/listener-failed', 'renderers.quick-replies', false],
    ]);
    expect(mounted.parts('quick-reply')).to.have.length(3);
  });

  it('that change draw everything again', async () => {
    const mounted = await draw({ text: () => html`one` }, message());
    expect(words(mounted.part('bubble'))).to.equal('one');
    mounted.el.renderers = undefined;
    await mounted.drawn();
    expect(words(mounted.part('bubble'))).to.match(/^Message/);
  });
});
