import type { FeatureFactory } from './feature.js';
import { notKept } from './not-kept.js';
import { onPaper } from './saving/on-paper.js';

/** Every feature of the element, each independent of the others. */
export const FEATURES: readonly FeatureFactory[] = [onPaper, notKept];
