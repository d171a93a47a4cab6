/** What leads to each frame, and what one should see then. */
import { addPhoto, says, takeFiles } from './guest.js';
import { fixture } from './stage.js';

/**
 * @typedef {object} Scene
 * @property {string} see One line: what one should see.
 * @property {Parameters<typeof import('./stage.js').createStage>[0]} [options]
 * @property {(stage: import('./stage.js').Stage, name: string) => unknown} act
 */

const HELLO = 'c2s-message-text';
const deliver =
  (...names) =>
  (stage) =>
    names.forEach((name) => stage.deliver(fixture(name)));

/** The frame comes, after others that it needs. */
const comes = (see, ...before) => ({
  see,
  async act(stage, name) {
    await stage.open();
    deliver(...before, name)(stage);
  },
});
/** In the middle of a conversation. */
const ends = (see) => comes(see, 's2c-echo-text', 's2c-text-agent');
const nothing = (why) => ({ ...ends(`Nothing new: ${why}.`) });
/** It answers the guest's first message. */
const refuses = (see, message = HELLO) => ({
  see,
  async act(stage, name) {
    await stage.open();
    stage.answers.set('onMessage', ({ tracingId }) => {
      const frame = fixture(name);
      stage.deliver(frame.tracingId ? { ...frame, tracingId } : frame);
    });
    await says(stage, message);
  },
});
/** It answers the first request of all. */
const opens = (see, options = {}) => ({
  see,
  act(stage, name) {
    stage.answers.set('configureSession', ({ tracingId }) => stage.deliver({ ...fixture(name), tracingId }));
    stage.chat.connect();
  },
  ...options,
});
const guest = (see, ...before) => ({
  see,
  async act(stage, name) {
    await stage.open();
    deliver(...before)(stage);
    await says(stage, name);
  },
});
/** Written on another device of the same guest. */
const foreign = (see, ...before) => ({
  see,
  async act(stage, name) {
    await stage.open();
    deliver(...before)(stage);
    stage.echo(fixture(name));
  },
});
const connected = (see, options = {}) => ({ see, act: (stage) => stage.open(), ...options });
const resumed = (see, options = {}) =>
  connected(see, { options: { opens: 's2c-session-response-resumed', ...options } });

/** The bytes get on, and never arrive. */
const never = ({ onProgress }) => {
  onProgress(0.6);
  return new Promise(() => {});
};
const file = (see, { put, ...frames } = {}) => ({
  see,
  options: put && { put },
  async act(stage) {
    await stage.open();
    takeFiles(stage, frames);
    await addPhoto(stage);
  },
});
const download = (see, answer) => ({
  see,
  async act(stage) {
    await stage.open();
    stage.answers.set('getAttachment', ({ tracingId, attachmentId }) => {
      const { body, ...frame } = fixture(answer);
      stage.deliver({ ...frame, tracingId, body: typeof body === 'string' ? body : { ...body, attachmentId } });
    });
    deliver('s2c-echo-attachment-only')(stage);
    const { id } = fixture('s2c-echo-attachment-only').body.content[0].attachment;
    await stage.chat.freshUrl(id).catch(() => {});
  },
});
const removed = (see) => ({
  see,
  async act(stage) {
    await stage.open();
    takeFiles(stage);
    stage.answers.set('deleteAttachment', ({ tracingId, attachmentId }) =>
      stage.deliver({ ...fixture('s2c-attachment-deleted'), tracingId, body: { attachmentId } }),
    );
    stage.chat.removeUpload(await addPhoto(stage));
  },
});
const clears = (see, ...answer) => ({
  see,
  async act(stage) {
    await stage.open();
    deliver('s2c-echo-text', 's2c-text-agent')(stage);
    await stage.rest();
    stage.answers.set('onMessage', ({ tracingId }) =>
      answer.forEach((name) => stage.deliver({ ...fixture(name), tracingId })),
    );
    stage.chat.clear();
  },
});
const typesOn = (see, refusal) => ({
  see,
  async act(stage) {
    await stage.open();
    if (refusal) stage.answers.set('onMessage', ({ tracingId }) => stage.deliver({ ...fixture(refusal), tracingId }));
    stage.chat.typed();
  },
});
const greeted = (see) => ({
  see,
  async act(stage) {
    await stage.open();
    deliver('s2c-text-bot')(stage);
  },
});
const signsIn = (see, request = 'rest-jwt-exchange-request-pkce') => ({
  see,
  options: { provider: async () => fixture(request).oauth },
  async act(stage) {
    await stage.open();
    deliver('s2c-echo-text', 's2c-text-agent')(stage);
    await stage.chat.signIn().catch(() => {});
    deliver('s2c-presence-sign-in')(stage);
  },
});
const closes = (see) => ({
  see,
  async act(stage) {
    await stage.open();
    stage.answers.set('closeSession', ({ tracingId }) =>
      stage.deliver({ ...fixture('s2c-session-response-closed'), tracingId }),
    );
    stage.chat.end();
  },
});

const READY = 'An open chat that waits for its first message.';
const QUICK = 's2c-quick-replies';
const DATES = 's2c-date-picker';
const AGENT_LEFT = 'A line says that the agent left';

/** @type {Readonly<Record<string, Readonly<Record<string, Scene>>>>} */
export const SCENES = {
  Received: {
    's2c-text-bot': comes('A bubble of the bot.'),
    's2c-text-agent': comes('A bubble of Ivo, with two words in bold.'),
    's2c-text-agent-with-message-id': comes('A bubble of Ivo.'),
    's2c-text-agent-attachment': comes('A bubble of Ivo and a PDF to download.'),
    's2c-unknown-content': comes('The text alone: its content is of a kind this version does not know.'),
    's2c-typing-on': comes('Ivo is typing.', 's2c-echo-text'),
    's2c-typing-duration-ms': comes('Somebody is typing.', 's2c-echo-text'),
    's2c-presence-disconnect-send': ends(`${AGENT_LEFT}; one may write on.`),
    's2c-presence-disconnect-read-only': ends(`${AGENT_LEFT}; only a new chat can begin.`),
    's2c-presence-sign-in': ends('A line says that the guest signed in.'),
  },
  Offers: {
    's2c-quick-replies': comes('Two answers to tap, one with a picture.'),
    's2c-quick-replies-v2': comes('Answers to tap, of the newer kind.'),
    's2c-quick-replies-button-response': comes('Answers to tap, from a flow of years ago.'),
    's2c-card': comes('A card with picture, link and button.'),
    's2c-carousel': comes('Cards to turn.'),
    's2c-generic-template': comes('A card of an older kind.'),
    's2c-date-picker': comes('Days and times to choose from.'),
    's2c-list-picker': comes('A list to open and choose from.'),
    's2c-form': comes('A form to open.'),
  },
  Guest: {
    'c2s-message-text': guest('A bubble of the guest, sent.'),
    'c2s-message-text-widget': guest('A bubble of the guest, sent.'),
    'c2s-message-text-custom-attributes': guest('A bubble of the guest; what goes with it is not seen.'),
    'c2s-message-legacy-custom-message-id': foreign('A bubble of the guest, from another program.'),
    'c2s-message-text-attachment': guest('A text and a picture of the guest.'),
    'c2s-message-attachment-only': guest('A picture of the guest.'),
    'c2s-quick-reply-widget': guest('The answer is marked, and a bubble says it.', QUICK),
    'c2s-quick-reply-mobile': foreign('The same, tapped in an app.', QUICK),
    'c2s-card-postback': guest('The button is marked, and a bubble says it.', 's2c-card'),
    'c2s-date-picker-widget': guest('The time is marked, and a bubble says it.', DATES),
    'c2s-date-picker-mobile': foreign('The same, chosen in an app.', DATES),
    'c2s-list-picker': guest('The list shows what was chosen, and a bubble says it.', 's2c-list-picker'),
    'c2s-form': guest('The form shows what was filled in, and a bubble says its title.', 's2c-form'),
    's2c-echo-text': comes('A bubble of the guest.'),
    's2c-echo-text-legacy': comes('A bubble of the guest.'),
    's2c-echo-text-authenticated': comes('A bubble of the guest.'),
    's2c-echo-attachment-only': comes('A picture of the guest.'),
    's2c-echo-quick-reply': comes('The answer is marked, and a bubble says it.', QUICK),
    'c2s-typing': typesOn('Nothing: the other side is told.'),
  },
  Sessions: {
    's2c-session-response-new': opens(READY),
    's2c-session-response-resumed': opens('An open chat; nothing was said in it.'),
    's2c-session-response-minimal': opens('An open chat without files: nobody said that they are allowed.'),
    's2c-session-response-cleared-existing': opens('An open chat; it was closed elsewhere.'),
    's2c-session-response-read-only': opens('Read only: a new chat can begin.'),
    's2c-session-response-closed': closes('Ended; one can connect again.'),
    'c2s-configure-session': connected(READY),
    'c2s-configure-session-minimal': connected(READY),
    'c2s-configure-session-start-new': connected(READY),
    'c2s-configure-authenticated-session': signsIn('A line says that the guest signed in.'),
    'c2s-close-session': closes('Ended; one can connect again.'),
    'c2s-presence-join': greeted('The bot speaks first.'),
    'c2s-presence-join-custom-attributes': greeted('The bot speaks first.'),
    's2c-echo-presence-join': greeted('The bot speaks first.'),
    'c2s-presence-clear': clears('The conversation is gone.', 's2c-echo-presence-clear', 's2c-session-cleared'),
    's2c-echo-presence-clear': clears('The conversation is gone.', 's2c-echo-presence-clear', 's2c-session-cleared'),
    's2c-session-cleared': ends('The conversation is gone, and a banner says so.'),
    's2c-session-expired': ends('A banner says that the chat has ended; a new one can begin.'),
    's2c-session-expired-as-response': ends('A banner says that the chat has ended; a new one can begin.'),
    's2c-logout': ends('Signed out: nothing of the conversation is left.'),
    's2c-connection-closed': ends('A banner says that the chat is open elsewhere, and offers to use it here.'),
    's2c-connection-closed-signed-in': ends('Signed out: the guest signed in elsewhere.'),
  },
  Files: {
    'c2s-on-attachment': file('The photo above the text box, on its way.', { put: never, then: '' }),
    's2c-presigned-url-upload': file('The photo above the text box, on its way.', { put: never, then: '' }),
    's2c-upload-success': file('The photo above the text box, ready.'),
    's2c-upload-failure': file('The photo failed, and says why.', { then: 's2c-upload-failure' }),
    's2c-generate-url-error': file('The photo failed, and says why.', { grant: 's2c-generate-url-error', then: '' }),
    'c2s-delete-attachment': removed('Nothing above the text box any more.'),
    's2c-attachment-deleted': removed('Nothing above the text box any more.'),
    'c2s-get-attachment': download('The picture, from a fresh address.', 's2c-presigned-url-download'),
    's2c-presigned-url-download': download('The picture, from a fresh address.', 's2c-presigned-url-download'),
    's2c-error-4008': download('The picture; a fresh address was refused.', 's2c-error-4008'),
    's2c-error-4009': download('The picture; a fresh address was refused.', 's2c-error-4009'),
    's2c-error-4010': refuses('The message was not sent.', 'c2s-message-attachment-only'),
  },
  Errors: {
    's2c-error-400': refuses('The message was not sent.'),
    's2c-error-401': refuses('The message was not sent.'),
    's2c-error-403-authenticate-again': refuses('The message was not sent, or waits.'),
    's2c-error-403-clear': clears('Everything stays; there is no menu any more.', 's2c-error-403-clear'),
    's2c-error-403-feature': typesOn('Nothing: typing is not told any more.', 's2c-error-403-feature'),
    's2c-error-403-generic': refuses('The message was not sent.'),
    's2c-error-403-session-auth': refuses('The message was not sent, or waits.'),
    's2c-error-404': refuses('The message was not sent.'),
    's2c-error-408': refuses('The message is being checked, and sent again if it is missing.'),
    's2c-error-409-read-only': refuses('The message was not sent; read only.'),
    's2c-error-500': refuses('The message is being checked, and sent again if it is missing.'),
    's2c-error-5000': refuses('The message is being checked, and sent again if it is missing.'),
    's2c-error-4006': ends('A banner says that the chat has ended; a new one can begin.'),
    's2c-error-4007': ends('A banner says that the chat has ended; a new one can begin.'),
    's2c-error-4011': refuses('The message was not sent: it is too long.'),
    's2c-error-4013': refuses(
      'The message was not sent; when tried again it goes alone.',
      'c2s-message-text-custom-attributes',
    ),
    's2c-error-4017': opens('A banner says that one is not connected.'),
    's2c-error-4020': opens('A banner says that the chat cannot be reached.'),
    's2c-error-message-class': opens('A banner says that the chat cannot be reached.'),
    's2c-gateway-error': refuses('The message is being checked, and sent again if it is missing.'),
    's2c-too-many-requests': refuses('A banner counts the seconds until the message goes.'),
  },
  Unseen: {
    's2c-echo-reply': nothing('the line is alive'),
    's2c-echo-reply-legacy': nothing('the line is alive'),
    's2c-echo-reply-duration': nothing('the end of the session is known'),
    'c2s-echo': nothing('the line is tried'),
    'c2s-echo-legacy': nothing('another program tries the line'),
    'c2s-get-jwt': resumed('The transcript: this key opens it.', { history: 'rest-history-page' }),
    's2c-jwt-response': resumed('The transcript: this is its key.', { history: 'rest-history-page' }),
    'c2s-get-configuration': nothing('other programs ask this'),
    's2c-get-configuration-response': nothing('nobody asked'),
    'c2s-resume-token': nothing('other programs ask this'),
    's2c-resume-token-response': nothing('nobody asked'),
    's2c-receipt': nothing('a receipt of another channel'),
    's2c-unknown-class': nothing('its class is unknown'),
    's2c-unknown-event': nothing('its event is unknown'),
    's2c-cobrowse-offering': nothing('an offer this chat does not take'),
    'c2s-cobrowse-accept': nothing('other programs answer such offers'),
    's2c-video-offering': nothing('an offer this chat does not take'),
  },
  HTTP: {
    'rest-history-page': resumed('A whole transcript, answered offers and all.', { history: 'rest-history-page' }),
    'rest-history-empty': resumed(READY),
    'rest-error-401': resumed('An open chat; a line says that messages may be missing.', { refuseHistory: true }),
    'rest-config': connected('The deployment’s title and colour.'),
    'rest-config-minimal': connected('The deployment’s colour.', { options: { config: 'rest-config-minimal' } }),
    'rest-domains': connected(READY),
    'rest-jwt-exchange-request-pkce': signsIn('A line says that the guest signed in.'),
    'rest-jwt-exchange-request-implicit': signsIn('The same, by a token.', 'rest-jwt-exchange-request-implicit'),
    'rest-jwt-exchange-response': signsIn('A line says that the guest signed in.'),
    'rest-token-refresh-request': signsIn('The same: a sign-in is renewed unseen.'),
    'rest-token-refresh-response': signsIn('The same: a sign-in is renewed unseen.'),
    'rest-push-register-request': connected('Nothing: apps ask for notifications, pages do not.'),
    'rest-push-error': connected('Nothing: apps ask for notifications, pages do not.'),
  },
};
