/** The levers of the network panel: what each sends to the fake service, and what to expect. As data. */

/**
 * @typedef {object} Lever
 * @property {string} label
 * @property {string} says What happens, in a sentence.
 * @property {readonly object[]} faults
 * @property {string} [step] Of the tour.
 */

const CUT = { kind: 'drop', when: 'now' };

/** @type {readonly { heading: string, columns: number, levers: readonly Lever[] }[]} */
export const LEVERS = [
  {
    heading: 'Wire',
    columns: 4,
    levers: [
      {
        label: 'Cut',
        says: 'The socket dies without a goodbye. A blip shows nothing in the chat.',
        faults: [CUT],
        step: 'cut',
      },
      {
        label: 'Stall',
        says: 'For 30 s the socket stays up and goes mute both ways. The chat has to find out by itself.',
        faults: [{ kind: 'stall', ms: 30_000 }],
      },
      {
        label: 'Flap',
        says: 'Every two seconds the connection drops, five times. Keep writing.',
        faults: [{ kind: 'flap', everyMs: 2000, times: 5 }],
        step: 'cut',
      },
      {
        label: 'Delay',
        says: 'The next ten frames come a second and a half late.',
        faults: [{ kind: 'delay', ms: 1500, count: 10 }],
      },
    ],
  },
  {
    heading: 'The next message',
    columns: 2,
    levers: [
      {
        label: 'Lose before stored',
        says: 'The wire breaks before the service has the next message. It must be sent again.',
        faults: [{ kind: 'drop', when: 'before-commit' }],
        step: 'cut',
      },
      {
        label: 'Lose after stored',
        says: 'The service has the message, but nobody hears so. It must not be sent twice.',
        faults: [{ kind: 'drop', when: 'after-commit' }],
        step: 'cut',
      },
      {
        label: 'Cut in mid-frame',
        says: 'Half of the answer arrives, then the wire breaks.',
        faults: [{ kind: 'drop', when: 'mid-frame' }],
        step: 'cut',
      },
      {
        label: 'Swallow the echo',
        says: 'The message is stored and the connection lives, but the answer never comes.',
        faults: [{ kind: 'drop-echo' }],
      },
    ],
  },
  {
    heading: 'Cut, and the catch-up is…',
    columns: 4,
    levers: [
      {
        label: 'Slow',
        says: 'After the cut the history takes four seconds: “Catching up…”.',
        faults: [{ kind: 'history', mode: 'slow', ms: 4000 }, CUT],
      },
      {
        label: '429',
        says: 'The history asks for patience: too many requests, try again in 3 s.',
        faults: [{ kind: 'history', mode: '429' }, CUT],
      },
      {
        label: '500',
        says: 'The history fails twice before it answers.',
        faults: [{ kind: 'history', mode: '500', count: 2 }, CUT],
      },
      {
        label: 'Empty',
        says: 'The history claims that there is nothing. What is on screen must stay.',
        faults: [{ kind: 'history', mode: 'empty' }, CUT],
      },
    ],
  },
  {
    heading: 'Service',
    columns: 4,
    levers: [
      {
        label: 'Refuse',
        says: 'The socket is cut and every new one refused for 20 s. The waits grow, with jitter.',
        faults: [{ kind: 'refuse', ms: 20_000, status: 503 }, CUT],
      },
      {
        label: 'Restart',
        says: 'All connections close with 1012, and nothing answers for five seconds.',
        faults: [{ kind: 'restart', downMs: 5000 }],
        step: 'restart',
      },
      {
        label: 'Expire',
        says: 'The session is over. The chat says so, and offers a new one.',
        faults: [{ kind: 'expire' }],
      },
      {
        label: 'Take over',
        says: 'Another window takes the session. This one steps back and offers to take it again.',
        faults: [{ kind: 'evict' }],
      },
    ],
  },
];
