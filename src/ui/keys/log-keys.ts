import type { FeatureFactory } from '../feature.js';

const MESSAGES = '.message, .system';
const CONTROLS = ':is(a[href], button, input, select, textarea, summary, [tabindex="0"]):not([disabled], [hidden])';

/**
 * The log by keyboard: arrows go from message to message, Enter into one and Escape back out. Page keys scroll it from an
 * empty text box, which has no use for them.
 */
export const logKeys: FeatureFactory = (host) => {
  const go = (to: HTMLElement | null | undefined): boolean => {
    if (!to) return false;
    // Reached by these keys only: Tab has enough to do with what stands in messages.
    if (to.matches(MESSAGES)) to.tabIndex = -1;
    to.focus();
    return true;
  };

  const inLog = (log: HTMLElement, from: HTMLElement, key: string): boolean => {
    const at = from.closest<HTMLElement>(MESSAGES);
    // Keys inside of what a message holds are its own, but for the way out.
    if (at && at !== from) return key === 'Escape' && go(at);
    if (key === 'Escape') return at !== null && go(log);
    if (key === 'Enter') return go(at?.querySelector<HTMLElement>(CONTROLS));
    const all = [...log.querySelectorAll<HTMLElement>(MESSAGES)];
    const index = at ? all.indexOf(at) : all.length;
    const to = { ArrowUp: Math.max(0, index - 1), ArrowDown: Math.min(all.length - 1, index + 1), Home: 0, End: -1 }[
      key
    ];
    return to !== undefined && go(all.at(to));
  };

  const onKeydown = (event: KeyboardEvent): void => {
    const { key, target } = event;
    const log = host.root.querySelector<HTMLElement>('.log');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!log || !(target instanceof HTMLElement)) return;
    const page = key === 'PageUp' ? -1 : key === 'PageDown' ? 1 : 0;
    if (page !== 0 && target instanceof HTMLTextAreaElement && target.matches('.input') && target.value === '')
      log.scrollBy({ top: page * log.clientHeight * 0.9 });
    else if (!log.contains(target) || !inLog(log, target, key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  let stage: Element | null = null;
  return {
    update() {
      const found = host.root.getElementById('panel');
      if (!found || found === stage) return;
      stage = found;
      // Before the panel, which knows Escape too.
      for (const each of found.querySelectorAll<HTMLElement>('.log, .composer-place'))
        each.addEventListener('keydown', onKeydown);
    },
  };
};
