import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LOCALES, matchLocale } from '../../src/i18n/match.js';

describe('the words for a language', () => {
  for (const [said, tag] of [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-de', 'de'],
    ['de_DE', 'de'],
    ['de-u-nu-latn', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['pt', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['pt-AO', 'pt-PT'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['nb', 'nb'],
    ['iw', 'he'],
    ['in', 'id'],
    ['ar-EG', 'ar'],
    ['en', 'en'],
    ['en-GB', 'en'],
  ] as const)
    it(`are ${tag} where a page says ${said}`, () => assert.equal(matchLocale([said]).tag, tag));

  it('are found for each of the files by its name', () => {
    for (const tag of LOCALES) assert.equal(matchLocale([tag]).tag, tag);
  });

  it('keep the region, for times and numbers', () => {
    assert.deepEqual(matchLocale(['de-at']), { tag: 'de', language: 'de-AT' });
    assert.deepEqual(matchLocale(['ar-u-nu-latn']), { tag: 'ar', language: 'ar-u-nu-latn' });
  });

  it('are the deployment’s where the page’s language is not spoken, or is not said', () => {
    assert.equal(matchLocale(['eu', 'es-es']).tag, 'es');
    assert.equal(matchLocale([undefined, 'pl']).tag, 'pl');
    assert.equal(matchLocale(['', 'pl']).tag, 'pl');
    assert.equal(matchLocale(['en', 'pl']).tag, 'en');
  });

  it('are English for everything else, what is no language included', () => {
    assert.deepEqual(matchLocale([undefined, undefined]), { tag: 'en', language: undefined });
    assert.deepEqual(matchLocale(['xx--YY!']), { tag: 'en', language: undefined });
    assert.deepEqual(matchLocale(['eu', 'tlh']), { tag: 'en', language: 'eu' });
  });
});
