/** The middle value; of an even count, the mean of the two in the middle. */
export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Ratios of runs made in pairs, A B A B, so that a machine that slows down slows both.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} floors
 */
export const pairedRatio = (ours, floors) => {
  const ratios = ours.map((value, index) => value / floors[index]);
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
};

const digits = (value) => (value < 1 ? value.toFixed(3) : value.toFixed(value < 100 ? 2 : 0));

/** One line: what, ours, the floor, their ratio with its spread, and whether the target is met. */
export const describe = (name, ours, floors, target) => {
  const ratio = pairedRatio(ours, floors);
  const verdict = ratio.median <= target ? 'ok' : 'MISSED';
  return (
    `${name.padEnd(34)} ${digits(median(ours)).padStart(7)} ${digits(median(floors)).padStart(7)} ms` +
    `  ×${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})  target ×${target}  ${verdict}`
  );
};
