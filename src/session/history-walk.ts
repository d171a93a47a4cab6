import type { HistoryPage } from '../protocol/events.js';
import { LIMITS, PAGE_SIZE, SMALL_PAGE_SIZE } from '../transport/timings.js';

/** What came of asking for one page. */
export type PageResult =
  | { readonly ok: true; readonly page: HistoryPage }
  | {
      readonly ok: false;
      readonly kind: 'unauthorized' | 'forbidden' | 'rate-limited' | 'bad-page-size' | 'server' | 'network' | 'invalid';
      /** Seconds. */
      readonly retryAfter?: number;
    };

/** The hands of a walk: how it reads, waits and reports. Rejections mean that it was called off. */
export interface WalkHands {
  /** @param freshJwt - The last one was refused. */
  read(pageNumber: number, pageSize: number, freshJwt: boolean): Promise<PageResult>;
  sleep(ms: number): Promise<void>;
  random(): number;
  onPage(page: HistoryPage): void;
}

export type WalkKind =
  /** First sight of a stored session: the newest page is enough, the rest loads as the visitor scrolls. */
  | { readonly kind: 'first' }
  /** After a loss: back until something an earlier walk has proven. */
  | { readonly kind: 'resume'; readonly proven: ReadonlySet<string> }
  /** Earlier messages, from this page on, until one brings something unknown. */
  | { readonly kind: 'older'; readonly fromPage: number; readonly isKnown: (key: string) => boolean };

export interface WalkOutcome {
  /** Nothing is missing between what was read and what was known before. */
  readonly complete: boolean;
  /** Keys of everything read, newest first. */
  readonly keys: readonly string[];
  /** The last page read, and whether the service has more after it. */
  readonly lastPage: number;
  readonly more: boolean;
}

/** Thrown when the history cannot be read after all tries. */
export class HistoryUnavailable extends Error {
  override readonly name = 'HistoryUnavailable';
}

const RETRY_DELAYS = [1_000, 3_000, 9_000] as const;

/** Reads one page, with the tries of the policy: 1, 3, 9 s jittered, one fresh JWT, the service's own hint. */
const readPage = async (hands: WalkHands, pageNumber: number, size: { value: number }): Promise<HistoryPage> => {
  let freshJwt = false;
  let renewed = false;
  for (let failures = 0; ;) {
    const result = await hands.read(pageNumber, size.value, freshJwt);
    freshJwt = false;
    // An empty page that claims there is something is a hiccup of the service, not the end of the history.
    const hollow =
      result.ok &&
      result.page.records.length + result.page.skipped === 0 &&
      pageNumber <= result.page.pageCount &&
      result.page.total > 0;
    if (result.ok && !hollow) return result.page;
    if (!result.ok && result.kind === 'bad-page-size' && size.value !== SMALL_PAGE_SIZE) {
      size.value = SMALL_PAGE_SIZE;
      continue;
    }
    if (!result.ok && result.kind === 'unauthorized' && !renewed) {
      freshJwt = renewed = true;
      continue;
    }
    const delay = RETRY_DELAYS[failures++];
    if (delay === undefined || failures >= LIMITS.historyTries || (!result.ok && result.kind === 'forbidden'))
      throw new HistoryUnavailable();
    const hint = result.ok ? 0 : (result.retryAfter ?? 0) * 1_000;
    await hands.sleep(Math.max(hint, delay) * (1 + hands.random() / 2));
  }
};

/**
 * Walks the history, newest page first.
 *
 * Pages are offsets into a list that grows at its head: growth only makes pages overlap, but when the list shrinks between
 * two pages something may have slipped past, so the walk starts over. It always ends: at most 40 pages, at most 3 restarts,
 * and at a page that brings nothing new.
 *
 * @throws HistoryUnavailable
 */
export const walkHistory = async (walk: WalkKind, hands: WalkHands): Promise<WalkOutcome> => {
  const size = { value: PAGE_SIZE };
  let keys = new Set<string>();
  let restarts = 0;
  let total = 0;
  /** The list shrank once more than we begin again for: something may have slipped past. */
  let isTorn = false;
  let pageNumber = walk.kind === 'older' ? walk.fromPage : 1;
  for (let read = 1; ; read++) {
    const page = await readPage(hands, pageNumber, size);
    const shrank = page.total < total;
    if (shrank && restarts < LIMITS.historyRestarts && read < LIMITS.historyPages) {
      restarts++;
      total = 0;
      keys = new Set();
      pageNumber = walk.kind === 'older' ? walk.fromPage : 1;
      continue;
    }
    isTorn ||= shrank;
    total = page.total;
    const before = keys.size;
    const unknown = walk.kind === 'older' && page.records.some((record) => !walk.isKnown(record.key));
    for (const record of page.records) keys.add(record.key);
    hands.onPage(page);
    const more = pageNumber < page.pageCount;
    const outcome = (complete: boolean): WalkOutcome => ({
      complete: complete && !isTorn,
      keys: [...keys],
      lastPage: pageNumber,
      more,
    });
    if (!more || walk.kind === 'first' || unknown) return outcome(true);
    if (walk.kind === 'resume' && page.records.some((record) => walk.proven.has(record.key))) return outcome(true);
    // Only markers on a page (joins, clears) bring no record, and yet the walk must go on past them.
    if ((keys.size === before && page.records.length > 0) || read >= LIMITS.historyPages) return outcome(false);
    pageNumber++;
  }
};
