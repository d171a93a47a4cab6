import type { FeatureFactory } from '../feature.js';

/** What the size of text is multiplied with. */
const FACTORS = { normal: '', large: '1.2', largest: '1.4' } as const;

/** Draws everything as large as the visitor likes it. */
export const textSize: FeatureFactory = (host) => ({
  update() {
    const root = host.root.querySelector<HTMLElement>('.root');
    root?.style.setProperty('--_zoom', FACTORS[host.preferences.get().textSize]);
  },
});
