import { expect } from '@open-wc/testing';
import { message, own, SETTINGS } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';

/** In two pieces, because a linter takes it for a mistake otherwise. */
const SCRIPT = 'java' + 'script:';

const EVERYTHING = `# Your *order*
It is **on its way**, _really_, ***now***, ~not~ ==today==: \`track 1\`

7. Open [your orders](https://shop.example/orders)
8. Choose
   - one
     * two

> Keep the receipt.
> > Please.

---
\`\`\`js
const a = '<b>';
\`\`\`
[bank.example](https://evil.example/login), https://a.example/_x_/y, <mailto:me@a.example>, [call](tel:+49 30 1)`;

const HOSTILE = `<img src=x onerror=alert(1)> <script>alert(1)</script> <style>*{display:none}</style>
[a](${SCRIPT}alert(1)) [b](data:text/html,x) <${SCRIPT}alert(1)> ![c](${SCRIPT}alert(1)) [d](//evil.example) [e](/x)
[f](https://bank.example@evil.example) [g](tel:*21*1#) [h](mailto:a@b.example?bcc=x) [i](" onclick=alert(1) x=")
# <iframe srcdoc="x">
> <svg onload=alert(1)>
1. \`<a href=x>\``;

const text = ({ parts }: Mounted, at = -1): HTMLElement => {
  const found = parts('bubble').at(at)?.querySelector<HTMLElement>('.text');
  if (!found) throw new Error('no text');
  return found;
};
const names = (root: Element): string[] => [...new Set([...root.querySelectorAll('*')].map((each) => each.localName))];
const links = (root: Element): HTMLAnchorElement[] => [...root.querySelectorAll('a')];
const said = (root: Element): string => (root.textContent ?? '').replace(/\s+/g, ' ').trim();

const show = async (content: string, attributes: Readonly<Record<string, string>> = {}): Promise<Mounted> => {
  const mounted = await mount({ open: '', ...attributes });
  mounted.chat.become('open');
  mounted.chat.receive(message({ name: 'Ana', text: content }));
  await mounted.drawn();
  return mounted;
};

describe('a formatted message', () => {
  afterEach(unmount);

  it('is drawn in the elements its marks ask for, and no other [P-21]', async () => {
    const root = text(await show(EVERYTHING));
    expect(names(root).sort()).to.deep.equal('a bdi blockquote code del em hr li mark ol p pre strong ul'.split(' '));
    expect(root.querySelector('.head')?.textContent).to.equal('Your order');
    expect(root.querySelector('ol > li')?.getAttribute('value')).to.equal('7');
    expect(root.querySelectorAll('ol > li > ul > li > ul > li')).to.have.length(1);
    expect(root.querySelector('pre')?.textContent).to.equal("const a = '<b>';");
    expect(root.querySelectorAll('[style]')).to.have.length(0);
  });

  it('adds no white space of its own, which would show [P-21]', async () => {
    const root = text(await show('a\n- b\n\n1. c\n> d'));
    expect(root.textContent).to.equal('abcd');
  });

  it('makes links that tell nobody where they were, and only of addresses that are safe [P-21]', async () => {
    const root = text(await show(EVERYTHING));
    expect(links(root).map(({ href }) => href.replace('%20', ' '))).to.deep.equal([
      'https://shop.example/orders',
      'https://evil.example/login',
      'https://a.example/_x_/y',
      'mailto:me@a.example',
      'tel:+49 30 1',
    ]);
    for (const { rel, target, referrerPolicy } of links(root))
      expect([rel, target, referrerPolicy]).to.deep.equal([
        'noopener noreferrer nofollow ugc',
        '_blank',
        'no-referrer',
      ]);
  });

  it('shows hostile markup and hostile addresses as text [P-21]', async () => {
    const root = text(await show(HOSTILE));
    expect(links(root)).to.have.length(0);
    expect(names(root).sort()).to.deep.equal(['blockquote', 'code', 'li', 'ol', 'p']);
    expect(said(root)).to.contain('<script>alert(1)</script>').and.to.contain(`a (${SCRIPT}alert(1))`);
  });

  it('tells the real host behind a label that names another [P-21]', async () => {
    const root = text(
      await show(
        '[bank.example](https://evil.example/x) [here](https://a.example) https://b\u0430nk.example/ [a.example](https://a.example/b)',
      ),
    );
    expect(links(root).map(said)).to.deep.equal([
      'bank.example (evil.example)',
      'here',
      'https://b\u0430nk.example/ (xn--bnk-6cd.example)',
      'a.example',
    ]);
  });

  it('keeps the order of what stands around it, whatever the text does with directions [P-21] [A-6]', async () => {
    const mounted = await show('\u202E\u2067[elpmaxe.knab](https://evil.example) \u202Eend');
    const root = text(mounted);
    const [label, host] = [...root.querySelectorAll('a > bdi')].map((each) => each.getBoundingClientRect());
    expect(getComputedStyle(mounted.part('bubble')).unicodeBidi).to.equal('isolate');
    expect(links(root)[0]?.querySelectorAll('bdi')).to.have.length(2);
    // Within the link, the label comes before the host.
    expect(label && host && label.right <= host.left + 1).to.be.true;
  });

  it('is as wide as its bubble, whatever is in it', async () => {
    const long = 'x'.repeat(400);
    const root = text(await show(`${long}\n- \`${long}\`\n> ${long}\n\`\`\`\n${long}\n\`\`\`\n\n999. ${long}`));
    expect(root.scrollWidth).to.be.at.most(root.clientWidth + 1);
  });

  it('of an unformatted text looks as without Markdown', async () => {
    const plain = 'Hello,\n  two lines\n\n\nand 2 * 3 * 4.';
    const [on, off] = [await show(plain), await show(plain, { 'no-markdown': '' })];
    expect(text(on).textContent).to.equal(text(off).textContent);
    expect(on.part('bubble').getBoundingClientRect().height).to.equal(
      off.part('bubble').getBoundingClientRect().height,
    );
  });
});

describe('whether messages are formatted', () => {
  afterEach(unmount);

  it('is for the deployment to say, and for no-markdown to forbid, at any time [P-21]', async () => {
    const mounted = await show('*a*');
    const strong = (): number => text(mounted).querySelectorAll('strong').length;
    expect(strong()).to.equal(1);
    mounted.chat.settings.set({ ...SETTINGS, markdown: false });
    await mounted.drawn();
    expect([strong(), said(text(mounted))]).to.deep.equal([0, '*a*']);
    mounted.chat.settings.set(SETTINGS);
    await mounted.drawn();
    expect(strong()).to.equal(1);
    mounted.el.noMarkdown = true;
    await mounted.drawn();
    expect([strong(), said(text(mounted))]).to.deep.equal([0, '*a*']);
    mounted.el.removeAttribute('no-markdown');
    mounted.el.noMarkdown = false;
    await mounted.drawn();
    expect(strong()).to.equal(1);
  });

  it('never concerns what the guest typed, but for its links [P-21]', async () => {
    const mounted = await show('*a*');
    mounted.chat.receive(own({ text: '*mine* https://a.example' }));
    await mounted.drawn();
    expect(said(text(mounted))).to.equal('*mine* https://a.example');
    expect(names(text(mounted))).to.deep.equal(['a', 'bdi']);
  });

  it('concerns lines of the service too [P-21]', async () => {
    const mounted = await show('a');
    mounted.chat.receive(message({ author: 'system', text: '*Closed* at six' }));
    await mounted.drawn();
    expect(mounted.part('message-system').querySelector('strong')?.textContent).to.equal('Closed');
  });

  it('leaves emoji large [P-21]', async () => {
    const mounted = await show('👍');
    expect(mounted.part('bubble').classList.contains('emoji')).to.be.true;
  });

  it('decides what is announced: without marks, or as sent [P-21] [A-8]', async () => {
    const mounted = await show('# *Hi*\n- [a](https://a.example)');
    mounted.clock.advance(300);
    expect(mounted.said()).to.equal('Agent Ana says: Hi\na');
    mounted.clock.advance(5_000);
    mounted.el.noMarkdown = true;
    mounted.chat.receive(message({ name: 'Ana', text: '*Hi*' }));
    mounted.clock.advance(300);
    expect(mounted.said()).to.equal('Agent Ana says: *Hi*');
  });
});

describe('axe finds nothing in a formatted message', () => {
  afterEach(unmount);
  for (const scheme of ['light', 'dark']) {
    it(`in ${scheme} [A-1] [A-29]`, async () => {
      const mounted = await show(EVERYTHING, { 'color-scheme': scheme, heading: 'Acme' });
      mounted.chat.receive(message({ author: 'system', text: '`a` ==b== [c](https://a.example)' }));
      mounted.clock.advance(1_000);
      await mounted.drawn();
      mounted.el.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
      await expect(mounted.el).to.be.accessible();
    });
  }
});
