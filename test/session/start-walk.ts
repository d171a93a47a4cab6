import type { MessageRecord } from '../../src/model/record.js';
import type { HistoryPage } from '../../src/protocol/events.js';
import { walkHistory, type PageResult, type WalkHands, type WalkKind } from '../../src/session/history-walk.js';

export const record = (key: string): MessageRecord => ({
  key,
  names: [key],
  direction: 'outbound',
  author: 'agent',
  content: [],
});

/** `n` messages, newest first: m5, m4 … m1. */
export const messages = (n: number): MessageRecord[] => Array.from({ length: n }, (_, i) => record(`m${n - i}`));

/** One page of a list, as the service cuts it. */
export const cut = (list: readonly MessageRecord[], pageNumber: number, pageSize: number): HistoryPage => ({
  records: list.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
  pageNumber,
  pageSize,
  pageCount: Math.ceil(list.length / pageSize),
  total: list.length,
  skipped: 0,
});

export interface Asked {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly freshJwt: boolean;
}

/** A walk whose service is a function of the request and its number; naps take no time, but are noted. */
export const walkOn = (walk: WalkKind, answer: (asked: Asked, nth: number) => PageResult, random = () => 0) => {
  const asked: Asked[] = [];
  const naps: number[] = [];
  const pages: HistoryPage[] = [];
  const hands: WalkHands = {
    read: (pageNumber, pageSize, freshJwt) => {
      const request = { pageNumber, pageSize, freshJwt };
      asked.push(request);
      return Promise.resolve(answer(request, asked.length));
    },
    sleep: (ms) => Promise.resolve(void naps.push(ms)),
    random,
    onPage: (page) => void pages.push(page),
  };
  return {
    outcome: walkHistory(walk, hands),
    asked,
    naps,
    pages,
    pageNumbers: () => asked.map((each) => each.pageNumber),
  };
};

export const ok = (page: HistoryPage): PageResult => ({ ok: true, page });
export const everything: WalkKind = { kind: 'resume', proven: new Set() };
