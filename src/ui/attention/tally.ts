/** Several elements share one title and one badge: what these tell is the sum. @param show - Called when it changes. */
export const createTally = (show: (sum: number) => void): ((who: object, count: number) => void) => {
  const counts = new Map<object, number>();
  let last: number | undefined;
  return (who, count) => {
    counts.set(who, count);
    if (count === 0) counts.delete(who);
    const sum = [...counts.values()].reduce((all, each) => all + each, 0);
    if (sum !== last) show((last = sum));
  };
};
