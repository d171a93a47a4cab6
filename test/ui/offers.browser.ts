import { expect } from '@open-wc/testing';
import type { Message } from '../../src/model/message.js';
import { GenesysChatError } from '../../src/model/errors.js';
import { createFakeChat, message, own } from './fake-chat.js';
import { record, unmount } from './mount.js';
import { all, answers, card, fill, form, list, offer, one, PICTURE, replies, show, slotAt, words } from './rich.js';

/** In two pieces, because a linter takes it for a mistake otherwise. */
const SCRIPT = 'java' + 'script:';

const answered = (from: Message, answer: Message['answered']): Message =>
  answer ? { ...from, answered: answer } : from;

describe('quick replies', () => {
  afterEach(unmount);

  it('stand under the bubble and send at one tap, once [P-24] [P-25]', async () => {
    const mounted = await show([offer(replies(), { text: 'Topic?' })]);
    const [bubble] = mounted.parts('bubble');
    const [group] = mounted.parts('quick-replies');
    expect(bubble && group && bubble.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.ok;
    const pills = mounted.parts('quick-reply');
    expect(pills.map(words)).to.deep.equal(['Track a parcel', 'Returns', 'Else']);
    pills[1]?.click();
    pills[1]?.click();
    pills[0]?.click();
    expect(answers(mounted)).to.deep.equal([
      { kind: 'quick-reply', to: 'q1', choices: [{ text: 'Returns', payload: 'RETURNS' }] },
    ]);
  });

  it('mark the choice with more than colour, keep the focus there and close the others [A-19]', async () => {
    const mounted = await show([offer(replies(), { text: 'Topic?' })]);
    const [first, second] = all<HTMLButtonElement>(mounted, '.quick-reply');
    second?.focus();
    second?.click();
    expect(mounted.el.shadowRoot?.activeElement === second).to.be.true;
    expect(second?.getAttribute('aria-pressed')).to.equal('true');
    expect(second?.querySelector('svg')).to.exist;
    expect(first?.disabled).to.be.true;
    expect(first?.hasAttribute('aria-pressed')).to.be.false;
  });

  it('are not open where the answer came from another tab or an earlier visit [P-28]', async () => {
    const given = { kind: 'quick-reply', to: 'q1', choices: [{ text: 'Else', payload: 'ELSE' }] } as const;
    const mounted = await show([answered(offer(replies()), given)]);
    expect(all<HTMLButtonElement>(mounted, '.quick-reply').map((pill) => pill.disabled)).to.deep.equal([
      true,
      true,
      false,
    ]);
    mounted.parts('quick-reply')[2]?.click();
    expect(answers(mounted)).to.deep.equal([]);
  });

  it('open again when the answer failed, and another one takes its place', async () => {
    const chat = createFakeChat();
    let fail = (): void => {};
    chat.answerSend(() => new Promise((_, reject) => (fail = () => reject(new GenesysChatError('message/refused')))));
    const mounted = await show([offer(replies(), { text: 'Topic?' })], {}, chat);
    mounted.parts('quick-reply')[0]?.click();
    const answer = { kind: 'quick-reply', to: 'q1', choices: [{ text: 'Track a parcel', payload: 'TRACK' }] } as const;
    const failed = own({ id: 'own-1', delivery: 'failed', answer });
    chat.pending.set([failed]);
    fail();
    await mounted.drawn();
    expect(all<HTMLButtonElement>(mounted, '.quick-reply').some((pill) => pill.disabled)).to.be.false;
    mounted.parts('quick-reply')[2]?.click();
    expect(chat.calls).to.include('discard own-1');
    expect(answers(mounted)).to.have.length(2);
  });

  it('say why when the answer was not even taken', async () => {
    const chat = createFakeChat();
    chat.answerSend(() => Promise.reject(new GenesysChatError('message/queue-full')));
    const mounted = await show([offer(replies())], {}, chat);
    mounted.parts('quick-reply')[0]?.click();
    await mounted.drawn();
    expect(words(one(mounted, '.problem'))).to.contain('Too many messages are waiting');
  });

  it('load pictures over https only, and tell nobody where from [P-79]', async () => {
    const hostile = { text: 'x', payload: 'x', image: 'http://pictures.example/x.png' };
    const mounted = await show([offer({ type: 'quick-replies', of: 'q', replies: [hostile] }), offer(replies())]);
    const images = all<HTMLImageElement>(mounted, 'img');
    expect(images.map(({ src }) => src)).to.deep.equal([PICTURE]);
    expect(images[0]?.referrerPolicy).to.equal('no-referrer');
    expect(images[0]?.loading).to.equal('lazy');
  });

  it('may be kept by the page', async () => {
    const mounted = await show([offer(replies())]);
    mounted.el.addEventListener('gc-action', (event) => event.preventDefault());
    mounted.parts('quick-reply')[0]?.click();
    expect(answers(mounted)).to.deep.equal([]);
  });

  it('ask by their title when the message has no text', async () => {
    const mounted = await show([offer({ ...replies(), title: 'Which one?' }, { text: undefined })]);
    expect(words(mounted.part('bubble'))).to.equal('Which one?');
  });

  it('are a closed chat’s no more, and say so', async () => {
    const mounted = await show([offer(replies())]);
    mounted.chat.become('read-only');
    await mounted.drawn();
    const group = one<HTMLFieldSetElement>(mounted, '.quick-replies');
    expect([group.disabled, group.title]).to.deep.equal([true, 'The conversation was closed.']);
    mounted.chat.become('open');
    await mounted.drawn();
    expect(one<HTMLFieldSetElement>(mounted, '.quick-replies').disabled).to.be.false;
  });
});

describe('cards', () => {
  afterEach(unmount);

  it('show picture, title, text and buttons, in a box of fixed shape', async () => {
    const mounted = await show([offer({ type: 'card', of: 'c1', ...card }, { text: 'Free:' })]);
    expect(words(mounted.part('card-title'))).to.equal('Greenhouse 2');
    expect(words(mounted.part('card-text'))).to.equal('Morning light');
    const { width, height } = mounted.part('card-image').getBoundingClientRect();
    expect(width / height).to.be.closeTo(16 / 9, 0.05);
    expect(mounted.parts('card-action').map(words)).to.deep.equal(['Photos', 'Book']);
  });

  it('tell where a link really leads when its label names another host [P-26]', async () => {
    const actions = [
      { kind: 'link', text: 'https://bank.example/sign-in', href: 'https://evil.example/' },
      { kind: 'link', text: 'Photos', href: 'https://shop.example/photos' },
    ] as const;
    const content = {
      type: 'card',
      of: 'c1',
      title: 'www.bank.example',
      href: 'https://evil.example/',
      actions,
    } as const;
    const mounted = await show([offer(content)]);
    expect(all(mounted, '.card a').map(words)).to.deep.equal([
      'www.bank.example (evil.example)',
      'https://bank.example/sign-in (evil.example)',
      'Photos',
    ]);
  });

  it('send nothing for links, but tell the page, which may keep them [P-26]', async () => {
    const mounted = await show([offer({ type: 'card', of: 'c1', ...card })]);
    const details = record<{ kind: string; href: string }>(mounted.el, 'gc-action');
    // The page keeps them here, so that the test stays where it is.
    mounted.el.addEventListener('gc-action', (event) => event.preventDefault());
    const [title, photos] = all<HTMLAnchorElement>(mounted, '.card a');
    const prevented = [title, photos].map((link) => {
      const press = new MouseEvent('click', { bubbles: true, cancelable: true });
      link?.dispatchEvent(press);
      return press.defaultPrevented;
    });
    expect(prevented).to.deep.equal([true, true]);
    expect(details.map(({ kind, href }) => [kind, href])).to.deep.equal([
      ['card', 'https://shop.example/house'],
      ['link', 'https://shop.example/photos'],
    ]);
    expect(photos?.rel).to.equal('noopener noreferrer nofollow ugc');
    expect(photos?.target).to.equal('_blank');
    expect(answers(mounted)).to.deep.equal([]);
  });

  it('send a postback after telling the page, and mark it [P-25]', async () => {
    const mounted = await show([offer({ type: 'card', of: 'c1', ...card })]);
    const details = record<{ kind: string; payload: string; message: Message }>(mounted.el, 'gc-action');
    mounted.parts('card-action')[1]?.click();
    expect(details.map(({ kind, payload, message: { content } }) => [kind, payload, content[0]?.type])).to.deep.equal([
      ['postback', 'house:2', 'card'],
    ]);
    expect(answers(mounted)).to.deep.equal([
      { kind: 'button', to: 'c1', choices: [{ text: 'Book', payload: 'house:2' }] },
    ]);
    expect(mounted.parts('card-action')[1]?.getAttribute('aria-pressed')).to.equal('true');
  });

  it('leave hostile addresses out and hostile texts as text [P-21] [P-79]', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const mounted = await show([
      offer({
        type: 'card',
        of: 'c1',
        title: evil,
        description: evil,
        image: `${SCRIPT}alert(1)`,
        href: `${SCRIPT}alert(1)`,
        actions: [
          { kind: 'link', text: evil, href: `${SCRIPT}alert(1)` },
          { kind: 'postback', text: evil, payload: evil },
        ],
      }),
    ]);
    expect(all(mounted, '.card img, .card a')).to.have.length(0);
    expect(words(mounted.part('card-title'))).to.equal(evil);
    expect(mounted.parts('card-action').map(words)).to.deep.equal([evil]);
  });

  it('paint nothing outside their box, however long a word is', async () => {
    const mounted = await show([
      offer({
        type: 'card',
        of: 'c1',
        ...card,
        title: 'x'.repeat(400),
        actions: [{ ...card.actions[1], text: 'y'.repeat(300) }],
      }),
    ]);
    const log = mounted.part('log');
    expect(log.scrollWidth).to.be.at.most(log.clientWidth);
    expect(getComputedStyle(mounted.part('card')).contain).to.contain('paint');
  });
});

describe('a carousel', () => {
  afterEach(unmount);
  const cards = ['One', 'Two', 'Three'].map((title, i) => ({
    ...card,
    title,
    actions: [{ kind: 'postback', text: 'Book', payload: `house:${i}` } as const],
  }));
  const carousel = () => offer({ type: 'carousel', of: 'k1', cards });
  const arrows = (mounted: Awaited<ReturnType<typeof show>>) =>
    all<HTMLButtonElement>(mounted, '.turn').map((arrow) => !arrow.hidden);
  const frames = async (): Promise<void> => {
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  };
  /** Scrolls at once and lets the scroll be told. */
  const scrollTo = async (mounted: Awaited<ReturnType<typeof show>>, left: number): Promise<void> => {
    mounted.part('carousel').scrollTo({ left, behavior: 'instant' });
    await frames();
  };

  it('is a list that says where each card stands, and can be reached by Tab [A-23]', async () => {
    const mounted = await show([carousel()]);
    const box = mounted.part('carousel');
    expect([box.role, box.tabIndex, box.getAttribute('aria-label')]).to.deep.equal(['list', 0, '3 cards']);
    expect([...box.children].map((item) => words(item).slice(0, 11))).to.deep.equal([
      'Card 1 of 3',
      'Card 2 of 3',
      'Card 3 of 3',
    ]);
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`has arrows only where there is somewhere to go, ${dir} [A-23]`, async () => {
      const mounted = await show([carousel()], { dir });
      await frames();
      expect(arrows(mounted)).to.deep.equal([false, true]);
      const box = mounted.part('carousel');
      const way = dir === 'rtl' ? -1 : 1;
      box.style.scrollBehavior = 'auto';
      all(mounted, '.turn')[1]?.click();
      await frames();
      expect(Math.sign(box.scrollLeft)).to.equal(way);
      expect(arrows(mounted)).to.deep.equal([true, true]);
      await scrollTo(mounted, 10_000 * way);
      expect(arrows(mounted)).to.deep.equal([true, false]);
    });
  }

  it('gives the focus to the cards when the pressed arrow goes [A-19]', async () => {
    const mounted = await show([carousel()]);
    await frames();
    all(mounted, '.turn')[1]?.focus();
    await scrollTo(mounted, 10_000);
    expect(mounted.el.shadowRoot?.activeElement === mounted.part('carousel')).to.be.true;
  });

  it('sends the button of its own card, closes those of the others and scrolls no page up or down [P-25]', async () => {
    const mounted = await show([carousel()]);
    mounted.parts('card-action')[1]?.click();
    expect(answers(mounted)).to.deep.equal([
      { kind: 'button', to: 'k1', choices: [{ text: 'Book', payload: 'house:1' }] },
    ]);
    expect(all<HTMLButtonElement>(mounted, '.card-action').map(({ disabled }) => disabled)).to.deep.equal([
      true,
      false,
      true,
    ]);
    expect(getComputedStyle(mounted.part('carousel')).overflowY).to.equal('hidden');
  });
});

describe('a date picker', () => {
  afterEach(unmount);
  const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
  const slots = [at(25, 9), at(25, 14), at(27, 10)].map(slotAt);
  const picker = () => offer({ type: 'date-picker', of: 'd1', title: 'A call', slots }, { text: 'When?' });

  it('offers the days of the visitor, then their times [P-29]', async () => {
    const mounted = await show([picker()]);
    expect(all<HTMLOptionElement>(mounted, 'option').map(words)).to.deep.equal(['Wed, Nov 25', 'Fri, Nov 27']);
    expect(all(mounted, '.slot').map(words)).to.deep.equal(['9:00 AM', '2:00 PM']);
  });

  it('is named by its title, open and answered', async () => {
    const mounted = await show([picker()]);
    expect(one(mounted, 'form > fieldset').getAttribute('aria-label')).to.equal('A call');
    all<HTMLInputElement>(mounted, '.slot input')[0]?.click();
    one<HTMLButtonElement>(mounted, 'form .primary').click();
    const { role, ariaLabel } = one(mounted, '.sheet');
    expect({ role, ariaLabel }).to.deep.equal({ role: 'group', ariaLabel: 'A call' });
  });

  it('sends the slot exactly as it came, after a second step [P-25] [P-27]', async () => {
    const mounted = await show([picker()]);
    const select = one<HTMLSelectElement>(mounted, 'select');
    all<HTMLInputElement>(mounted, '.slot input')[1]?.click();
    select.value = '1';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const confirm = () => one<HTMLButtonElement>(mounted, 'form .primary');
    // Another day, and no time of it yet.
    expect(confirm().disabled).to.be.true;
    all<HTMLInputElement>(mounted, '.slot input')[0]?.click();
    expect(answers(mounted)).to.deep.equal([]);
    confirm().click();
    expect(answers(mounted)).to.deep.equal([
      { kind: 'date', to: 'd1', choices: [{ text: 'Nov 27, 2026, 10:00 AM', payload: slots[2]?.payload }] },
    ]);
  });

  it('is closed once answered: the moment stays, the controls go, the focus stays near [P-28] [A-19]', async () => {
    const mounted = await show([picker()]);
    all<HTMLInputElement>(mounted, '.slot input')[0]?.click();
    one<HTMLButtonElement>(mounted, 'form .primary').click();
    expect(all(mounted, '.offer :is(input, select, button)')).to.have.length(0);
    expect(words(mounted.part('form'))).to.contain('Nov 25, 2026, 9:00 AM');
    expect(mounted.el.shadowRoot?.activeElement === mounted.part('form')).to.be.true;
  });

  it('says so when there are no times', async () => {
    const mounted = await show([offer({ type: 'date-picker', of: 'd1', title: 'A call', slots: [] })]);
    expect(words(mounted.part('form'))).to.contain('There are no times to choose from.');
    expect(all(mounted, '.offer button')).to.have.length(0);
  });
});

describe('a list picker', () => {
  afterEach(unmount);
  const option = (mounted: Awaited<ReturnType<typeof show>>, index: number) =>
    all<HTMLInputElement>(mounted, '.option input')[index];

  it('lets one of a section be picked or several, and goes out with one pick at least [P-25]', async () => {
    const mounted = await show([offer(list())]);
    const send = () => one<HTMLButtonElement>(mounted, 'form .primary');
    expect([words(send()), send().disabled]).to.deep.equal(['Add', true]);
    for (const index of [0, 1, 2, 3, 2]) option(mounted, index)?.click();
    expect(all<HTMLInputElement>(mounted, '.option input').map(({ checked }) => checked)).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
    send().click();
    expect(answers(mounted)).to.deep.equal([
      {
        kind: 'list',
        to: 'l1',
        text: 'My box',
        choices: [
          { text: 'A glazed pot', payload: 'glazed' },
          { text: 'Some can', payload: 'can' },
        ],
      },
    ]);
  });

  it('groups its controls under their names', async () => {
    const mounted = await show([offer(list())]);
    expect(all(mounted, '.section > legend').map(words)).to.deep.equal(['Pot', 'Extras']);
    expect(all<HTMLInputElement>(mounted, '.option input').map(({ type }) => type)).to.deep.equal([
      'radio',
      'radio',
      'checkbox',
      'checkbox',
    ]);
  });

  it('shows what was picked once answered, and opens again with it when that failed [P-28]', async () => {
    const chat = createFakeChat();
    let fail = (): void => {};
    chat.answerSend(() => new Promise((_, reject) => (fail = () => reject(new GenesysChatError('message/refused')))));
    const mounted = await show([offer(list())], {}, chat);
    option(mounted, 2)?.click();
    one<HTMLButtonElement>(mounted, 'form .primary').click();
    expect(all(mounted, '.offer input')).to.have.length(0);
    expect(words(one(mounted, '.answers'))).to.equal('Some soil');
    fail();
    await mounted.drawn();
    expect(option(mounted, 2)?.checked).to.be.true;
  });

  it('is closed by an answer from elsewhere, and disabled in a chat that ended [P-28]', async () => {
    const mounted = await show([offer(list())]);
    mounted.chat.become('expired');
    await mounted.drawn();
    expect(one<HTMLFieldSetElement>(mounted, '.plain').disabled).to.be.true;
    expect(one<HTMLFieldSetElement>(mounted, '.plain').title).to.equal('This chat has ended.');
    const [first] = mounted.chat.messages.get();
    const choices = [{ text: 'Some can', payload: 'can' }];
    mounted.chat.messages.set(first ? [answered(first, { kind: 'list', to: 'l1', text: '', choices })] : []);
    await mounted.drawn();
    expect(words(one(mounted, '.answers'))).to.equal('Some can');
  });
});

describe('content', () => {
  afterEach(unmount);

  it('costs a message of mere text nothing', async () => {
    const mounted = await show([message({ text: 'Hello' })]);
    // The one button of the log stands in the last message.
    const nodes = [...mounted.part('message').querySelectorAll(':not(.copy, .copy *)')].map(
      ({ localName }) => localName,
    );
    expect(nodes).to.deep.equal(['span', 'bdi', 'div', 'span', 'div', 'time']);
  });

  it('draws its own block again, and no other', async () => {
    const many = Array.from({ length: 60 }, () => message());
    const mounted = await show([...many, offer(list())]);
    const blocks = all(mounted, '.block');
    const touched = new Set<number>();
    const observer = new MutationObserver((records) =>
      records.forEach(({ target }) => touched.add(blocks.findIndex((block) => block.contains(target)))),
    );
    blocks.forEach((block) => observer.observe(block, { subtree: true, childList: true, attributes: true }));
    all<HTMLInputElement>(mounted, '.option input')[2]?.click();
    await Promise.resolve();
    expect([...touched]).to.deep.equal([1]);
    observer.disconnect();
  });

  it('is announced in words [A-8]', async () => {
    const mounted = await show([offer(replies(), { text: 'Pick a topic' })]);
    mounted.clock.advance(300);
    expect(mounted.said()).to.equal('Assistant Nova says: Pick a topic. 3 choices');
  });

  it('that is unknown leaves the text, or says that it can’t be shown [P-23]', async () => {
    const unknown = { type: 'unknown', contentType: 'Story' } as const;
    const mounted = await show([
      message({ text: 'With text', content: [unknown] }),
      message({ content: [unknown], text: undefined }),
    ]);
    expect(mounted.parts('bubble').map(words)).to.deep.equal(['With text', "This message can't be shown here."]);
  });

  it('is tapped by the page through the element', async () => {
    const mounted = await show([offer(replies(), { id: 'm-1' })]);
    void mounted.el.choose('m-1', 1);
    await mounted.drawn();
    expect(mounted.chat.calls).to.include('choose m-1 1');
  });
});

describe('what the visitor did to an offer', () => {
  afterEach(unmount);

  it('is forgotten with a visitor who has left: the same form is empty for whoever comes next [I17]', async () => {
    const mounted = await show([offer(form({ introduction: undefined }))]);
    fill(one(mounted, '.box'), 'Ines Moreau');
    mounted.chat.messages.set(Object.freeze([]));
    mounted.chat.become('closed', { reason: 'session/ended' });
    await mounted.drawn();
    mounted.chat.become('open');
    mounted.chat.receive(offer(form({ introduction: undefined })));
    await mounted.drawn();
    expect(one<HTMLInputElement>(mounted, '.box').value).to.equal('');
  });
});
