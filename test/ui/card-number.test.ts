import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsCardNumber } from '../../src/ui/composer/card-number.js';

/** Published test numbers, one for each network and length. */
const CARDS = [
  '4111111111111111',
  '4222222222222',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '30569309025904',
  '38520000023237',
  '6011111111111117',
  '3530111333300000',
  '6200000000000005',
  '6759649826438453',
  '2200000000000004',
];

const inScript = (digits: string, zero: number): string =>
  Array.from(digits, (digit) => String.fromCodePoint(zero + Number(digit))).join('');

describe('a card number in a text', () => {
  for (const card of CARDS) {
    it(`is found in any grouping (${card})`, () => {
      const fours = card.match(/.{1,4}/g) ?? [];
      for (const text of [
        card,
        `My card: ${card}.`,
        fours.join(' '),
        fours.join('-'),
        fours.join(' - '),
        fours.join('\u00a0'),
      ])
        assert.ok(holdsCardNumber(text), text);
    });
    it(`is none with another check digit (${card})`, () => {
      assert.ok(!holdsCardNumber(card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10)));
    });
  }

  it('is found with a date and a check code in the same row', () => {
    assert.ok(holdsCardNumber('4111 1111 1111 1111 12/27 123'));
    assert.ok(holdsCardNumber('4111 1111 1111 1111 1227 123'));
    assert.ok(holdsCardNumber('12 4111111111111111'));
  });

  it('is found in the digits of other scripts', () => {
    for (const zero of [0x0660, 0x06f0, 0x0966, 0xff10, 0x1d7ce, 0x1d7d8])
      assert.ok(holdsCardNumber(inScript('4111111111111111', zero)), zero.toString(16));
  });

  it('is none where the length is not one its network issues, though the check digit is right', () => {
    // All of them pass Luhn.
    for (const text of ['41111111111116', '55555555555555557', '3782822463100003', '79927398713', '1234567812345670'])
      assert.ok(!holdsCardNumber(text), text);
  });

  it('is no telephone number, order, parcel, date or account', () => {
    for (const text of [
      '+4111 1111 1111 1111',
      '+44 20 7946 0958 and +49 30 901820',
      '0800 123 4567',
      'order 100000123456789',
      'parcel 00340434161094042557',
      'DE89 3704 0044 0532 0130 00',
      '2026-11-24 09:30:00 and 2026-11-25 10:15:00',
      '4111111111111111'.repeat(2),
      '4111 1111\n1111 1111',
    ])
      assert.ok(!holdsCardNumber(text), text);
  });

  it('is looked for in a time that grows with the text alone', () => {
    const started = performance.now();
    for (const text of ['1 '.repeat(20_000), '4111 '.repeat(8_000), `1${' '.repeat(40_000)}`, '9'.repeat(40_000)])
      holdsCardNumber(text);
    assert.ok(performance.now() - started < 2_000);
  });
});
