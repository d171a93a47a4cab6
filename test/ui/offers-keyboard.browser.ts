import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { unmount, type Mounted } from './mount.js';
import { all, answers, card, form, list, offer, one, replies, show, slotAt, words } from './rich.js';

/** Done when the page has done with it: Firefox answers before that. */
const press = async (key: string): Promise<void> => {
  const released = new Promise((resolve) => addEventListener('keyup', resolve, { once: true, capture: true }));
  await sendKeys({ press: key });
  await released;
  await new Promise((resolve) => setTimeout(resolve));
};
const focused = ({ el }: Mounted) => el.shadowRoot?.activeElement;

describe('with the keyboard alone', () => {
  afterEach(unmount);

  it('a quick reply is reached by Tab and sent by Enter', async () => {
    const mounted = await show([offer(replies())]);
    mounted.part('log').focus();
    await press('Tab');
    await press('Tab');
    expect(words(focused(mounted) ?? undefined)).to.equal('Returns');
    await press('Enter');
    expect(answers(mounted)).to.have.length(1);
  });

  it('a carousel is reached, turned by its arrow and left again: no trap', async () => {
    const cards = [0, 1, 2].map((n) => ({ ...card, href: undefined, title: `House ${n}`, actions: [] }));
    const mounted = await show([offer({ type: 'carousel', of: 'k', cards })]);
    const box = mounted.part('carousel');
    box.style.scrollBehavior = 'auto';
    mounted.part('log').focus();
    await press('Tab');
    expect(focused(mounted) === box).to.be.true;
    await press('Tab');
    expect(focused(mounted) === all(mounted, '.turn')[1]).to.be.true;
    await press('Enter');
    expect(box.scrollLeft).to.be.above(0);
    await press('Tab');
    expect(focused(mounted)?.part.value).to.equal('copy-button');
    await press('Tab');
    expect(focused(mounted)?.part.value).to.equal('input');
  });

  it('a time is chosen by arrows and confirmed by Enter', async () => {
    const slots = [9, 10, 11].map((hour) => slotAt(new Date(2026, 10, 25, hour).getTime()));
    const mounted = await show([offer({ type: 'date-picker', of: 'd', title: 'A call', slots })]);
    mounted.part('log').focus();
    await press('Tab');
    await press('ArrowDown');
    expect(one<HTMLInputElement>(mounted, '.slot input:checked').parentElement?.textContent?.trim()).to.equal(
      '10:00 AM',
    );
    await press('Tab');
    await press('Enter');
    expect(answers(mounted)).to.have.length(1);
  });

  it('a list is ticked by Space', async () => {
    const mounted = await show([offer(list())]);
    all<HTMLInputElement>(mounted, '.option input')[2]?.focus();
    await press(' ');
    await press('Tab');
    await press(' ');
    await press('Tab');
    expect(focused(mounted) === one(mounted, 'form .primary')).to.be.true;
    await press('Enter');
    expect(answers(mounted)).to.deep.equal([
      {
        kind: 'list',
        to: 'l1',
        text: 'My box',
        choices: [
          { text: 'Some soil', payload: 'soil' },
          { text: 'Some can', payload: 'can' },
        ],
      },
    ]);
  });

  it('Enter in a field goes on, and is stopped by what is missing', async () => {
    const mounted = await show([offer(form({ introduction: undefined }))]);
    all<HTMLInputElement>(mounted, '.ask > .box')[0]?.focus();
    await sendKeys({ type: 'Ines' });
    await press('Enter');
    expect(focused(mounted) === all(mounted, '.ask > .box')[2]).to.be.true;
    expect(all<HTMLInputElement>(mounted, '.ask > .box')[0]?.value).to.equal('Ines');
  });
});
