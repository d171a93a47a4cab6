import type { HistoryPage } from '../protocol/events.js';
import type { TimelineEvent } from '../timeline/events.js';
import type { ChatEvents } from './chat.js';
import type { Writable } from './store.js';

interface CatchUpHands {
  /** Folds and returns the ids that are new. */
  fold(events: readonly TimelineEvent[]): readonly string[];
  newId(): string;
  wall(): number;
  resynced(detail: ChatEvents['resync']): void;
  readonly missed: Writable<number>;
}

/** The bookkeeping of one gap: what was missed, and a visible marker where completeness could not be proven (I23). */
export interface CatchUp {
  begin(resumed: boolean): void;
  page(page: HistoryPage, older: boolean): void;
  end(complete: boolean): void;
  /** How many messages the pages since the last call brought to the visitor's "load older". */
  olderAdded(): number;
  forget(): void;
}

export const createCatchUp = ({ fold, newId, wall, resynced, missed }: CatchUpHands): CatchUp => {
  let gaps: string[] = [];
  let counting = false;
  let fromOthers = 0;
  let times: number[] = [];
  /** The oldest message this walk has seen: a gap, if one stays, lies right above it. */
  let oldest: string | undefined;
  let olderCount = 0;
  /** The page read before this one: where its list went on, the two are neighbours. */
  let before: HistoryPage | undefined;
  const nextOf = ({ pageNumber, records }: HistoryPage): { readonly next?: string } => {
    const last = before?.pageNumber === pageNumber - 1 ? before.records.at(-1)?.key : undefined;
    // When the list has grown in between, the pages overlap, and tell their order themselves.
    const isOverlap = before?.records.some(({ key }) => key === records[0]?.key);
    return last === undefined || isOverlap ? {} : { next: last };
  };
  return {
    begin(resumed) {
      counting = resumed;
      fromOthers = 0;
      times = [];
      oldest = undefined;
      before = undefined;
      missed.set(0);
    },
    page(page, older) {
      const { records } = page;
      const added = new Set(fold([{ type: 'history.page', records, older, ...nextOf(page) }]));
      before = page;
      if (older) {
        olderCount += added.size;
        return;
      }
      oldest = records.at(-1)?.key ?? oldest;
      if (!counting) return;
      for (const record of records) {
        if (record.direction !== 'outbound' || !record.names.concat(record.key).some((name) => added.has(name)))
          continue;
        fromOthers++;
        if (record.time !== undefined) times.push(record.time);
      }
    },
    end(complete) {
      if (complete) {
        if (gaps.length > 0) fold(gaps.map((key) => ({ type: 'notice.removed', key })));
        gaps = [];
      } else if (counting || gaps.length === 0) {
        const key = `gap:${newId()}`;
        gaps.push(key);
        fold([
          {
            type: 'notice.added',
            key,
            notice: 'gap',
            at: wall(),
            ...(oldest === undefined ? { after: 'end' } : { before: oldest }),
          },
        ]);
      }
      if (!counting) return;
      counting = false;
      missed.set(fromOthers);
      resynced({
        missed: fromOthers,
        from: times.length ? Math.min(...times) : undefined,
        to: times.length ? Math.max(...times) : undefined,
      });
    },
    olderAdded() {
      const count = olderCount;
      olderCount = 0;
      return count;
    },
    forget() {
      gaps = [];
    },
  };
};
