import { byId } from './lib/dom.js';
import { openSimulator } from './lib/simulator.js';
import { watchVisitor } from './lib/visitor.js';
import { createChart } from './parts/chart.js';
import { createDesk } from './parts/desk.js';
import { createFrameControls } from './parts/frame-controls.js';
import { createLedger } from './parts/ledger.js';
import { createNetworkPanel } from './parts/network.js';
import { createStatusLine } from './parts/status-line.js';
import { createTimeline } from './parts/timeline.js';
import { createTour } from './parts/tour.js';
import { placeOf, chartStateOf } from './parts/chart-layout.js';

const notice = byId('notice');
const frame = /** @type {HTMLIFrameElement} */ (byId('shop'));

const warn = (/** @type {string} */ text) => {
  notice.textContent = text;
  notice.hidden = text === '';
};

createFrameControls(frame, byId('stage'));
const chart = createChart(byId('chart'));
const statusLine = createStatusLine(byId('status'));
const timeline = createTimeline(byId('timeline'));
const ledger = createLedger(byId('ledger'));
const tour = createTour(byId('tour'));
byId('second-tab').addEventListener('click', () => tour.done('tab'));

/** @type {string | undefined} */
let place;
/** Steps of the tour whose lever was pulled, and of those the ones that have hurt: done when the chat is whole again. */
const pulled = new Set();
const hurt = new Set();

watchVisitor(frame, (report) => {
  const next = placeOf(chartStateOf(report.state));
  if (next === 'connecting' && place !== 'connecting') timeline.socket(report.at, 'try', 'attempt');
  if (next === 'waiting' && place === 'connecting') timeline.socket(report.at, 'lost', 'attempt failed');
  place = next;
  chart.show(report.state);
  statusLine.show(report);
  timeline.status(report.status);
  ledger.visitor(report);
  if (report.status !== 'open') {
    for (const step of pulled) hurt.add(step);
    pulled.clear();
  } else if (report.pending === 0) {
    for (const step of hurt) tour.done(step);
    hurt.clear();
  }
});

const start = async () => {
  const simulator = await openSimulator();
  const desk = createDesk(byId('desk'), simulator);
  createNetworkPanel(byId('network'), {
    post: simulator.post,
    onPulled({ step }) {
      if (step) pulled.add(step);
    },
  });

  const stored = (/** @type {any} */ message) => {
    desk.add(message);
    ledger.stored(message);
    if (message.type === 'Event') return;
    tour.done(message.direction === 'Inbound' ? 'hello' : 'answer');
  };

  /** @type {string | undefined} The session on the desk: the one that spoke last. */
  let token;
  const show = async (/** @type {string | undefined} */ wanted) => {
    const sessions = await simulator.get('sessions');
    const session = sessions.find((one) => one.token === wanted) ?? sessions.at(-1);
    token = session?.token;
    desk.clear();
    for (const one of sessions) one.messages.forEach(ledger.stored);
    for (const message of session?.messages ?? []) stored(message);
  };

  const handlers = {
    frame: ({ frame: record }) => timeline.frame(record),
    connection: ({ connection, open }) =>
      timeline.socket(Date.now(), open ? 'open' : 'lost', `socket ${connection} ${open ? 'opened' : 'closed'}`),
    message: ({ token: from, message }) => (from === token ? stored(message) : void show(from)),
    session: ({ token: from }) => {
      if (from !== token) void show(from);
    },
    'guest-typing': () => desk.guestTyping(),
    reset: () => {
      token = undefined;
      desk.clear();
      ledger.clear();
      timeline.clear();
    },
  };
  byId('heal').addEventListener('click', () => void simulator.post('clear-faults'));
  byId('reset').addEventListener(
    'click',
    () => void simulator.post('reset').then(() => frame.contentWindow?.location.reload()),
  );

  await show(undefined);
  simulator.watch(
    (event) => handlers[event.type]?.(event),
    (up) => {
      warn(up ? '' : 'The fake service does not answer. Is “npm start” still running?');
    },
  );
};

start().catch((error) => warn(error instanceof Error ? error.message : String(error)));
