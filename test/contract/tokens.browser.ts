import { expect } from '@open-wc/testing';
import { message, own, SETTINGS } from '../ui/fake-chat.js';
import { mount, type Mounted } from '../ui/mount.js';
import { proveAll, type Proofs } from './contract.js';

/** Where a token shows: the value given to it, the part it shows at, and in which property there. */
type Place = readonly [value: string, part: string, property: string];

const PLACES: Readonly<Record<string, Place>> = {
  '--gc-accent': ['#a1144f', 'launcher', 'background-color'],
  '--gc-on-accent': ['#ff0', 'launcher', 'color'],
  '--gc-surface': ['#fedcba', 'panel', 'background-color'],
  '--gc-surface-2': ['#abcdef', 'bubble-in', 'background-color'],
  '--gc-text': ['#123456', 'panel', 'color'],
  '--gc-text-muted': ['#345678', 'subheading', 'color'],
  '--gc-border': ['#456789', 'header', 'border-bottom-color'],
  '--gc-danger': ['#567890', 'status-failed', 'color'],
  '--gc-warning': ['#a0522d', 'banner', 'color'],
  '--gc-success': ['#2e8b57', 'banner', 'color'],
  '--gc-link': ['#8b008b', 'link', 'color'],
  '--gc-focus-ring': ['#ff8c00', 'close-button', 'outline-color'],
  '--gc-bubble-in': ['#eeddcc', 'bubble-in', 'background-color'],
  '--gc-bubble-in-text': ['#112233', 'bubble-in', 'color'],
  '--gc-bubble-out': ['#223344', 'bubble-out', 'background-color'],
  '--gc-bubble-out-text': ['#ffeedd', 'bubble-out', 'color'],
  '--gc-bubble-radius': ['3px', 'bubble-in', 'border-top-right-radius'],
  '--gc-font': ['monospace', 'panel', 'font-family'],
  '--gc-font-size': ['19px', 'panel', 'font-size'],
  '--gc-line-height': ['2', 'panel', 'line-height'],
  '--gc-width': ['310px', 'panel', 'width'],
  '--gc-height': ['320px', 'panel', 'height'],
  '--gc-max-height': ['300px', 'panel', 'height'],
  '--gc-offset-inline': ['61px', 'root', 'right'],
  '--gc-offset-block': ['62px', 'root', 'bottom'],
  '--gc-launcher-size': ['71px', 'launcher', 'height'],
  '--gc-avatar-size': ['39px', 'group-avatar', 'width'],
  '--gc-space': ['9px', 'header', 'padding-top'],
  '--gc-radius': ['5px', 'panel', 'border-top-left-radius'],
  '--gc-z-index': ['77', 'root', 'z-index'],
  '--gc-shadow': ['0 0 1px 2px rgb(1, 2, 3)', 'panel', 'box-shadow'],
  '--gc-duration': ['987ms', 'panel', 'animation-duration'],
  '--gc-easing': ['linear', 'panel', 'animation-timing-function'],
};

const ringWithoutFocus = ({ el }: Mounted): void => {
  const root = el.shadowRoot;
  const rules = root?.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]) ?? [];
  const ring = rules.find(
    (rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.selectorText === ':focus-visible',
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[part~="close-button"] { ${ring?.style.cssText ?? ''} }`);
  root?.adoptedStyleSheets.push(sheet);
};

/** Everything a token could show at. */
const scene = async (name: string): Promise<Mounted> => {
  const mounted = await mount({ open: '', 'color-scheme': 'light' });
  const { chat, clock, drawn, part } = mounted;
  chat.become('open');
  chat.receive(message({ author: 'bot', text: 'See https://shop.example' }), own(), own({ delivery: 'failed' }));
  await drawn();
  if (name === '--gc-warning' || name === '--gc-success') {
    chat.become('offline');
    await drawn();
    clock.advance(5_000);
    if (name === '--gc-success') chat.become('open');
    await drawn();
  }
  if (name === '--gc-focus-ring') {
    part('close-button').focus();
    // In a window that is not in front some engines draw no ring: then the rule of the ring is tried on the button as it is.
    if (!part('close-button').matches(':focus-visible')) ringWithoutFocus(mounted);
  }
  return mounted;
};

const find = ({ el, part }: Mounted, name: string): Element => {
  const inner = { root: '.root', 'group-avatar': '.group .avatar' }[name];
  return (inner ? el.shadowRoot?.querySelector(inner) : undefined) ?? part(name);
};

const proofs: Proofs = Object.fromEntries(
  Object.entries(PLACES).map(([name, [value, part, property]]) => [
    name,
    async () => {
      const mounted = await scene(name);
      const { el } = mounted;
      const icon =
        (name === '--gc-warning' || name === '--gc-success') && el.shadowRoot?.querySelector('.banner .icon');
      const target = icon || find(mounted, part);
      const settle = (): void => el.shadowRoot?.getAnimations().forEach((each) => each.finish());
      const look = (): string => {
        settle();
        return getComputedStyle(target).getPropertyValue(property);
      };
      const before = look();
      // Only ever read: what the page does not set is not set.
      expect(getComputedStyle(el).getPropertyValue(name), 'written by the element').to.equal('');
      document.documentElement.style.setProperty(name, value);
      const atRoot = look();
      document.documentElement.style.removeProperty(name);
      expect(look(), 'put back').to.equal(before);
      el.style.setProperty(name, value);
      const atElement = look();
      expect(atRoot, 'on :root').not.to.equal(before);
      expect(atElement, 'on the element').to.equal(atRoot);
      for (const each of el.shadowRoot?.querySelectorAll<HTMLElement>('[style]') ?? [])
        expect(each.style.cssText).not.to.contain('--gc-');
    },
  ]),
);

proveAll('tokens', 'cssProperties', proofs);

describe('the colour of a deployment', () => {
  it('is a default: the page’s own accent goes before it', async () => {
    const { el, chat, drawn, part } = await mount();
    chat.settings.set({ ...SETTINGS, accent: '#a1144f' });
    await drawn();
    const background = (): string => {
      el.shadowRoot?.getAnimations().forEach((each) => each.finish());
      return getComputedStyle(part('launcher')).backgroundColor;
    };
    const theirs = background();
    el.style.setProperty('--gc-accent', '#004d40');
    expect(background()).not.to.equal(theirs);
    el.remove();
  });
});
