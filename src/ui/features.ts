import { alerts } from './attention/alerts.js';
import { badge } from './attention/badge.js';
import { preview } from './attention/preview.js';
import { title } from './attention/title.js';
import type { FeatureFactory } from './feature.js';
import { watchPolicy } from './owner/blocked.js';
import { textSize } from './preferences/text-size.js';

import { notKept } from './not-kept.js';
import { onPaper } from './saving/on-paper.js';

/** Every feature of the element, each independent of the others. */
export const FEATURES: readonly FeatureFactory[] = [
  // First: the others ask it.
  ({ preferences }) => preferences,
  textSize,
  title,
  badge,
  alerts,
  preview,
  watchPolicy,
  onPaper,
  notKept,
];
