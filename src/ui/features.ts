import { createDebug } from './debug/debug.js';
import type { FeatureFactory } from './feature.js';

/** Every feature of the element, each independent of the others. */
export const FEATURES: readonly FeatureFactory[] = [createDebug];
