/** Where the states stand, by hand: x and y are centres, in the units of the view box. */

export const VIEW_BOX = { width: 700, height: 176 };

/** @typedef {{ label: string, x: number, y: number, width: number, kind?: 'end' | 'wait' }} ChartState */

/** @type {Record<string, ChartState>} */
export const STATES = {
  idle: { label: 'idle', x: 34, y: 44, width: 56 },
  preparing: { label: 'preparing', x: 128, y: 44, width: 84 },
  connecting: { label: 'connecting', x: 242, y: 44, width: 88 },
  configuring: { label: 'configuring', x: 358, y: 44, width: 92 },
  catchingUp: { label: 'catching up', x: 498, y: 42, width: 108 },
  open: { label: 'open', x: 498, y: 70, width: 108 },
  readOnly: { label: 'read-only', x: 498, y: 98, width: 108 },
  offline: { label: 'offline', x: 128, y: 136, width: 84, kind: 'wait' },
  waking: { label: 'waking', x: 242, y: 136, width: 88, kind: 'wait' },
  waiting: { label: 'waiting', x: 358, y: 136, width: 92, kind: 'wait' },
  takenOver: { label: 'taken over', x: 648, y: 32, width: 92, kind: 'end' },
  expired: { label: 'expired', x: 648, y: 66, width: 92, kind: 'end' },
  failed: { label: 'failed', x: 648, y: 100, width: 92, kind: 'end' },
  closed: { label: 'closed', x: 648, y: 134, width: 92, kind: 'end' },
};

/** The box around what happens on a configured socket. */
export const BOUND = { label: 'bound', x: 432, y: 8, width: 132, height: 112 };

/** Roads: from, to, path. `bound` is any of the states in its box. */
export const ROADS = [
  ['idle', 'preparing', 'M62 44 H84'],
  ['preparing', 'waking', 'M150 58 C156 98 186 96 206 120'],
  ['waking', 'connecting', 'M242 122 V60'],
  ['connecting', 'configuring', 'M286 44 H310'],
  ['connecting', 'waiting', 'M262 58 C272 88 306 96 326 120'],
  ['configuring', 'bound', 'M404 44 H430'],
  ['configuring', 'waiting', 'M358 58 V120'],
  ['bound', 'waiting', 'M470 120 C470 134 440 136 406 136'],
  ['waiting', 'connecting', 'M340 122 C330 92 296 88 276 60'],
  ['waiting', 'waking', 'M312 136 H288'],
  ['waiting', 'offline', 'M358 150 C358 168 330 168 300 168 H180 C150 168 130 166 128 152'],
  ['offline', 'waking', 'M170 136 H196'],
  ['bound', 'takenOver', 'M564 64 H576 C584 64 582 32 592 32 H600'],
  ['bound', 'expired', 'M564 64 H576 C584 64 584 66 592 66 H600'],
  ['bound', 'failed', 'M564 64 H576 C584 64 582 100 592 100 H600'],
  ['bound', 'closed', 'M564 64 H576 C584 64 580 134 592 134 H600'],
];

const BOUND_STATES = new Set(['catchingUp', 'open', 'readOnly']);

/** @param {string | undefined} state */
export const placeOf = (state) => (state !== undefined && BOUND_STATES.has(state) ? 'bound' : state);

/**
 * @param {any} value Of the machine's snapshot: a string, or nested objects.
 * @returns {string | undefined} The state of the chart it stands for.
 */
export const chartStateOf = (value) => {
  const top = typeof value === 'string' ? value : Object.keys(value ?? {})[0];
  if (top === 'ended') return 'closed';
  if (top !== 'linked') return top !== undefined && top in STATES ? top : undefined;
  const { linked } = value;
  if (linked === 'restarting') return 'configuring';
  if (linked === 'condemned') return 'waiting';
  if (typeof linked === 'string') return linked;
  if (linked.bound?.mode === 'readOnly') return 'readOnly';
  return ['walking', 'deciding'].includes(linked.bound?.history) ? 'catchingUp' : 'open';
};
