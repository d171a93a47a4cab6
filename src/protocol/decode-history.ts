import type { MessageRecord } from '../model/record.js';
import type { HistoryPage } from './events.js';
import { count, fields, isObject, list, parse } from './guards.js';
import { noticeOf, recordOf } from './record.js';

const MAX_ENTITIES = 1_000;
const MAX_EVENTS = 50;

/** An entity as a record; none for joins, clears and types that are no message. */
const entity = (value: unknown): MessageRecord | undefined => {
  const body = fields(value);
  const record = recordOf(body, undefined);
  if (!record || body['type'] === 'Text' || body['type'] === 'Structured') return record;
  return list(body['events'], MAX_EVENTS).flatMap((event) => noticeOf(fields(event), record) ?? [])[0];
};

/** One page of the history; `undefined` when it is not one (cut JSON, another body). */
export const decodeHistory = (json: string): HistoryPage | undefined => {
  const parsed = parse(json);
  const page = fields(parsed);
  const pageNumber = count(page['pageNumber']);
  const total = count(page['total']);
  if (!isObject(parsed) || !Array.isArray(page['entities']) || pageNumber === undefined || total === undefined)
    return undefined;
  const entities = list(page['entities'], MAX_ENTITIES);
  const records = entities.flatMap((value) => entity(value) ?? []);
  const pageSize = count(page['pageSize']) ?? entities.length;
  const pageCount = count(page['pageCount']) ?? Math.ceil(total / Math.max(1, pageSize));
  return { records, pageNumber, pageSize, pageCount, total, skipped: entities.length - records.length };
};
