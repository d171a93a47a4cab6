import type { ScenarioChat } from './scenario-types.js';

/** Content items as the service words them. */

type Item = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
const SLOT_SECONDS = 1800;
const SLOT_HOURS = [9, 10.5, 14];
const MORE = 'https://genesys-chat.example/rooms';

export const quickReply = (text: string, payload: string, image?: string): Item => ({
  contentType: 'QuickReply',
  quickReply: { text, payload, action: 'Message', ...(image === undefined ? {} : { image }) },
});

/** The same offer worded as an answer, as some flows do. */
export const quickReplyAsButton = (text: string, payload: string): Item => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type: 'QuickReply', text, payload },
});

export const quickReplyV2 = (title: string, replies: readonly (readonly [text: string, payload: string])[]): Item => ({
  contentType: 'QuickReplyV2',
  quickReplyV2: { title, actions: replies.map(([text, payload]) => ({ text, payload, action: 'Message' })) },
});

const ROOMS = [
  ['212', 'Two beds, sea view'],
  ['305', 'One bed, garden'],
  ['411', 'Under the roof, with a balcony'],
  ['007', 'Small, quiet, and the only one with a piano'],
  ['118', 'For the whole family: two rooms, a kitchen and a long table'],
] as const;

const room = (chat: ScenarioChat, [number, description]: readonly [string, string]): Item => ({
  title: `Room ${number}`,
  description,
  image: chat.assetUrl(`room-${number}.png`),
  defaultAction: { type: 'Link', text: 'Open', url: `${MORE}/${number}` },
  actions: [
    { type: 'Link', text: 'See more', url: `${MORE}/${number}/photos` },
    { type: 'Postback', text: `Choose room ${number}`, payload: `room:${number}` },
  ],
});

export const card = (chat: ScenarioChat): Item => ({ contentType: 'Card', card: room(chat, ROOMS[0]) });

export const carousel = (chat: ScenarioChat): Item => ({
  contentType: 'Carousel',
  carousel: { cards: ROOMS.map((about) => room(chat, about)) },
});

/** Midnight, some days from now, in UTC. */
const dayFrom = (chat: ScenarioChat, days: number): number => (Math.floor(chat.now() / DAY_MS) + days) * DAY_MS;

const iso = (at: number): string => new Date(at).toISOString();

export const datePicker = (chat: ScenarioChat): Item => ({
  contentType: 'DatePicker',
  datePicker: {
    title: 'Boiler check',
    subtitle: 'About half an hour',
    imageUrl: chat.assetUrl('boiler.png'),
    dateMinimum: iso(dayFrom(chat, 1)),
    dateMaximum: iso(dayFrom(chat, 6) - 1000),
    availableTimes: [1, 2, 4].flatMap((days) =>
      SLOT_HOURS.map((hour) => ({ dateTime: iso(dayFrom(chat, days) + hour * 3_600_000), duration: SLOT_SECONDS })),
    ),
  },
});

const section = (title: string, multipleSelection: boolean, items: readonly Item[]): Item => ({
  title,
  multipleSelection,
  items,
});

const MILK = section('Milk', false, [
  { id: 'milk-oat', title: 'Oat milk', subtitle: '+0.30' },
  { id: 'milk-cow', title: 'Whole milk' },
  { id: 'milk-none', title: 'No milk' },
]);

export const listPicker = (): Item => ({
  contentType: 'ListPicker',
  listPicker: {
    id: 'milk',
    receivedMessage: { title: 'Which milk?', subtitle: 'Pick one', header: 'Milk', buttonLabel: 'Choose' },
    replyMessage: { title: 'Done', subtitle: 'Your milk' },
    sections: [MILK],
  },
});

export const listPickerOfSections = (chat: ScenarioChat): Item => ({
  contentType: 'ListPicker',
  listPicker: {
    id: 'coffee',
    receivedMessage: {
      title: 'Build your coffee',
      subtitle: 'One milk, as many extras as you like',
      header: 'Coffee',
      buttonLabel: 'Choose',
      imageUrl: chat.assetUrl('coffee.png'),
    },
    replyMessage: { title: 'Done', subtitle: 'Your coffee' },
    sections: [
      MILK,
      section('Extras', true, [
        { id: 'extra-cinnamon', title: 'Cinnamon', imageUrl: chat.assetUrl('cinnamon.png') },
        { id: 'extra-vanilla', title: 'Vanilla', imageUrl: chat.assetUrl('vanilla.png') },
        { id: 'extra-shot', title: 'Second shot', subtitle: '+0.80' },
      ]),
    ],
  },
});

/** Titles of the form's components, by id. */
export const FORM_TITLES = {
  'given-name': 'First name',
  wishes: 'Wishes',
  'visit-date': 'Day of your visit',
  topics: 'Topics',
  people: 'How many people',
};

const field = (id: keyof typeof FORM_TITLES): Item => ({ id, title: FORM_TITLES[id] });

const aboutYou = (chat: ScenarioChat): Item => ({
  title: 'About you',
  subtitle: 'So that we know whom to expect',
  pageComponents: [
    {
      formComponentType: 'Input',
      input: {
        ...field('given-name'),
        placeholderText: 'Ines',
        isRequired: true,
        isMultipleLine: false,
        keyboardType: 'Default',
        autoCompleteType: 'GivenName',
      },
    },
    {
      formComponentType: 'Input',
      input: { ...field('wishes'), subtitle: 'Optional', isRequired: false, isMultipleLine: true },
    },
    {
      formComponentType: 'DatePicker',
      datePicker: {
        ...field('visit-date'),
        dateMinimum: iso(dayFrom(chat, 1)),
        dateMaximum: iso(dayFrom(chat, 31)),
        dateDisplayFormat: 'dayMonthYear',
      },
    },
  ],
});

const yourVisit = (): Item => ({
  title: 'Your visit',
  subtitle: '',
  pageComponents: [
    {
      formComponentType: 'ListPicker',
      listPicker: {
        ...field('topics'),
        receivedMessage: { title: FORM_TITLES.topics, buttonLabel: 'Choose' },
        replyMessage: { title: FORM_TITLES.topics },
        sections: [
          section('Topics', true, [
            { id: 'topic-invoice', title: 'Invoices' },
            { id: 'topic-delivery', title: 'Delivery' },
            { id: 'topic-other', title: 'Something else' },
          ]),
        ],
      },
    },
    {
      formComponentType: 'WheelPicker',
      wheelPicker: {
        ...field('people'),
        items: [1, 2, 3, 4].map((count) => ({
          id: `people-${count}`,
          title: count === 1 ? '1 person' : `${count} people`,
          value: String(count),
        })),
      },
    },
  ],
});

export const form = (chat: ScenarioChat): Item => ({
  contentType: 'Form',
  form: {
    cannedResponseId: '3f0b8c52-7d19-4e6a-9c84-b1e25a7d60f3',
    receivedMessage: { title: 'A few questions', subtitle: 'Two pages' },
    replyMessage: { title: 'Form completed' },
    introduction: { title: 'Before we start', subtitle: 'It takes a minute', buttonText: 'Begin' },
    showSummary: true,
    formPages: [aboutYou(chat), yourVisit()],
  },
});

/** Deprecated, and still sent by old flows. */
export const genericTemplate = (chat: ScenarioChat): Item => ({
  contentType: 'GenericTemplate',
  generic: {
    title: 'Breakfast',
    description: 'From seven to ten, in the garden when it is warm',
    image: chat.assetUrl('breakfast.png'),
    components: [
      { title: 'See the menu', actions: { url: `${MORE}/breakfast`, urlTarget: '_blank' } },
      { title: 'Book a table', actions: { textback: 'breakfast:book' } },
    ],
  },
});

/** Of another channel. */
export const notification = (): Item => ({
  contentType: 'Notification',
  notification: { type: 'Receipt', header: { title: 'Receipt 4471' }, body: { text: 'Paid. Thank you.' } },
});

export const unknown = (): Item => ({
  contentType: 'FutureContent',
  futureContent: { title: 'From tomorrow' },
});
