import { expect } from '@open-wc/testing';
import { GenesysChatError } from '../../src/model/errors.js';
import { createFakeChat, message } from './fake-chat.js';
import { unmount, type Mounted } from './mount.js';
import { all, answers, fill, form, offer, one, show, words } from './rich.js';

const next = (mounted: Mounted): void => one<HTMLButtonElement>(mounted, 'form .primary').click();
const control = (mounted: Mounted, index: number) => all<HTMLInputElement>(mounted, '.ask > .box')[index];
const focused = ({ el }: Mounted) => el.shadowRoot?.activeElement;
/** By id, as a screen reader follows it. */
const described = ({ el }: Mounted, element: Element | undefined): string =>
  (element?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => words(el.shadowRoot?.getElementById(id) ?? undefined))
    .join(' ');

/** To the second page, with what must be there. */
const fillFirstPage = (mounted: Mounted): void => {
  next(mounted);
  fill(control(mounted, 0), 'Ines');
  fill(control(mounted, 2), '2026-03-20');
  next(mounted);
};

describe('a form', () => {
  afterEach(unmount);

  it('goes over introduction, pages and summary, and sends all at the end [P-25]', async () => {
    const mounted = await show([offer(form())]);
    expect(words(mounted.part('form'))).to.contain('Before we start');
    expect(words(one(mounted, 'form .primary'))).to.equal('Begin');
    fillFirstPage(mounted);
    expect(words(mounted.part('form'))).to.contain('Step 3 of 4 Topic');
    all<HTMLInputElement>(mounted, '.option input')[2]?.click();
    all<HTMLInputElement>(mounted, '.option input')[3]?.click();
    fill(one(mounted, 'select'), '1');
    next(mounted);
    expect(all(mounted, '.answers dd').map(words)).to.deep.equal([
      'Ines',
      'No answer',
      '20/03/2026',
      'Some soil, Some can',
      'p2',
      'No answer',
    ]);
    expect(words(one(mounted, 'form .primary'))).to.equal('Send');
    expect(answers(mounted)).to.deep.equal([]);
    next(mounted);
    expect(answers(mounted)).to.deep.equal([
      {
        kind: 'form',
        to: 'f1',
        text: 'Visit planned',
        formId: 'canned-1',
        choices: [
          { id: 'name', text: 'Ines', payload: 'Ines' },
          { id: 'day', text: '20/03/2026', payload: '2026-03-20T00:00:00.000Z' },
          { id: 'topic', text: 'Some soil', payload: 'soil' },
          { id: 'topic', text: 'Some can', payload: 'can' },
          { id: 'people', text: 'p2', payload: 'p2' },
        ],
      },
    ]);
  });

  it('says what is wrong in words at the field, and takes the focus to the first such field [A-26]', async () => {
    const mounted = await show([offer(form())]);
    next(mounted);
    next(mounted);
    const [name, mail, day] = [0, 1, 2].map((index) => control(mounted, index));
    expect(focused(mounted) === name).to.be.true;
    expect([name, mail, day].map((each) => each?.getAttribute('aria-invalid'))).to.deep.equal(['true', null, 'true']);
    expect([name, mail, day].map((each) => described(mounted, each))).to.deep.equal([
      'Please fill this in.',
      'For the confirmation',
      'Please choose a date.',
    ]);
    fill(name, 'Ines');
    expect(control(mounted, 0)?.hasAttribute('aria-invalid')).to.be.false;
    fill(day, '2026-03-01');
    next(mounted);
    expect(focused(mounted) === day).to.be.true;
    expect(described(mounted, day)).to.equal('Please choose Mar 16, 2026 or later.');
  });

  it('ties labels and the service’s words to native inputs', async () => {
    const mounted = await show([offer(form())]);
    next(mounted);
    const [name, mail, day] = [0, 1, 2].map((index) => control(mounted, index));
    expect([name, mail, day].map((each) => words(each?.labels?.[0]))).to.deep.equal(['name', 'mail (optional)', 'Day']);
    expect([name?.autocomplete, name?.maxLength, name?.placeholder, name?.required]).to.deep.equal([
      'given-name',
      30,
      'Ines',
      true,
    ]);
    expect([mail?.type, mail?.inputMode, mail?.autocomplete]).to.deep.equal(['email', 'email', 'email']);
    expect([day?.type, day?.min, day?.max]).to.deep.equal(['date', '2026-03-16', '2026-04-16']);
    fillFirstPage(mounted);
    expect(one<HTMLTextAreaElement>(mounted, '.ask textarea').maxLength).to.equal(300);
    expect(one(mounted, '.ask[role="group"]').getAttribute('aria-label')).to.equal('Topic');
  });

  it('is sent by Enter, and moves the focus to the head of each page', async () => {
    const mounted = await show([offer(form())]);
    next(mounted);
    expect(words(focused(mounted) ?? undefined)).to.equal('Step 2 of 4 About you');
    fill(control(mounted, 0), 'Ines');
    fill(control(mounted, 2), '2026-03-20');
    one<HTMLFormElement>(mounted, 'form.sheet').requestSubmit();
    expect(words(focused(mounted) ?? undefined)).to.equal('Step 3 of 4 Topic');
  });

  it('goes back without losing anything', async () => {
    const mounted = await show([offer(form())]);
    fillFirstPage(mounted);
    one<HTMLButtonElement>(mounted, '.steps .text-button').click();
    expect([0, 2].map((index) => control(mounted, index)?.value)).to.deep.equal(['Ines', '2026-03-20']);
  });

  const DISTURBANCES: Record<string, (mounted: Mounted) => Promise<void>> = {
    'a message that arrives': async ({ chat }) => chat.receive(message()),
    'a reconnect': async ({ chat, drawn }) => {
      chat.become('reconnecting', { reason: 'connection/lost' });
      await drawn();
      chat.become('open');
    },
    'its message read again from the history': async ({ chat }) =>
      chat.messages.set(chat.messages.get().map((each) => ({ ...each }))),
    'closing and opening the panel': async ({ el, drawn }) => {
      el.close();
      await drawn();
      el.show();
    },
    'the element moved': async ({ el, drawn }) => {
      const box = document.createElement('div');
      document.body.append(box);
      box.append(el);
      await drawn();
      document.body.append(el);
      box.remove();
    },
    'other words': async ({ el }) => {
      el.strings = { next: 'Weiter' };
    },
    'a log cleared and filled again': async ({ chat, drawn }) => {
      const before = chat.messages.get();
      chat.messages.set([]);
      await drawn();
      chat.messages.set(before);
    },
  };
  for (const [name, disturb] of Object.entries(DISTURBANCES)) {
    it(`keeps what is half filled in over ${name}`, async () => {
      const mounted = await show([offer(form())]);
      fillFirstPage(mounted);
      all<HTMLInputElement>(mounted, '.option input')[1]?.click();
      fill(one(mounted, '.ask textarea'), 'half a sent');
      fill(one(mounted, 'select'), '0');
      await disturb(mounted);
      await mounted.drawn();
      expect(words(one(mounted, '.step'))).to.equal('Step 3 of 4 Topic');
      expect(all<HTMLInputElement>(mounted, '.option input')[1]?.checked).to.be.true;
      expect(one<HTMLTextAreaElement>(mounted, '.ask textarea').value).to.equal('half a sent');
      expect(one<HTMLSelectElement>(mounted, 'select').value).to.equal('0');
    });
  }

  it('does not draw anything while one types', async () => {
    const mounted = await show([offer(form())]);
    next(mounted);
    let drawings = 0;
    const observer = new MutationObserver(() => drawings++);
    observer.observe(mounted.part('log'), { subtree: true, childList: true, attributes: true, characterData: true });
    fill(control(mounted, 0), 'I');
    fill(control(mounted, 0), 'In');
    await Promise.resolve();
    expect(drawings).to.equal(0);
    observer.disconnect();
  });

  it('shows what was answered once it was, with no controls, and the focus on it [P-28] [A-19]', async () => {
    const mounted = await show([offer(form({ introduction: undefined, showSummary: false }))]);
    fill(control(mounted, 0), 'Ines');
    fill(control(mounted, 2), '2026-03-20');
    next(mounted);
    next(mounted);
    expect(all(mounted, '.offer :is(input, select, textarea, button)')).to.have.length(0);
    expect(all(mounted, '.answers dd').map(words).slice(0, 3)).to.deep.equal(['Ines', 'No answer', '20/03/2026']);
    expect(focused(mounted) === mounted.part('form')).to.be.true;
  });

  it('is open again, as it was, when the answer failed', async () => {
    const chat = createFakeChat();
    let fail = (): void => {};
    chat.answerSend(() => new Promise((_, reject) => (fail = () => reject(new GenesysChatError('message/refused')))));
    const mounted = await show([offer(form())], {}, chat);
    fillFirstPage(mounted);
    next(mounted);
    next(mounted);
    fail();
    await mounted.drawn();
    expect(words(one(mounted, '.step'))).to.equal('Step 4 of 4 Check your answers');
    expect(words(one(mounted, '.answers'))).to.contain('Ines');
    next(mounted);
    expect(answers(mounted)).to.have.length(2);
  });

  it('was answered by whoever did it, here or elsewhere [P-28]', async () => {
    const mounted = await show([
      offer(form(), {
        answered: {
          kind: 'form',
          to: 'f1',
          text: '',
          formId: 'canned-1',
          choices: [
            { id: 'topic', text: 'A', payload: 'a' },
            { id: 'topic', text: 'B', payload: 'b' },
          ],
        },
      }),
    ]);
    expect(words(one(mounted, '.answers'))).to.contain('Topic A, B');
  });

  it('takes hostile words as words, as ids too [P-21]', async () => {
    const evil = '"><img src=x onerror=alert(1)> x';
    const field = { kind: 'text', id: evil, title: evil, subtitle: evil, required: true, multiline: false } as const;
    const mounted = await show([
      offer(form({ introduction: undefined, of: evil, pages: [{ title: evil, fields: [field, field] }] })),
    ]);
    next(mounted);
    expect(all(mounted, '.offer img')).to.have.length(0);
    expect(described(mounted, control(mounted, 1))).to.equal(`${evil} Please fill this in.`);
    const ids = all(mounted, '[id]').map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });
});
