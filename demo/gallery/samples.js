/**
 * What the gallery shows, in the words of the element's model.
 *
 * @typedef {object} Sample
 * @property {string} id
 * @property {string} title
 * @property {readonly string[]} states
 * @property {(of: string) => { messages: object[], answer?: object }} make `of` names the offer.
 */

const picture = (/** @type {string} */ name) => new URL(`art/${name}.svg`, import.meta.url).href;
const OFFER = ['open', 'answered', 'failed', 'ended'];
const day = (/** @type {number} */ days, /** @type {number} */ hours) => {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at.setHours(hours, hours % 2 ? 30 : 0, 0, 0);
};
const slot = (/** @type {number} */ at) => ({ payload: new Date(at).toISOString(), at, durationSeconds: 1800 });
const spoken = (/** @type {number | undefined} */ at) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
const LONG = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';

const room = (number, text, image, more = {}) => ({
  title: `Greenhouse ${number}`,
  description: text,
  image: picture(image),
  href: 'https://fern-and-field.example/houses',
  actions: [
    { kind: 'link', text: 'See photos', href: 'https://fern-and-field.example/photos' },
    { kind: 'postback', text: 'Book this one', payload: `house:${number}` },
  ],
  ...more,
});

const list = (of) => ({
  type: 'list-picker',
  of,
  prompt: {
    header: 'Starter box',
    title: 'Put your box together',
    subtitle: 'One pot, and whatever you like to go with it',
    button: 'Add to my order',
    image: picture('pots'),
  },
  reply: { title: 'Done', subtitle: 'My box' },
  sections: [
    {
      title: 'Pot',
      multiple: false,
      items: [
        { id: 'pot-clay', title: 'Clay', subtitle: 'Breathes, dries fast', image: picture('pots') },
        { id: 'pot-glazed', title: 'Glazed', subtitle: '+3.50' },
      ],
    },
    {
      title: 'Extras',
      multiple: true,
      items: [
        { id: 'soil', title: 'Potting soil, 5 l' },
        { id: 'can', title: 'Watering can', subtitle: '+12.00' },
        { id: 'long', title: LONG },
      ],
    },
  ],
});

const form = (of, more = {}) => ({
  type: 'form',
  of,
  formId: 'form-visit',
  prompt: { title: 'Plan your visit', subtitle: 'Two short pages' },
  reply: { title: 'Visit planned' },
  introduction: { title: 'Before we start', subtitle: 'It takes about a minute.', button: 'Begin' },
  pages: [
    {
      title: 'About you',
      fields: [
        {
          kind: 'text',
          id: 'name',
          title: 'First name',
          placeholder: 'Ines',
          required: true,
          multiline: false,
          autocomplete: 'GivenName',
        },
        {
          kind: 'text',
          id: 'mail',
          title: 'Mail address',
          subtitle: 'For the confirmation only',
          required: false,
          multiline: false,
          keyboard: 'Email',
          autocomplete: 'Email',
        },
        { kind: 'date', id: 'day', title: 'Day of your visit', min: Date.UTC(2026, 2, 16), order: 'dayMonthYear' },
      ],
    },
    {
      title: 'Your visit',
      subtitle: 'So that we have everything ready',
      fields: [
        {
          kind: 'list',
          id: 'topic',
          prompt: { title: 'What is it about?' },
          sections: [
            {
              title: 'Topics',
              multiple: false,
              items: [
                { id: 'ferns', title: 'Ferns' },
                { id: 'fields', title: 'Meadow seeds' },
              ],
            },
          ],
        },
        {
          kind: 'wheel',
          id: 'people',
          title: 'How many are you?',
          items: [
            { id: 'p1', title: '1 person' },
            { id: 'p2', title: '2 people' },
          ],
        },
        { kind: 'text', id: 'note', title: 'Anything else?', required: false, multiline: true },
      ],
    },
  ],
  showSummary: true,
  ...more,
});

const page = (of, at, more = {}) =>
  form(of, { introduction: undefined, pages: [form(of).pages[at]], showSummary: false, ...more });

const formAnswer = (of) => ({
  kind: 'form',
  to: of,
  text: 'Visit planned',
  formId: 'form-visit',
  choices: [
    { id: 'name', text: 'Ines', payload: 'Ines' },
    { id: 'day', text: '20/03/2026', payload: '2026-03-20T00:00:00.000Z' },
    { id: 'topic', text: 'Ferns', payload: 'ferns' },
    { id: 'people', text: '2 people', payload: 'p2' },
  ],
});

/** @type {readonly Sample[]} */
export const SAMPLES = [
  {
    id: 'quick-replies',
    title: 'Quick replies',
    states: OFFER,
    make: (of) => ({
      messages: [
        { text: 'Hello! I can help with orders, returns and sick plants.' },
        {
          text: 'What is it about?',
          content: [
            {
              type: 'quick-replies',
              of,
              replies: [
                { text: 'Track a parcel', payload: 'TRACK' },
                { text: 'Returns', payload: 'RETURNS', image: picture('pots') },
                { text: 'My fern has brown tips and I do not know why', payload: 'SICK' },
                { text: LONG, payload: 'LONG' },
              ],
            },
          ],
        },
      ],
      answer: { kind: 'quick-reply', to: of, choices: [{ text: 'Returns', payload: 'RETURNS' }] },
    }),
  },
  {
    id: 'card',
    title: 'Card',
    states: OFFER,
    make: (of) => ({
      messages: [
        {
          text: 'This one is free on Saturday.',
          content: [{ type: 'card', of, ...room(2, 'Two benches, morning light, a kettle', 'house') }],
        },
      ],
      answer: { kind: 'button', to: of, choices: [{ text: 'Book this one', payload: 'house:2' }] },
    }),
  },
  {
    id: 'carousel',
    title: 'Carousel',
    states: OFFER,
    make: (of) => ({
      messages: [
        {
          text: 'These are free on Saturday.',
          content: [
            {
              type: 'carousel',
              of,
              cards: [
                room(2, 'Two benches, morning light, a kettle', 'house'),
                room(5, 'One bench, shade', 'pots'),
                { title: LONG, actions: [{ kind: 'postback', text: 'Book this one', payload: 'house:7' }] },
                room(9, 'The old one by the pond', 'field', { href: undefined }),
              ],
            },
          ],
        },
      ],
      answer: { kind: 'button', to: of, choices: [{ text: 'Book this one', payload: 'house:2' }] },
    }),
  },
  {
    id: 'date-picker',
    title: 'Date picker',
    states: [...OFFER, 'no times'],
    make(of) {
      const slots = of.endsWith('no-times')
        ? []
        : [day(1, 9), day(1, 10), day(1, 14), day(1, 15), day(1, 17), day(2, 9), day(4, 11)].map(slot);
      return {
        messages: [
          {
            text: 'When may we call?',
            content: [
              {
                type: 'date-picker',
                of,
                title: 'A call about your fern',
                subtitle: 'About half an hour, in your time zone',
                image: picture('field'),
                slots,
              },
            ],
          },
        ],
        answer: { kind: 'date', to: of, choices: [{ text: spoken(slots[2]?.at), payload: slots[2]?.payload ?? '' }] },
      };
    },
  },
  {
    id: 'list-picker',
    title: 'List picker',
    states: OFFER,
    make: (of) => ({
      messages: [{ content: [list(of)] }],
      answer: {
        kind: 'list',
        to: of,
        text: 'My box',
        choices: [
          { text: 'Clay', payload: 'pot-clay' },
          { text: 'Watering can', payload: 'can' },
        ],
      },
    }),
  },
  {
    id: 'form',
    title: 'Form',
    states: OFFER,
    make: (of) => ({ messages: [{ content: [form(of)] }], answer: formAnswer(of) }),
  },
  {
    id: 'form-pages',
    title: 'Pages of a form',
    states: ['fields', 'choices', 'ended'],
    make: (of) => ({ messages: [{ content: [page(of, of.endsWith('choices') ? 1 : 0)] }] }),
  },
  {
    id: 'attachment',
    title: 'Files',
    states: ['received', 'own', 'picture gone'],
    make(of) {
      const gone = of.endsWith('gone');
      const image = {
        type: 'attachment',
        id: `${of}-image`,
        name: 'greenhouse.svg',
        mime: 'image/svg+xml',
        size: 48_213,
        url: gone ? new URL('art/gone.svg', import.meta.url).href : picture('house'),
      };
      const files = [
        {
          type: 'attachment',
          id: `${of}-pdf`,
          name: 'Planting plan 2026.pdf',
          mime: 'application/pdf',
          size: 1_204_000,
        },
        { type: 'attachment', id: `${of}-audio`, name: `${LONG}.mp3`, mime: 'audio/mpeg', size: 3_400_000 },
      ].map((file) => ({ ...file, url: 'https://files.fern-and-field.example/x' }));
      const own = of.endsWith('own') ? { author: 'guest', name: undefined, delivery: 'sending' } : {};
      return {
        messages: [
          { text: 'This is how it looks today.', content: [image], ...own },
          { content: files, ...own },
          { content: [{ ...files[0], id: `${of}-new`, url: undefined }], ...own },
        ],
      };
    },
  },
  {
    id: 'unknown',
    title: 'Content this version cannot draw',
    states: ['with a text', 'without'],
    make: (of) => ({
      messages: [
        {
          text: of.endsWith('without') ? undefined : 'Here is your voucher: SPRING',
          content: [{ type: 'unknown', contentType: 'Voucher' }],
        },
      ],
    }),
  },
];
