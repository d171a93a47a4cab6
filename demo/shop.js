import { readEndpoint } from './lib/simulator.js';

/** The shop as any page would be: it embeds the chat, and knows nothing of the desk but how to report to it. */

const chat = /** @type {any} */ (document.querySelector('genesys-chat'));
const root = document.documentElement;
const inFrame = window.parent !== window;

const applyLook = (/** @type {{ scheme?: string, dir?: string }} */ { scheme, dir }) => {
  if (scheme) root.dataset.scheme = scheme;
  if (dir) root.dir = dir;
};

const report = () => {
  const { state: _state, ...connection } = chat.connection ?? {};
  const sent = (chat.messages ?? [])
    .filter((message) => message.author === 'guest' && message.delivery === 'sent')
    .map(({ id }) => id);
  window.parent.postMessage(
    {
      type: 'visitor-report',
      report: {
        at: Date.now(),
        status: chat.status ?? 'idle',
        connection,
        state: chat.actor?.getSnapshot().value ?? 'idle',
        pending: (chat.pending ?? []).filter(({ delivery }) => delivery !== 'failed').length,
        sent,
      },
    },
    location.origin,
  );
};

/** Follows the session machine; the element gets another one when it leaves a page or changes its deployment. */
const followActor = () => {
  let followed;
  let subscription;
  return () => {
    if (chat.actor === followed) return;
    subscription?.unsubscribe();
    followed = chat.actor;
    subscription = followed?.subscribe(report);
  };
};

const basket = () => {
  const count = document.getElementById('basket-count');
  let items = 0;
  for (const button of document.querySelectorAll('.add')) {
    button.addEventListener('click', () => {
      items += 1;
      if (count) count.textContent = String(items);
    });
  }
};

window.addEventListener('message', (message) => {
  if (message.origin === location.origin && message.data?.type === 'visitor-look') applyLook(message.data.look);
});

basket();
const { url, deploymentId } = await readEndpoint();
chat.setAttribute('endpoint', url);
chat.setAttribute('deployment-id', deploymentId);
// On a phone the open chat is the whole screen: there the visitor sees the shop first.
const isWide = window.matchMedia('(min-width: 560px)').matches;
if (isWide && new URLSearchParams(location.search).has('open')) chat.setAttribute('open', '');
// Last, so that the element finds its attributes as in a page that has them in the tag.
await import('/dist/define.min.js');

if (inFrame) {
  await customElements.whenDefined('genesys-chat');
  await chat.ready;
  const follow = followActor();
  const update = () => {
    follow();
    report();
  };
  for (const name of ['gc-status', 'gc-show', 'gc-message', 'gc-sent', 'gc-send-failed', 'gc-session', 'gc-ready']) {
    chat.addEventListener(name, update);
  }
  update();
  // The element tells no event when a message starts to wait.
  setInterval(update, 500);
}
