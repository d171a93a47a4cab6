import { alerts } from './attention/alerts.js';
import { badge } from './attention/badge.js';
import { preview } from './attention/preview.js';
import { title } from './attention/title.js';
import { backCloses } from './back/back-closes.js';
import { createDebug } from './debug/debug.js';
import type { FeatureFactory } from './feature.js';
import { keepFocus } from './keys/keep-focus.js';
import { logKeys } from './keys/log-keys.js';
import { notKept } from './not-kept.js';
import { watchPolicy } from './owner/blocked.js';
import { textSize } from './preferences/text-size.js';
import { onPaper } from './saving/on-paper.js';
import { topLayer } from './top-layer/top-layer.js';

/** Every feature of the element, each independent of the others. */
export const FEATURES: readonly FeatureFactory[] = [
  // First: the others ask it.
  ({ preferences }) => preferences,
  topLayer,
  textSize,
  title,
  badge,
  alerts,
  preview,
  backCloses,
  logKeys,
  keepFocus,
  watchPolicy,
  onPaper,
  notKept,
  createDebug,
];
