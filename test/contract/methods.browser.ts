import { expect } from '@open-wc/testing';
import { GenesysChat } from '../../src/ui/genesys-chat.js';
import { message, own } from '../ui/fake-chat.js';
import { record } from '../ui/mount.js';
import { stub } from '../ui/stubs.js';
import { on, proveAll } from './contract.js';

/** The chat is asked for it, each time. */
const asks = (call: string, act: (el: GenesysChat) => unknown): (() => Promise<void>) =>
  on(({ el, chat }) => {
    void act(el);
    expect(chat.calls).to.include(call);
    void act(el);
    expect(chat.calls.filter((each) => each === call)).to.have.length(2);
  });

const file = new File(['x'], 'plan.pdf', { type: 'application/pdf' });

proveAll(
  'methods',
  'members',
  {
    show: on(({ el }) => {
      const shows = record(el, 'gc-show');
      el.show();
      el.show({ focus: true });
      expect(el.open).to.be.true;
      expect(shows).to.deep.equal([{ source: 'method' }]);
      expect(el.shadowRoot?.activeElement?.matches('[part="input"], #heading')).to.be.true;
    }),
    close: on(
      ({ el }) => {
        const hides = record(el, 'gc-hide');
        el.close();
        el.close();
        expect(el.open).to.be.false;
        expect(hides).to.deep.equal([{ source: 'method' }]);
      },
      { open: '' },
    ),
    toggle: on(({ el }) => {
      el.toggle();
      expect(el.open).to.be.true;
      el.toggle();
      expect(el.open).to.be.false;
    }),
    focus: on(({ el, part }) => {
      el.focus({ preventScroll: true });
      expect(el.shadowRoot?.activeElement === part('launcher')).to.be.true;
      el.show();
      el.focus();
      expect(el.shadowRoot?.activeElement === part('input')).to.be.true;
    }),
    connect: asks('connect', (el) => el.connect()),
    disconnect: asks('disconnect', (el) => el.disconnect()),
    retry: on(({ el, chat }) => {
      chat.become('reconnecting');
      el.retry();
      expect(chat.calls).to.include('retry');
    }),
    send: on(async ({ el, chat }) => {
      const echoed = own({ text: 'Hello' });
      chat.answerSend(() => Promise.resolve(echoed));
      expect(await el.send('Hello')).to.equal(echoed);
      expect(await el.send({ text: 'Hello', files: [file], customAttributes: { plan: 'family' } })).to.equal(echoed);
      expect(chat.calls.filter((call) => call === 'send Hello')).to.have.length(2);
    }),
    attach: on(({ el, chat }) => {
      expect(el.attach([file]).map(({ name }) => name)).to.deep.equal(['plan.pdf']);
      expect(chat.calls).to.include('attach plan.pdf');
    }),
    choose: on(async ({ el, chat }) => {
      const echoed = own();
      chat.answerSend(() => Promise.resolve(echoed));
      expect(await el.choose('m1', 2)).to.equal(echoed);
      expect(chat.calls).to.include('choose m1 2');
    }),
    resend: asks('resend m1', (el) => el.resend('m1')),
    discard: asks('discard m1', (el) => el.discard('m1')),
    retryAll: asks('retryAll', (el) => el.retryAll()),
    loadOlder: on(async ({ el, chat }) => {
      chat.answerOlder(() => Promise.resolve({ added: 3, complete: true }));
      expect(await el.loadOlder()).to.deep.equal({ added: 3, complete: true });
    }),
    markRead: on(({ el, chat }) => {
      chat.receive(message());
      expect(el.unreadCount).to.equal(1);
      el.markRead();
      el.markRead();
      expect(el.unreadCount).to.equal(0);
    }),
    clear: asks('clear', (el) => el.clear()),
    end: asks('end', (el) => el.end()),
    startNew: asks('startNew', (el) => el.startNew()),
    signIn: asks('signIn', (el) => el.signIn()),
    signOut: asks('signOut', (el) => el.signOut()),
    downloadTranscript: on(({ el, chat }) => {
      chat.receive(message());
      const saved: string[] = [];
      stub(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
        saved.push(this.download.replace(/^chat-[\d-]{10}/, ''));
      });
      el.downloadTranscript();
      for (const format of ['html', 'json', 'word']) Reflect.apply(el.downloadTranscript, el, [format]);
      expect(saved).to.deep.equal(['.txt', '.html', '.json', '.txt']);
    }),
    print: on(({ el, chat }) => {
      chat.receive(message({ text: 'Your parcel' }));
      const papers: (string | null | undefined)[] = [];
      stub(window, 'print', () => {
        papers.push(document.querySelector('body > genesys-chat-print')?.shadowRoot?.textContent);
        window.dispatchEvent(new Event('afterprint'));
      });
      el.print();
      expect(papers).to.have.length(1);
      expect(papers[0]).to.contain('Your parcel');
    }),
    connectedMoveCallback: on(async ({ el, drawn }) => {
      document.documentElement.style.colorScheme = 'dark';
      el.connectedMoveCallback();
      await drawn();
      document.documentElement.style.colorScheme = '';
      expect(el.matches(':state(dark)')).to.be.true;
      el.connectedMoveCallback();
      await drawn();
      expect(el.matches(':state(dark)')).to.be.false;
    }),
    invite: on(({ el }) => {
      el.invite('Can we help?');
      el.invite('Can we help?');
      expect(el.unreadCount).to.equal(1);
    }),
    diagnostics: on(({ el }) => {
      expect(el.diagnostics()).to.deep.equal({ version: GenesysChat.version, open: false, fake: true });
    }),
  },
  ({ kind }) => kind === 'method',
);
