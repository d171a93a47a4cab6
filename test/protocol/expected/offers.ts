import { IVO, offer, type Row } from './words.js';

const E7 = {
  title: 'E7',
  description: 'Electric, two hours of light',
  image: 'https://pictures.example.test/bikes/e7.jpg',
  href: 'https://bikes.example.test/e7',
  actions: [
    { kind: 'link', text: 'More pictures', href: 'https://bikes.example.test/e7/pictures' },
    { kind: 'postback', text: 'I take this one', payload: 'bike/e7' },
  ],
};
const C3 = {
  title: 'C3',
  description: 'Seven gears, basket',
  image: 'https://pictures.example.test/bikes/c3.jpg',
  actions: [{ kind: 'postback', text: 'I take this one', payload: 'bike/c3' }],
};
const slot = (payload: string): object => ({ payload, at: Date.parse(payload), durationSeconds: 2_700 });

export const OFFERS: readonly Row[] = [
  [
    'quick-replies',
    'one item each, one offer [P-24]',
    (kind) =>
      offer(kind, {
        type: 'quick-replies',
        replies: [
          { text: 'Rent', payload: 'RENT' },
          { text: 'Repair', payload: 'REPAIR', image: 'https://pictures.example.test/wrench.png' },
        ],
      }),
  ],
  [
    'quick-replies-button-response',
    'the other shape, the same offer [P-24]',
    (kind) =>
      offer(kind, {
        type: 'quick-replies',
        replies: [
          { text: 'Very', payload: 'OPINION_GOOD' },
          { text: 'Not really', payload: 'OPINION_BAD' },
        ],
      }),
  ],
  [
    'quick-replies-v2',
    'all in one item, with a title [P-24]',
    (kind) =>
      offer(kind, {
        type: 'quick-replies',
        title: 'Which wheel size?',
        replies: [
          { text: '28 inches', payload: '28' },
          { text: '32 inches', payload: '32' },
        ],
      }),
  ],
  ['card', 'a card', (kind) => offer(kind, { type: 'card', ...E7 })],
  ['carousel', 'cards in a row', (kind) => offer(kind, { type: 'carousel', cards: [E7, C3] })],
  [
    'generic-template',
    'the old card is a card',
    (kind) =>
      offer(kind, {
        type: 'card',
        title: 'Tandem',
        description: 'From a flow of years ago',
        image: 'https://pictures.example.test/retro.png',
        actions: [{ kind: 'link', text: 'More about it', href: 'https://bikes.example.test/' }],
      }),
  ],
  [
    'date-picker',
    'times as they came, and what they mean [P-27]',
    (kind) =>
      offer(kind, {
        type: 'date-picker',
        title: 'Brake service',
        subtitle: 'Takes as long as a coffee',
        image: 'https://pictures.example.test/workshop.png',
        slots: ['2026-06-09T08:15:00.000Z', '2026-06-09T15:45:00.000Z', '2026-06-10T11:30:00.000Z'].map(slot),
      }),
  ],
  [
    'list-picker',
    'sections of items',
    (kind) =>
      offer(kind, {
        type: 'list-picker',
        prompt: {
          header: 'Parts',
          title: 'Build your bicycle',
          subtitle: 'As many extras as you want',
          button: 'Pick',
          image: 'https://pictures.example.test/parts.png',
        },
        reply: { title: 'Built', subtitle: 'My bicycle' },
        sections: [
          {
            title: 'Frame',
            multiple: false,
            items: [
              { id: 'frame-alu', title: 'Aluminium', subtitle: 'two kilos lighter' },
              { id: 'frame-steel', title: 'Steel' },
            ],
          },
          {
            title: 'Additions',
            multiple: true,
            items: [
              { id: 'part-bell', title: 'Bell' },
              { id: 'part-lamp', title: 'Lamp', image: 'https://pictures.example.test/lamp.png' },
            ],
          },
        ],
      }),
  ],
  [
    'form',
    'pages of fields of all four kinds',
    (kind) =>
      offer(
        kind,
        {
          type: 'form',
          formId: '22d55e61-bc30-4c27-8793-a8eb09d463d7',
          prompt: { title: 'Book a ride', subtitle: 'On two screens' },
          reply: { title: 'Booking sent' },
          introduction: { title: 'Before the ride', subtitle: 'Four short questions', button: 'Let us start' },
          pages: [
            {
              title: 'Who rides?',
              fields: [
                {
                  kind: 'text',
                  id: 'first',
                  title: 'Given name',
                  placeholder: 'Noor',
                  required: true,
                  multiline: false,
                  keyboard: 'Default',
                  autocomplete: 'GivenName',
                },
                {
                  kind: 'date',
                  id: 'day',
                  title: 'Day of the ride',
                  min: Date.UTC(2026, 5, 8),
                  max: Date.UTC(2026, 6, 8),
                  order: 'dayMonthYear',
                },
              ],
            },
            {
              title: 'Reason',
              subtitle: 'What brings you here?',
              fields: [
                {
                  kind: 'list',
                  id: 'reason',
                  prompt: { title: 'Reason' },
                  sections: [
                    {
                      title: 'Reasons',
                      multiple: false,
                      items: [
                        { id: 'reason-fix', title: 'A repair' },
                        { id: 'reason-tour', title: 'A tour' },
                      ],
                    },
                  ],
                },
                {
                  kind: 'wheel',
                  id: 'seats',
                  items: [
                    { id: 'seat-1', title: 'One seat' },
                    { id: 'seat-2', title: 'Two seats' },
                  ],
                },
              ],
            },
          ],
          showSummary: true,
        },
        IVO,
      ),
  ],
];
