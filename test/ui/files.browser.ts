import { expect } from '@open-wc/testing';
import { CHAT_ERRORS, type ErrorCode } from '../../src/model/errors.js';
import type { MediaRules, Upload } from '../../src/model/upload.js';
import { upload } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

const RULES: MediaRules = { types: ['image/*', 'application/pdf'], maxBytes: 50_000, blockedExtensions: ['.exe'] };
const file = (name = 'a.png', type = 'image/png'): File => new File(['x'], name, { type });

const error = (code: ErrorCode): NonNullable<Upload['error']> => ({
  code,
  message: CHAT_ERRORS[code].sentence,
  retryable: CHAT_ERRORS[code].recovery !== 'edit',
});

const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<Mounted> => {
  const mounted = await mount({ open: '', ...attributes });
  mounted.chat.become('open');
  mounted.chat.files.set(RULES);
  await mounted.drawn();
  return mounted;
};

const stage = async (mounted: Mounted, ...uploads: readonly Upload[]): Promise<void> => {
  mounted.chat.uploads.set(Object.freeze([...uploads]));
  await mounted.drawn();
};

const root = ({ el }: Mounted): ShadowRoot => {
  if (!el.shadowRoot) throw new Error('no root');
  return el.shadowRoot;
};
const button = (mounted: Mounted, text: string): HTMLButtonElement => {
  const found = [...root(mounted).querySelectorAll('button')].find(
    (each) => each.textContent?.trim() === text || each.getAttribute('aria-label') === text,
  );
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

const calls = ({ chat }: Mounted, name: string): string[] => chat.calls.filter((call) => call.startsWith(`${name} `));

const transfer = (...files: readonly File[]): DataTransfer => {
  const data = new DataTransfer();
  for (const each of files) data.items.add(each);
  return data;
};
const drag = (type: string, dataTransfer: DataTransfer): DragEvent =>
  new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true });

/** Noise does not compress: a photo of so many pixels has some bytes. */
const photo = async (side: number): Promise<File> => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  const image = context?.createImageData(side, side);
  if (!context || !image) throw new Error('no canvas');
  let seed = 7;
  image.data.forEach((_, i) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    // The high bits: the low ones repeat, and an engine may pack them well.
    image.data[i] = i % 4 === 3 ? 255 : (seed >>> 16) & 255;
  });
  context.putImageData(image, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return new File([blob ?? ''], 'holiday.png', { type: 'image/png' });
};

const until = async (mounted: Mounted, done: () => boolean): Promise<void> => {
  for (let i = 0; i < 600 && !done(); i++) {
    await new Promise((next) => requestAnimationFrame(next));
    await mounted.drawn();
  }
};

describe('files in the composer', () => {
  afterEach(unmount);

  it('are offered only where the session, the deployment and the page allow them [P-58]', async () => {
    const mounted = await open();
    expect(mounted.part('attach-button').getAttribute('aria-label')).to.equal('Add files');
    const input = root(mounted).querySelector<HTMLInputElement>('input[type=file]');
    expect([input?.multiple, input?.accept]).to.deep.equal([true, 'image/*,application/pdf']);
    mounted.chat.files.set(undefined);
    await mounted.drawn();
    expect(mounted.parts('attach-button')).to.be.empty;
    expect((await open({ 'no-attachments': '' })).parts('attach-button')).to.be.empty;
  });

  it('can be picked, several at once, and the same one again', async () => {
    const mounted = await open();
    const input = root(mounted).querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no input');
    input.files = transfer(file('a.png'), file('b.pdf', 'application/pdf')).files;
    input.dispatchEvent(new Event('change'));
    expect(calls(mounted, 'attach')).to.deep.equal(['attach a.png b.pdf']);
    expect(input.files.length).to.equal(0);
  });

  it('can be pasted; a text with a picture of itself stays a text', async () => {
    const mounted = await open();
    // Not every engine lets a script make a paste with files in it.
    const paste = (clipboardData: DataTransfer): boolean => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      return mounted.input.dispatchEvent(Object.defineProperty(event, 'clipboardData', { value: clipboardData }));
    };
    expect(paste(transfer(file('image.png')))).to.be.false;
    expect(calls(mounted, 'attach')).to.deep.equal(['attach image.png']);
    const cell = transfer(file('cell.png'));
    cell.setData('text/plain', '42');
    expect(paste(cell)).to.be.true;
    expect(calls(mounted, 'attach')).to.have.length(1);
  });

  it('can be dropped anywhere on the panel, which says so while they are over it', async () => {
    const mounted = await open();
    const panel = mounted.part('panel');
    panel.dispatchEvent(drag('dragover', transfer(file())));
    await mounted.drawn();
    expect(mounted.part('dropzone').textContent?.trim()).to.equal('Drop files here');
    expect(mounted.el.matches(':state(dragging)')).to.be.true;
    mounted.part('log').dispatchEvent(drag('drop', transfer(file('a.png'))));
    await mounted.drawn();
    expect(mounted.parts('dropzone')).to.be.empty;
    expect(mounted.el.matches(':state(dragging)')).to.be.false;
    expect(calls(mounted, 'attach')).to.deep.equal(['attach a.png']);
  });

  it('leave no drop zone behind when the pointer goes without a word', async () => {
    const mounted = await open();
    mounted.part('panel').dispatchEvent(drag('dragover', transfer(file())));
    mounted.clock.advance(1_000);
    expect(mounted.parts('dropzone')).to.be.empty;
  });

  it('that are dropped where none are allowed neither stage nor lead away from the page; texts are not our affair', async () => {
    const mounted = await open({ 'no-attachments': '' });
    const over = drag('dragover', transfer(file()));
    mounted.part('panel').dispatchEvent(over);
    expect(over.defaultPrevented).to.be.true;
    expect(mounted.parts('dropzone')).to.be.empty;
    mounted.part('panel').dispatchEvent(drag('drop', transfer(file())));
    expect(calls(mounted, 'attach')).to.be.empty;
    const text = new DataTransfer();
    text.setData('text/plain', 'hello');
    const other = drag('dragover', text);
    mounted.part('panel').dispatchEvent(other);
    expect(other.defaultPrevented).to.be.false;
  });

  it('show name, size and how far they are, as a progress bar with words', async () => {
    const mounted = await open();
    await stage(mounted, upload({ name: 'bill.pdf', state: 'uploading', progress: 0.42 }));
    const bar = mounted.part<HTMLProgressElement>('attachment-progress');
    expect([bar.value, bar.getAttribute('aria-label'), bar.getAttribute('aria-valuetext')]).to.deep.equal([
      0.42,
      'Uploading bill.pdf',
      '42 %',
    ]);
    expect(mounted.el.matches(':state(uploading)')).to.be.true;
    await stage(mounted, upload({ name: 'bill.pdf', size: 120_000, state: 'ready', progress: 1 }));
    expect(mounted.parts('attachment-progress')).to.be.empty;
    expect(mounted.part('attachment').textContent).to.contain('bill.pdf').and.contain('120');
    expect(mounted.el.matches(':state(uploading)')).to.be.false;
  });

  it('say their error where they stand, and offer a retry only where it can help [P-65]', async () => {
    const mounted = await open();
    await stage(
      mounted,
      upload({ id: 'wrong', name: 'run.exe', state: 'failed', error: error('attachment/type-refused') }),
      upload({ id: 'cut', name: 'a.png', state: 'failed', error: error('attachment/upload-failed') }),
    );
    const [wrong, cut] = mounted.parts('attachment');
    expect(wrong?.textContent).to.contain(CHAT_ERRORS['attachment/type-refused'].sentence).and.not.contain('Retry');
    button(mounted, 'Retry a.png').click();
    expect(cut?.textContent).to.contain('Retry');
    expect(mounted.chat.calls).to.contain('retryUpload cut');
  });

  it('can be removed, and the focus goes to the text box [A-19]', async () => {
    const mounted = await open();
    await stage(mounted, upload({ id: 'u', name: 'a.pdf', state: 'ready' }));
    button(mounted, 'Remove a.pdf').click();
    await mounted.drawn();
    expect(mounted.chat.calls).to.contain('removeUpload u');
    expect(mounted.parts('attachment')).to.be.empty;
    expect(root(mounted).activeElement).to.equal(mounted.input);
  });

  it('can be sent without a text: ready or on their way, but not failed', async () => {
    const mounted = await open();
    const send = mounted.part<HTMLButtonElement>('send-button');
    expect(send.disabled).to.be.true;
    await stage(mounted, upload({ state: 'failed', error: error('attachment/empty') }));
    expect(send.disabled).to.be.true;
    await stage(mounted, upload({ state: 'uploading', committed: true }));
    expect(send.disabled).to.be.true;
    for (const state of ['waiting', 'uploading', 'ready'] as const) {
      await stage(mounted, upload({ state }));
      expect(send.disabled, state).to.be.false;
    }
    send.click();
    expect(mounted.chat.calls).to.contain('send ');
  });

  it('are announced once when they come and once when they are there, never in between [A-10]', async () => {
    const mounted = await open();
    const about = { file: { id: 'u', name: 'a.png', mime: 'image/png', size: 1 }, code: undefined };
    const said: string[] = [];
    for (const [phase, progress] of [
      ['add', 0],
      ['progress', 0.3],
      ['progress', 0.6],
      ['ready', 1],
    ] as const) {
      mounted.chat.emit('attachment', { phase, progress, ...about });
      mounted.clock.advance(300);
      said.push(mounted.said());
      mounted.clock.advance(6_000);
    }
    expect(said).to.deep.equal(['a.png added', '', '', 'a.png uploaded']);
  });

  it('can be refused by the page before they are taken, and followed by it', async () => {
    const mounted = await open();
    const seen = record<{ phase: string; file: { name: string } }>(mounted.el, 'gc-attachment');
    mounted.el.addEventListener('gc-attachment', (event) => {
      if ((event as CustomEvent<{ file: { name: string } }>).detail.file.name === 'no.png') event.preventDefault();
    });
    mounted.el.attach([file('no.png'), file('yes.png')]);
    expect(seen.map(({ phase, file: { name } }) => `${phase} ${name}`)).to.deep.equal(['add no.png', 'add yes.png']);
    expect(mounted.chat.uploads.get().map(({ name }) => name)).to.deep.equal(['yes.png']);
    expect(mounted.said()).to.not.contain('no.png');
  });

  it('may be handed over by the page with or without a text', async () => {
    const mounted = await open();
    const seen = record<{ text: string; files: readonly Blob[] }>(mounted.el, 'gc-send');
    const given = file('a.png');
    void mounted.el.send({ text: 'look', files: [given] });
    void mounted.el.send({ files: [given] });
    expect(calls(mounted, 'send')).to.deep.equal(['send look', 'send ']);
    expect(seen.map(({ text, files }) => [text, files.length])).to.deep.equal([
      ['look', 1],
      ['', 1],
    ]);
  });

  it('that are pictures show themselves small, without an address that would have to be revoked [I9]', async () => {
    const mounted = await open();
    const before = URL.createObjectURL;
    let made = 0;
    URL.createObjectURL = (blob: Blob) => (made++, before.call(URL, blob));
    await stage(mounted, upload({ mime: 'image/png', blob: await photo(50), state: 'ready' }));
    const canvas = mounted.part<HTMLCanvasElement>('attachment-image');
    const painted = (): boolean => (canvas.getContext('2d')?.getImageData(40, 40, 1, 1).data[3] ?? 0) > 0;
    await until(mounted, painted);
    expect(painted()).to.be.true;
    await stage(mounted, upload({ mime: 'image/png', blob: new Blob(['no picture']), state: 'ready' }));
    await until(mounted, () => mounted.parts('attachment-image').length === 0);
    expect(mounted.parts('attachment-image')).to.be.empty;
    URL.createObjectURL = before;
    expect(made).to.equal(0);
  });

  it('that are photos over the limit are made smaller on a click, and not before', async () => {
    const mounted = await open();
    const big = await photo(400);
    expect(big.size).to.be.greaterThan(RULES.maxBytes);
    await stage(
      mounted,
      upload({
        id: 'big',
        name: 'holiday.png',
        mime: 'image/png',
        blob: big,
        size: big.size,
        state: 'failed',
        error: error('attachment/too-large'),
      }),
    );
    expect(calls(mounted, 'attach')).to.be.empty;
    [...root(mounted).querySelectorAll('button')].find((each) => each.textContent?.includes('Send smaller'))?.click();
    await until(mounted, () => calls(mounted, 'attach').length > 0);
    expect(calls(mounted, 'attach')).to.deep.equal(['attach holiday.jpg']);
    expect(mounted.chat.calls).to.contain('removeUpload big');
    const [smaller] = mounted.chat.uploads.get();
    expect(smaller?.mime).to.equal('image/jpeg');
    expect(smaller?.size).to.be.within(1, RULES.maxBytes);
  });

  it('that are no photos are not offered smaller', async () => {
    const mounted = await open();
    for (const mime of ['application/pdf', 'image/svg+xml', 'image/gif']) {
      await stage(mounted, upload({ mime, state: 'failed', error: error('attachment/too-large') }));
      expect(mounted.part('attachment').textContent, mime).to.not.contain('Send smaller');
    }
  });
});

describe('the wishes of the page for the text box', () => {
  afterEach(unmount);

  it('tells that the visitor types, unless the page says no [P-32]', async () => {
    const telling = await open();
    telling.type('h');
    expect(telling.chat.calls).to.contain('typed').and.not.contain('touch');
    const silent = await open({ 'no-typing': '' });
    silent.type('h');
    expect(silent.chat.calls).to.contain('touch').and.not.contain('typed');
  });

  it('keeps to one line with no-multiline: every Enter sends, and pasted breaks become spaces', async () => {
    const mounted = await open({ 'no-multiline': '' });
    mounted.type('one\r\n two\nthree');
    expect(mounted.input.value).to.equal('one two three');
    mounted.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, cancelable: true }));
    expect(calls(mounted, 'send')).to.deep.equal(['send one two three']);
  });

  it('offers to send a text that is too long as several, in order, and loses nothing of it [P-18]', async () => {
    const mounted = await open();
    const sentence = 'All of it counts. ';
    mounted.type(sentence.repeat(400));
    expect(mounted.input.getAttribute('aria-invalid')).to.equal('true');
    button(mounted, 'Send as several messages').click();
    const pieces = calls(mounted, 'send').map((call) => call.slice(5));
    expect(pieces).to.have.length(2);
    expect(pieces.join(' ')).to.equal(sentence.repeat(400).trim());
    expect(mounted.input.value).to.equal('');
    expect(root(mounted).activeElement).to.equal(mounted.input);
  });

  it('gives back what the page holds of such a text', async () => {
    const mounted = await open();
    let sent = 0;
    mounted.el.addEventListener('gc-send', (event) => {
      if (sent++ > 0) event.preventDefault();
    });
    mounted.type('Word after word. '.repeat(700));
    const whole = mounted.input.value.trim();
    button(mounted, 'Send as several messages').click();
    const [first] = calls(mounted, 'send').map((call) => call.slice(5));
    expect(calls(mounted, 'send')).to.have.length(1);
    expect(`${first} ${mounted.input.value.replaceAll('\n', ' ')}`).to.equal(whole);
  });
});
