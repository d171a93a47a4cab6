import { toTree } from '../../transcript/page.js';
import type { FeatureFactory } from '../feature.js';
import { printView } from './print-view.js';
import { transcriptSource } from './transcript-source.js';

/**
 * When the visitor prints the page: a chat that is part of it is on the paper as its conversation, whole and in its place,
 * and one that floats over it is not (the styles hide what it draws).
 */
export const onPaper: FeatureFactory = (host) => {
  let view: HTMLElement | undefined;
  const clean = (): void => {
    view?.remove();
    view = undefined;
  };
  const onBefore = (): void => {
    clean();
    if (host.wishes.mode !== 'inline' && host.wishes.mode !== 'page') return;
    const source = transcriptSource(host);
    if (source.messages.length === 0) return;
    view = printView(toTree(source));
    host.root.append(view);
  };
  return {
    start() {
      window.addEventListener('beforeprint', onBefore);
      window.addEventListener('afterprint', clean);
    },
    stop() {
      window.removeEventListener('beforeprint', onBefore);
      window.removeEventListener('afterprint', clean);
      clean();
    },
  };
};
