import { backCloses } from './back/back-closes.js';
import type { FeatureFactory } from './feature.js';
import { keepFocus } from './keys/keep-focus.js';
import { logKeys } from './keys/log-keys.js';
import { topLayer } from './top-layer/top-layer.js';

/** Every feature of the element, each independent of the others. */
export const FEATURES: readonly FeatureFactory[] = [topLayer, backCloses, logKeys, keepFocus];
