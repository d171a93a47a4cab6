/** What the desk can send besides words: content items as the service spells them. */

const card = (/** @type {string} */ title, /** @type {string} */ description, /** @type {string} */ sku) => ({
  title,
  description,
  actions: [
    { type: 'Link', text: 'See it', url: `https://shop.example/plants/${sku}` },
    { type: 'Postback', text: 'Put it in my basket', payload: `basket:${sku}` },
  ],
});

const PLANTS = [
  card('Boston fern', 'Likes shade, and water twice a week.', 'fern'),
  card('Snake plant', 'Forgives everything. Water it when you remember.', 'snake'),
  card('Monstera', 'Large leaves, bright light, a stake to climb.', 'monstera'),
];

const quick = (/** @type {string} */ text, /** @type {string} */ payload) => ({
  contentType: 'QuickReply',
  quickReply: { text, payload, action: 'Message' },
});

/** The next working mornings, by the visitor's clock. */
const slots = () =>
  [1, 1, 2, 3].map((days, i) => {
    const at = new Date();
    at.setDate(at.getDate() + days);
    at.setHours(9 + 2 * i, 0, 0, 0);
    return { dateTime: at.toISOString(), duration: 1800 };
  });

const input = (/** @type {string} */ id, /** @type {string} */ title, more = {}) => ({
  formComponentType: 'Input',
  input: { id, title, isRequired: true, isMultipleLine: false, ...more },
});

/** Label on the desk → what is said with it. */
export const OFFERS = {
  'Quick replies': () => ({
    text: 'What is it about?',
    content: [quick('My order', 'ORDER'), quick('Plant care', 'CARE'), quick('Something else', 'OTHER')],
  }),
  Card: () => ({ text: 'This one, perhaps?', content: [{ contentType: 'Card', card: PLANTS[0] }] }),
  Carousel: () => ({ content: [{ contentType: 'Carousel', carousel: { cards: PLANTS } }] }),
  'Date picker': () => ({
    text: 'When may we deliver?',
    content: [
      {
        contentType: 'DatePicker',
        datePicker: { title: 'Delivery', subtitle: 'About half an hour', availableTimes: slots() },
      },
    ],
  }),
  'List picker': () => ({
    content: [
      {
        contentType: 'ListPicker',
        listPicker: {
          id: 'pot',
          receivedMessage: { title: 'Choose a pot', subtitle: 'And what goes with it', buttonLabel: 'Choose' },
          replyMessage: { title: 'Chosen', subtitle: 'Your choices' },
          sections: [
            {
              title: 'Pot',
              multipleSelection: false,
              items: [
                { id: 'clay', title: 'Clay', subtitle: '+ 4 €' },
                { id: 'glazed', title: 'Glazed', subtitle: '+ 9 €' },
              ],
            },
            {
              title: 'Extras',
              multipleSelection: true,
              items: [
                { id: 'soil', title: 'Soil' },
                { id: 'card', title: 'A greeting card' },
              ],
            },
          ],
        },
      },
    ],
  }),
  Form: () => ({
    content: [
      {
        contentType: 'Form',
        form: {
          cannedResponseId: 'd1f70c2e-35b8-4a94-9c61-0e7f42ab8d53',
          receivedMessage: { title: 'Call me back', subtitle: 'Two questions' },
          replyMessage: { title: 'Call me back' },
          introduction: { title: 'We call you', subtitle: 'It takes a minute', buttonText: 'Begin' },
          showSummary: true,
          formPages: [
            {
              title: 'About you',
              pageComponents: [
                input('name', 'Name', { autoCompleteType: 'Name' }),
                input('phone', 'Phone', { keyboardType: 'Phone', autoCompleteType: 'Phone' }),
              ],
            },
            {
              title: 'When',
              pageComponents: [
                { formComponentType: 'DatePicker', datePicker: { id: 'day', title: 'Day' } },
                input('note', 'Anything we should know?', { isRequired: false, isMultipleLine: true }),
              ],
            },
          ],
        },
      },
    ],
  }),
};
