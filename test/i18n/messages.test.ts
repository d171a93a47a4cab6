import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en.js';
import { speak } from '../../src/i18n/messages.js';
import { messages } from '../../src/i18n/locales/de.js';

describe('sentences as data', () => {
  it('choose the form by the grammar of the number', () => {
    const waiting = { one: 'jedna {0}', few: 'cztery {0}', many: 'pięć {0}' };
    const strings = speak('pl', en, { waiting });
    assert.deepEqual([1, 4, 5, 21, 22].map(strings.waiting), ['jedna 1', 'cztery 4', 'pięć 5', 'pięć 21', 'cztery 22']);
  });

  it('write numbers as the page’s region does', () => {
    assert.equal(speak('de', en, messages).bytesOver(4_096), '4.096 zu lang');
    assert.equal(
      speak('de-CH', en, messages).bytesOver(4_096),
      `${new Intl.NumberFormat('de-CH').format(4_096)} zu lang`,
    );
    assert.match(speak('ar-u-nu-arab', en, { bytesLeft: '{0}' }).bytesLeft(12), /١٢/);
  });

  it('may put what they are given in any order, and twice', () => {
    assert.equal(speak('en', en, { cardOf: '{1} > {0}, {0}' }).cardOf(1, 2), '2 > 1, 1');
  });

  it('do not take what they are given for a sentence', () => {
    assert.equal(speak('en', en, { says: ['{0} {1}: {2}', ''] }).says('{2}', '{1}', '$& {0}'), '{2} {1}: $& {0}');
  });
});

describe('own words of a page', () => {
  const german = speak('de', en, messages);

  it('stand over the active language, one by one', () => {
    const own = speak('de', german, { send: 'Ab damit', heading: undefined });
    assert.deepEqual([own.send, own.heading, own.cancel], ['Ab damit', 'Chat', 'Abbrechen']);
  });

  it('may be functions, sentences with places, or plain texts where a function is expected', () => {
    const own = speak('de', german, {
      typing: (name: string) => `${name} tippt`,
      waiting: { one: '{0} Brief', other: '{0} Briefe' },
      joined: 'Jemand ist da',
    });
    assert.equal(own.typing('Ana'), 'Ana tippt');
    assert.deepEqual([own.waiting(1), own.waiting(2)], ['1 Brief', '2 Briefe']);
    assert.equal(own.joined('Ana'), 'Jemand ist da');
  });

  it('reach the sentences about what failed, which English has in its table of errors', () => {
    assert.equal(german['attachment/empty'], 'Diese Datei ist leer. Wählen Sie eine andere.');
    assert.equal(speak('de', german, { 'attachment/empty': 'Leer.' })['attachment/empty'], 'Leer.');
    assert.equal('attachment/empty' in en, false);
  });
});
