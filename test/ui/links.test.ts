import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hiddenHost, safeHref, toPieces } from '../../src/ui/message/links.js';
import { countSteps } from '../support/counted-regex.js';

/** In two pieces, because a linter takes it for a mistake otherwise. */
const SCRIPT = 'java' + 'script:';

describe('addresses that may be followed', () => {
  for (const address of [
    'https://a.example/x',
    'http://a.example/',
    'mailto:help@a.example',
    'tel:+493012345',
    'tel:110',
  ])
    it(`${address} [P-21]`, () => assert.equal(safeHref(address), address));
  it('a telephone number with spaces [P-21]', () =>
    assert.match(safeHref('tel:+49 30 12') ?? '', /^tel:\+49(?: |%20)30/));
  for (const address of [
    `${SCRIPT}alert(1)`,
    ` ${SCRIPT}alert(1)`,
    'JAVA' + 'SCRIPT:alert(1)',
    'java\n' + 'script:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/x',
    'https://bank.example@evil.example/',
    'mailto:a@b.example?body=x',
    'tel:+49;ext=1',
    'tel:*21*110#',
    'tel:1?x',
    'sms:110',
    '/relative',
    '//a.example',
    '',
  ])
    it(`not ${JSON.stringify(address)} [P-21]`, () => assert.equal(safeHref(address), undefined));
  it('a bare telephone number is found, the end of a word is none [P-21]', () => {
    assert.deepEqual(toPieces('tel:110'), [{ text: 'tel:110', href: 'tel:110' }]);
    assert.deepEqual(toPieces('Hotel:5'), [{ text: 'Hotel:5' }]);
  });
});

describe('a label that names another host than the address', () => {
  const EVIL = 'https://evil.example/x';
  for (const label of [
    'bank.example',
    'www.bank.example',
    'https://bank.example/evil.example',
    'Go to bank.example now',
    'evil.example or bank.example',
    'click/bank.example',
    'evil.example.bank.example',
    'evil.example@bank.example',
    'bank.example@evil.example',
    'BANK.EXAMPLE.',
    'bаnk.example',
    'еvil.example',
    'bank．example',
    'bank。example',
    'ban\u200Bk.example',
    '\u202Eelpmaxe.knab',
    '10.0.0.1',
    'https://bank',
  ])
    it(`${JSON.stringify(label)} has it told [P-21]`, () => assert.equal(hiddenHost(label, EVIL), 'evil.example'));
  for (const label of [
    'here',
    'Version 2.10, see p. 5',
    'evil.example',
    'https://evil.example/x?to=bank.example',
    'www.evil.example/index.html',
    'EVIL.example!',
    '(evil.example)',
    'No. 5 … or so',
  ])
    it(`${JSON.stringify(label)} does not [P-21]`, () => assert.equal(hiddenHost(label, EVIL), undefined));

  it('a host with foreign letters is told as the network knows it [P-21]', () => {
    const text = 'https://bаnk.example/';
    assert.equal(hiddenHost(text, safeHref(text) ?? ''), 'xn--bnk-6cd.example');
    assert.equal(hiddenHost('bücher.example', 'https://xn--bcher-kva.example/'), 'xn--bcher-kva.example');
    assert.equal(hiddenHost('https://a。example/', safeHref('https://a。example/') ?? ''), 'a.example');
    assert.equal(hiddenHost('http://0x7f.1/', safeHref('http://0x7f.1/') ?? ''), '127.0.0.1');
  });
  it('mail addresses and telephone numbers are told as well [P-21]', () => {
    assert.equal(hiddenHost('help@bank.example', 'mailto:me@evil.example'), 'evil.example');
    assert.equal(hiddenHost('me@evil.example', 'mailto:me@evil.example'), undefined);
    assert.equal(hiddenHost('mailto:me@evil.example', 'mailto:me@evil.example'), undefined);
    assert.equal(hiddenHost('bank.example', 'tel:+49'), '+49');
    assert.equal(hiddenHost('Call us', 'tel:+49'), undefined);
  });
  it('costs twice the steps when it is twice as long [P-21]', () => {
    for (const unit of ['a', '.', '.a', 'a.', '/', 'a/', '.a/', '1.', 'https://', '-', '@', ' ']) {
      const [once = 0, twice = 0] = [2_000, 4_000].map((length) =>
        countSteps(() => void hiddenHost(unit.repeat(length / unit.length), EVIL)),
      );
      assert.ok(once > 0 && twice / once < 2.2, `${unit}: ${once} steps, then ${twice}`);
    }
  });
});
