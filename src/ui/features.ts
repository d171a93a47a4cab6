import type { FeatureFactory } from './feature.js';
import { watchPolicy } from './owner/blocked.js';

/** Every feature of the element, each independent of the others. */
export const FEATURES: readonly FeatureFactory[] = [watchPolicy];
