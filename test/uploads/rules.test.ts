import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHAT_ERRORS, fileErrorOf } from '../../src/model/errors.js';
import { checkFile, mediaRules } from '../../src/uploads/rules.js';

const rules = { types: ['image/*', 'application/pdf'], maxBytes: 1_000, blockedExtensions: ['.exe', ' .JS '] };
const check = (name: string, mime = 'application/pdf', size = 10, given = rules): string | undefined =>
  checkFile({ name, mime, size }, given);

describe('the rules for files', () => {
  it('are the session’s when the deployment has the switch, its own when it is older, none when it says no [P-58]', () => {
    const own = { types: ['text/plain'], maxBytes: 5 };
    assert.equal(mediaRules('session', rules), rules);
    assert.equal(mediaRules('session', undefined), undefined);
    assert.equal(mediaRules(undefined, rules), undefined);
    assert.deepEqual(mediaRules(own, rules), { ...own, blockedExtensions: rules.blockedExtensions });
    assert.deepEqual(mediaRules(own, undefined), { ...own, blockedExtensions: [] });
  });

  it('match a type exactly, by its family, or any at all, whatever its case and parameters [P-58]', () => {
    assert.equal(check('a.png', 'IMAGE/PNG'), undefined);
    assert.equal(check('a.pdf', 'application/pdf; version=2'), undefined);
    assert.equal(check('a.txt', 'text/plain'), 'attachment/type-refused');
    assert.equal(check('a.png', 'imagery/png'), 'attachment/type-refused');
    assert.equal(check('a.txt', 'text/plain', 10, { ...rules, types: ['*/*'] }), undefined);
  });

  it('look at every dotted part of the name for blocked endings, trimmed and in any case [P-58]', () => {
    for (const name of ['run.exe', 'RUN.EXE', 'photo.exe.pdf', 'photo.exe .pdf', 'run.exe ', 'x.js', 'a.Js.pdf'])
      assert.equal(check(name), 'attachment/type-refused', name);
    assert.equal(check('exe.pdf'), undefined);
    assert.equal(check('my.exegesis.pdf'), undefined);
  });

  it('want a name with an ending and under 1,024 characters, and a size that is neither nothing nor too much [P-58]', () => {
    for (const name of ['readme', 'readme.', '.', '']) assert.equal(check(name), 'attachment/bad-name', name);
    assert.equal(check(`${'a'.repeat(1_019)}.pdf`), undefined);
    assert.equal(check(`${'a'.repeat(1_020)}.pdf`), 'attachment/name-too-long');
    assert.equal(check('a.pdf', 'application/pdf', 0), 'attachment/empty');
    assert.equal(check('a.pdf', 'application/pdf', 1_000), undefined);
    assert.equal(check('a.pdf', 'application/pdf', 1_001), 'attachment/too-large');
  });

  it('have a code, and a sentence that says what to do, for every number of the service [P-65]', () => {
    for (const number of [4000, 4001, 4002, 4003, 4004, 4005, 4008, 4009, 4010, 4102]) {
      const code = fileErrorOf(number);
      assert.ok(code?.startsWith('attachment/'), String(number));
      assert.match(code ? CHAT_ERRORS[code].sentence : '', /\.$/);
    }
    for (const number of [400, 403, 4006, 4007, 4011, 4029]) assert.equal(fileErrorOf(number), undefined);
  });
});
