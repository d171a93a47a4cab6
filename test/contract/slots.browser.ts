import { expect } from '@open-wc/testing';
import { mount, type Mounted } from '../ui/mount.js';
import { proveAll } from './contract.js';

/** What a page puts there is to be seen, once the element stands as it must. */
const shows =
  (name: string, act: (mounted: Mounted) => void = () => {}, tag = 'p', before = false) =>
  async (): Promise<void> => {
    const mounted = await mount({ open: '' });
    const own = Object.assign(document.createElement(tag), { slot: name, textContent: 'Own words' });
    mounted.el.append(own);
    const isSeen = (): boolean => own.assignedSlot !== null && own.getClientRects().length > 0;
    await mounted.drawn();
    expect(isSeen(), 'before').to.equal(before);
    act(mounted);
    await mounted.drawn();
    expect(isSeen(), 'after').to.be.true;
  };
const always = (name: string): (() => Promise<void>) => shows(name, undefined, 'p', true);

proveAll('slots', 'slots', {
  // Not to be had: what stood there before the element was defined is better than nothing.
  '': shows('', ({ chat }) => chat.become('failed', { reason: 'config/inactive' })),
  launcher: always('launcher'),
  'header-start': always('header-start'),
  heading: always('heading'),
  'header-actions': always('header-actions'),
  notice: always('notice'),
  empty: always('empty'),
  'composer-start': always('composer-start'),
  'composer-end': always('composer-end'),
  footer: always('footer'),
  offline: shows('offline', ({ chat }) => chat.become('offline')),
  ended: shows('ended', ({ chat }) => chat.become('expired')),
  'pre-chat': shows('pre-chat', ({ el }) => el.redraw(), 'form'),
});
