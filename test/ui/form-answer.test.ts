import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en.js';
import type { FormField } from '../../src/model/message.js';
import { kindOf } from '../../src/ui/content/attachment.js';
import { slotDays } from '../../src/ui/content/date-picker.js';
import { spokenMessage } from '../../src/ui/content/describe.js';
import { fieldError, formChoices, stepsOf } from '../../src/ui/content/form-answer.js';
import { autocompleteToken, inputMode, inputType } from '../../src/ui/content/form-input.js';
import { findChosen } from '../../src/ui/content/parts.js';
import { safeSource } from '../../src/ui/content/picture.js';
import { formatsFor } from '../../src/ui/format.js';

const section = (multiple: boolean, ...ids: string[]) => ({
  title: 'Section',
  multiple,
  items: ids.map((id) => ({ id, title: `The ${id}` })),
});
const FIELDS: readonly FormField[] = [
  { kind: 'text', id: 'name', required: true, multiline: false },
  { kind: 'text', id: 'mail', required: false, multiline: false },
  { kind: 'date', id: 'day', order: 'monthDayYear' },
  { kind: 'list', id: 'topic', prompt: {}, sections: [section(false, 'a', 'b'), section(true, 'c', 'd')] },
  {
    kind: 'wheel',
    id: 'people',
    items: [
      { id: 'p1', title: 'One' },
      { id: 'p2', title: '' },
    ],
  },
];
const FORM = {
  type: 'form',
  of: 'f',
  formId: 'c',
  prompt: {},
  reply: {},
  pages: [{ fields: FIELDS }],
  showSummary: false,
} as const;
const choices = (values: Record<string, string>) => formChoices(FORM, new Map(Object.entries(values)));

describe('the answer to a form', () => {
  it('has an entry for every field but an optional text nobody wrote, empty ones for lists and wheels [P-25]', () => {
    assert.deepEqual(choices({ '0.0': ' Ines ', '0.2': '2026-03-20' }), [
      { id: 'name', text: 'Ines', payload: 'Ines' },
      { id: 'day', text: '03/20/2026', payload: '2026-03-20T00:00:00.000Z' },
      { id: 'topic', text: '', payload: '' },
      { id: 'people', text: '', payload: '' },
    ]);
  });

  it('repeats the id of a list for each pick, and calls an untitled wheel item by its id [P-25]', () => {
    const made = choices({ '0.1': 'i@a.example', '0.3.0.1': '', '0.3.1.0': '', '0.3.1.1': '', '0.4': '1' });
    assert.deepEqual(
      made.filter(({ id }) => id !== 'name' && id !== 'day'),
      [
        { id: 'mail', text: 'i@a.example', payload: 'i@a.example' },
        { id: 'topic', text: 'The b', payload: 'b' },
        { id: 'topic', text: 'The c', payload: 'c' },
        { id: 'topic', text: 'The d', payload: 'd' },
        { id: 'people', text: 'p2', payload: 'p2' },
      ],
    );
  });

  it('writes days in the order the form asks for', () => {
    const written = (['dayMonthYear', 'monthDayYear', 'yearMonthDay'] as const).map((order) => {
      const pages = [{ fields: [{ kind: 'date', id: 'd', order } as const] }];
      return formChoices({ ...FORM, pages }, new Map([['0.0', '2026-03-20']]))[0]?.text;
    });
    assert.deepEqual(written, ['20/03/2026', '03/20/2026', '2026/03/20']);
  });

  it('goes from an introduction over the pages to a summary, where there are any', () => {
    const kinds = (more: object) => stepsOf({ ...FORM, ...more }).map(({ kind }) => kind);
    assert.deepEqual(kinds({}), ['page']);
    assert.deepEqual(kinds({ introduction: {}, showSummary: true }), ['introduction', 'page', 'summary']);
  });
});

describe('what is wrong with a field', () => {
  const error = (field: FormField | undefined, value?: string) =>
    field && fieldError(field, value, en, formatsFor('en'));
  it('is a text that must be there, and a day always', () => {
    assert.equal(error(FIELDS[0], '  '), en.fieldMissing);
    assert.equal(error(FIELDS[0], 'x'), undefined);
    assert.equal(error(FIELDS[1], ''), undefined);
    assert.equal(error(FIELDS[2]), en.dateMissing);
    assert.equal(error(FIELDS[2], '12026-03-20'), en.dateMissing);
    assert.equal(error(FIELDS[3]), undefined);
  });
  it('is a day out of bounds, and the bound is named', () => {
    const day: FormField = {
      kind: 'date',
      id: 'd',
      order: 'dayMonthYear',
      min: Date.UTC(2026, 2, 16),
      max: Date.UTC(2026, 3, 16, 23, 59),
    };
    assert.equal(error(day, '2026-03-16'), undefined);
    assert.equal(error(day, '2026-04-16'), undefined);
    assert.match(error(day, '2026-03-15') ?? '', /Mar 16, 2026 or later/);
    assert.match(error(day, '2026-04-17') ?? '', /Apr 16, 2026 or earlier/);
  });
});

describe('the words of the service for inputs', () => {
  const known = (
    'Prefix Suffix Name GivenName MiddleName FamilyName Nickname Title Username Email Phone StreetAddress Addressline1 ' +
    'Addressline2 City State Country PostalCode Location Birthdate BirthdateDay BirthdateMonth BirthdateYear DateTime ' +
    'FlightNumber OneTimeCode Organization Url PaymentCardName PaymentCardGivenName PaymentCardMiddleName ' +
    'PaymentCardFamilyName PaymentCardNumber PaymentCardExpiration PaymentCardExpirationMonth ' +
    'PaymentCardExpirationYear PaymentCardSecurityCode PaymentCardType'
  ).split(' ');
  it('become autocomplete tokens, but for the three HTML has none for, and never one that has a payment card filled in', () => {
    assert.equal(known.length, 38);
    assert.deepEqual(
      known.filter((word) => autocompleteToken(word) === undefined && !word.startsWith('PaymentCard')),
      ['Location', 'DateTime', 'FlightNumber'],
    );
    assert.deepEqual(
      known.filter((word) => word.startsWith('PaymentCard') && autocompleteToken(word) !== undefined),
      [],
    );
    assert.equal(autocompleteToken('MiddleName'), 'additional-name');
  });
  it('mean nothing when they are unknown, whatever they are called', () => {
    for (const word of [undefined, '', 'constructor', 'PaymentCardtoString', 'Shoe']) {
      assert.equal(autocompleteToken(word), undefined);
      assert.equal(inputMode(word), undefined);
    }
  });
  it('become keyboards, and types that let everything be typed', () => {
    assert.deepEqual(
      ['Default', 'Number', 'Phone', 'Email', 'Decimal', 'Websearch', 'URL', 'NumberPunctuation'].map(inputMode),
      [undefined, 'numeric', 'tel', 'email', 'decimal', 'search', 'url', undefined],
    );
    assert.deepEqual(['numeric', 'tel', 'email', 'url', undefined].map(inputType), [
      'text',
      'tel',
      'email',
      'url',
      'text',
    ]);
  });
});

describe('slots of a date picker', () => {
  it('are grouped by the calendar day of the visitor, by time [P-29]', () => {
    const at = (day: number, hour: number) => new Date(2026, 2, day, hour, 30).getTime();
    const slots = [at(18, 0), at(17, 23), at(17, 9)].map((time) => ({ payload: String(time), at: time }));
    assert.deepEqual(
      slotDays(slots).map((day) => [new Date(day.at).getDate(), day.slots.map((slot) => slot.at)]),
      [
        [17, [at(17, 9), at(17, 23)]],
        [18, [at(18, 0)]],
      ],
    );
  });
});

describe('pictures', () => {
  it('come over https, or to a page of this very machine from it, and with no name in the address [P-79]', () => {
    assert.equal(safeSource('https://a.example/x.png'), 'https://a.example/x.png');
    assert.equal(safeSource('http://localhost:8080/x', 'localhost'), 'http://localhost:8080/x');
    assert.equal(safeSource('http://localhost:8080/x', 'shop.example'), undefined);
    for (const address of [
      'http://a.example/x.png',
      'http://localhost.evil.example/x',
      'https://u:p@a.example/x',
      'data:image/png;base64,x',
      'java' + 'script:1',
      '//a.example/x',
      '',
      undefined,
    ])
      assert.equal(safeSource(address), undefined, address);
  });
});

describe('an answer found again', () => {
  it('is the reply with its payload, the one with its label first, though that was cut', () => {
    const all = [
      { text: 'One', payload: 'x' },
      { text: 'Two', payload: 'x' },
      { text: 'A very long label', payload: 'y' },
    ];
    assert.equal(findChosen(all, { text: 'Two', payload: 'x' }), all[1]);
    assert.equal(findChosen(all, { text: 'A very…', payload: 'y' }), all[2]);
    assert.equal(findChosen(all, { text: 'One', payload: 'z' }), undefined);
    assert.equal(findChosen(all, undefined), undefined);
  });
});

describe('a message as one hears it', () => {
  const of = 'x';
  const replies = ['a', 'b', 'c'].map((payload) => ({ text: payload, payload }));
  it('says its text, then what there is to choose from', () => {
    assert.equal(
      spokenMessage({ text: 'Pick a topic', content: [{ type: 'quick-replies', of, replies }] }, en),
      'Pick a topic. 3 choices',
    );
    assert.equal(
      spokenMessage({ text: 'When?', content: [{ type: 'date-picker', of, title: 'A call', slots: [] }] }, en),
      'When? A call. There are no times to choose from.',
    );
    assert.equal(
      spokenMessage({ content: [{ type: 'attachment', id: 'f', name: 'a.pdf', mime: 'application/pdf' }] }, en),
      'file a.pdf',
    );
  });
  it('says a title once, and nothing about what it does not know', () => {
    assert.equal(
      spokenMessage({ text: 'Topic', content: [{ type: 'quick-replies', of, title: 'Topic', replies }] }, en),
      'Topic. 3 choices',
    );
    assert.equal(spokenMessage({ content: [{ type: 'unknown', contentType: 'X' }] }, en), '');
  });
});

it('a file is of the kind its name ends with, else of its type', () => {
  assert.equal(kindOf({ name: 'a.b.pdf', mime: 'x/y' }), 'PDF');
  assert.equal(kindOf({ name: 'plan', mime: 'image/png' }), 'PNG');
  assert.equal(kindOf({ name: 'plan', mime: 'application/vnd.long-name' }), undefined);
});
