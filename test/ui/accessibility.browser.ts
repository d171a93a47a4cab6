import { expect } from '@open-wc/testing';
import { message, own } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';
import { all, card, form, list, offer, replies, slotAt } from './rich.js';

const talk = ({ chat }: Mounted): void => {
  chat.become('open');
  chat.receive(
    message({ name: 'Ana', text: 'Hello, see https://a.example/x' }),
    message({ name: 'Ana', text: 'Anything else?' }),
    own({ text: 'No' }),
    own({
      text: 'Yes',
      delivery: 'failed',
      error: { code: 'message/refused', message: 'The service refused this message.', retryable: true },
    }),
  );
  chat.hasOlder.set(true);
};

/** Every kind of content that is answered, two at a time so that all is in view. */
const offers = ({ chat }: Mounted): void => {
  chat.become('open');
  const cards = [card, { ...card, title: 'Other' }];
  chat.receive(
    offer(replies()),
    offer({ type: 'card', of: 'c1', ...card }),
    offer({ type: 'carousel', of: 'k1', cards }),
    offer({
      type: 'date-picker',
      of: 'd1',
      title: 'A call',
      slots: [25, 26].map((day) => slotAt(Date.UTC(2026, 10, day, 12))),
    }),
    offer(list()),
    offer(form()),
    message({
      content: [
        { type: 'attachment', id: 'f', name: 'plan.pdf', mime: 'application/pdf', url: 'https://files.example/x' },
        { type: 'attachment', id: 'g', name: 'house.png', mime: 'image/png', url: 'https://files.example/y' },
      ],
    }),
  );
};

const STATES: Record<string, (mounted: Mounted) => void | Promise<void>> = {
  empty: ({ chat }) => chat.become('open'),
  conversation: (mounted) => {
    talk(mounted);
    mounted.chat.typing.set({ author: 'agent', name: 'Ana' });
  },
  reconnecting: (mounted) => {
    talk(mounted);
    mounted.chat.become('reconnecting', { reason: 'connection/lost' });
  },
  offline: (mounted) => {
    talk(mounted);
    mounted.chat.become('offline');
  },
  'read-only': (mounted) => {
    talk(mounted);
    mounted.chat.become('read-only');
  },
  offers,
  'offers in use': async (mounted) => {
    offers(mounted);
    await mounted.drawn();
    const submit = (): void => all<HTMLFormElement>(mounted, 'form.sheet').at(-1)?.requestSubmit();
    all<HTMLInputElement>(mounted, '.slot input')[0]?.click();
    submit();
    // The first page, with its errors.
    submit();
  },
  'offers answered': async (mounted) => {
    offers(mounted);
    await mounted.drawn();
    mounted.parts('quick-reply')[0]?.click();
    for (const button of all<HTMLButtonElement>(mounted, '.card-action.open')) button.click();
    all<HTMLInputElement>(mounted, '.option input')[0]?.click();
    all<HTMLInputElement>(mounted, '.slot input')[0]?.click();
    for (const button of all<HTMLButtonElement>(mounted, '.sheet .primary')) button.click();
  },
  'offers ended': (mounted) => {
    offers(mounted);
    mounted.chat.become('read-only');
  },
  refused: ({ chat }) => chat.become('failed', { reason: 'config/inactive' }),
  'too long': (mounted) => {
    talk(mounted);
    mounted.type('x'.repeat(4_200));
  },
};

/** Nothing may be caught half faded in. */
const settled = (el: Element): void =>
  el.shadowRoot?.getAnimations().forEach((animation) => {
    if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
  });

describe('axe finds nothing', () => {
  afterEach(unmount);
  for (const scheme of ['light', 'dark']) {
    for (const [name, set] of Object.entries(STATES)) {
      it(`in ${scheme}: ${name} [A-1] [A-29]`, async () => {
        const mounted = await mount({ open: '', 'color-scheme': scheme, heading: 'Acme' });
        await set(mounted);
        mounted.clock.advance(1_000);
        await mounted.drawn();
        settled(mounted.el);
        await expect(mounted.el).to.be.accessible();
      });
    }
    it(`in ${scheme}: closed, with unread messages [A-3]`, async () => {
      const mounted = await mount({ 'color-scheme': scheme });
      mounted.chat.receive(message());
      await mounted.drawn();
      await expect(mounted.el).to.be.accessible();
    });
    for (const mode of ['inline', 'page']) {
      it(`in ${scheme}: ${mode} [A-4]`, async () => {
        const mounted = await mount({ mode, 'color-scheme': scheme });
        talk(mounted);
        await mounted.drawn();
        settled(mounted.el);
        await expect(mounted.el).to.be.accessible();
      });
    }
  }
});

/** Red, green and blue of what is really painted: one pixel of a canvas in that colour. */
const painted = (colour: string): readonly number[] => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
/** Relative luminance. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = painted(colour).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

describe('any accent', () => {
  afterEach(unmount);
  for (const scheme of ['light', 'dark']) {
    it(`keeps 4.5:1 for text in ${scheme}, over 200 colours [A-29]`, async () => {
      const mounted = await mount({ open: '', 'color-scheme': scheme });
      mounted.chat.receive(message({ text: 'https://a.example/' }), own());
      await mounted.drawn();
      const out = mounted.part('bubble-out');
      const into = mounted.part('bubble-in');
      const link = mounted.part('link');
      const worst = { ratio: 21, accent: '', what: '' };
      for (let i = 0; i < 200; i++) {
        const accent = `#${((i * 0x9e3779b1) >>> 8).toString(16).padStart(6, '0').slice(-6)}`;
        mounted.el.style.setProperty('--gc-accent', accent);
        const pairs = {
          bubble: [getComputedStyle(out).color, getComputedStyle(out).backgroundColor],
          link: [getComputedStyle(link).color, getComputedStyle(into).backgroundColor],
        } as const;
        for (const [what, [text, ground]] of Object.entries(pairs)) {
          const ratio = contrast(text, ground);
          if (ratio < worst.ratio) Object.assign(worst, { ratio, accent, what });
        }
      }
      expect(worst.ratio, JSON.stringify(worst)).to.be.at.least(4.5);
    });

    it(`keeps 4.5:1 for text and 3:1 for parts in ${scheme} under the pointer, in rings and on tints, over 200 colours [A-29]`, async () => {
      const mounted = await mount({ open: '', 'color-scheme': scheme });
      // One for each colour: a probe that changed its own would be laid out again for each of thousands.
      const probes = new Map<string, HTMLElement>();
      const paint = (colour: string): string => {
        const probe = probes.get(colour) ?? document.createElement('i');
        if (!probe.isConnected) {
          probe.style.color = colour;
          probes.set(colour, probe);
          mounted.el.shadowRoot?.querySelector('.root')?.append(probe);
        }
        return getComputedStyle(probe).color;
      };
      const hovered = 'color-mix(in oklab, var(--_fill) 88%, #000)';
      const PAIRS = [
        ['var(--_on-fill)', hovered, 4.5],
        ['var(--_on-fill)', 'color-mix(in oklab, var(--_fill) 90%, #000)', 4.5],
        ['var(--_accent-text)', 'var(--_tint)', 3],
        ['var(--_text)', 'var(--_tint)', 4.5],
        ['var(--_ring)', 'var(--_surface)', 3],
        ['var(--_ring)', 'var(--_surface-2)', 3],
        ['var(--_link)', 'var(--_surface)', 4.5],
        ['var(--_control)', 'var(--_surface)', 3],
        ['var(--_text-muted)', 'var(--_surface)', 4.5],
        ['var(--_text-muted)', 'var(--_surface-2)', 4.5],
      ] as const;
      const failed: string[] = [];
      for (let i = 0; i < 200; i++) {
        const accent = `#${((i * 0x9e3779b1) >>> 8).toString(16).padStart(6, '0').slice(-6)}`;
        mounted.el.style.setProperty('--gc-accent', accent);
        for (const [front, ground, least] of PAIRS) {
          const ratio = contrast(paint(front), paint(ground));
          if (ratio < least) failed.push(`${accent}: ${front} on ${ground} ${ratio.toFixed(2)}`);
        }
      }
      expect(failed).to.deep.equal([]);
    });

    it(`does not fade to grey in ${scheme}, where it would look disabled`, async () => {
      const mounted = await mount({ open: '', 'color-scheme': scheme });
      mounted.chat.receive(message({ text: 'https://a.example/' }));
      await mounted.drawn();
      for (const accent of ['#0e5a8a', '#7a1f2b', '#14532d', '#2d5be3']) {
        mounted.el.style.setProperty('--gc-accent', accent);
        const channels = painted(getComputedStyle(mounted.part('link')).color);
        expect(Math.max(...channels) - Math.min(...channels), accent).to.be.above(60);
      }
    });
  }
});
