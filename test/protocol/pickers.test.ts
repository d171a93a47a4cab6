import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FormContent } from '../../src/model/message.js';
import { many, only, unknown } from './read-content.js';

describe('pickers', () => {
  it('sort times, keep their spelling, and drop what is no time [P-27]', () => {
    const availableTimes = [
      { dateTime: '2026-06-10T09:00:00+02:00', duration: 600 },
      { dateTime: '2026-06-10T06:30:00.000Z', duration: '900' },
      { dateTime: 'Desk 5' },
      { dateTime: '2026-13-45T00:00:00Z' },
      { dateTime: 1_780_000_000_000 },
      { dateTime: '2026-06-10T07:30Z', duration: 'long' },
      null,
    ];
    const picker = only({ contentType: 'DatePicker', datePicker: { title: 'When?', availableTimes } });
    assert.deepEqual(picker, {
      type: 'date-picker',
      of: 'o-1',
      title: 'When?',
      slots: [
        { payload: '2026-06-10T06:30:00.000Z', at: Date.UTC(2026, 5, 10, 6, 30), durationSeconds: 900 },
        { payload: '2026-06-10T09:00:00+02:00', at: Date.UTC(2026, 5, 10, 7), durationSeconds: 600 },
        { payload: '2026-06-10T07:30Z', at: Date.UTC(2026, 5, 10, 7, 30) },
      ],
    });
  });

  it('say that there is no time left when there is none', () => {
    const full = only({ contentType: 'DatePicker', datePicker: { title: 'When?' } });
    assert.deepEqual(full, { type: 'date-picker', of: 'o-1', title: 'When?', slots: [] });
    assert.deepEqual(only({ contentType: 'DatePicker', datePicker: {} }), unknown('DatePicker'));
  });

  it('list what can be chosen, under whatever name it has', () => {
    const items = [{ id: 'a' }, { title: 'B' }, {}, 7, { id: ' c ', title: ' C ' }];
    const sections = [
      { items, multipleSelection: true },
      { title: 'Empty', items: [] },
    ];
    const picker = only({ contentType: 'ListPicker', listPicker: { sections } });
    assert.deepEqual(picker, {
      type: 'list-picker',
      of: 'o-1',
      prompt: {},
      reply: {},
      sections: [
        {
          title: '',
          multiple: true,
          items: [
            { id: 'a', title: 'a' },
            { id: 'B', title: 'B' },
            { id: ' c ', title: 'C' },
          ],
        },
      ],
    });
    const huge = many(80, () => ({ title: 's', items: many(80, (i) => ({ id: `${i}` })) }));
    const cut = only({ contentType: 'ListPicker', listPicker: { sections: huge } });
    assert.ok(cut.type === 'list-picker');
    assert.deepEqual([cut.sections.length, cut.sections[0]?.items.length], [50, 50]);
    assert.deepEqual(only({ contentType: 'ListPicker', listPicker: {} }), unknown('ListPicker'));
  });

  it('fill in the fields they know, and leave out those they do not', () => {
    const pageComponents = [
      { formComponentType: 'Input', input: { id: 'a' } },
      { formComponentType: 'Input', input: { title: 'no id' } },
      { formComponentType: 'Slider', slider: { id: 'b' } },
      { formComponentType: 'DatePicker', datePicker: { id: 'c', dateMinimum: 'soon', dateDisplayFormat: 'stardate' } },
      { formComponentType: 'ListPicker', listPicker: { id: 'd' } },
      { formComponentType: 'WheelPicker', wheelPicker: { id: 'e', items: [{ id: 'x', value: 'X' }, { id: 'y' }] } },
      { formComponentType: 'constructor' },
      7,
    ];
    const form = only({ contentType: 'Form', form: { formPages: [{ pageComponents }, {}] } }) as FormContent;
    assert.deepEqual(form, {
      type: 'form',
      of: 'o-1',
      formId: '',
      prompt: {},
      reply: {},
      pages: [
        {
          fields: [
            { kind: 'text', id: 'a', required: false, multiline: false },
            { kind: 'date', id: 'c', order: 'monthDayYear' },
            {
              kind: 'wheel',
              id: 'e',
              items: [
                { id: 'x', title: 'X' },
                { id: 'y', title: 'y' },
              ],
            },
          ],
        },
      ],
      showSummary: false,
    });
    assert.deepEqual(only({ contentType: 'Form', form: { formPages: [{}] } }), unknown('Form'));
  });
});
