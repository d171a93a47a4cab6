import type { MessageRecord } from '../model/record.js';
import type { HistoryPage } from './events.js';
import { count, fields, isObject, list, parse, word } from './guards.js';
import { departure, recordOf } from './record.js';

const MAX_ENTITIES = 1_000;

/** An entity as a record; none for joins, clears and types that are no message. */
const entity = (value: unknown): MessageRecord | undefined => {
  const body = fields(value);
  const record = recordOf(body, undefined);
  if (body['type'] === 'Text' || body['type'] === 'Structured') return record;
  const left = list(body['events'], 50).some(
    (event) =>
      fields(event)['eventType'] === 'Presence' && word(fields(fields(event)['presence'])['type']) === 'Disconnect',
  );
  return record && left && record.direction === 'outbound' ? departure(record) : undefined;
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
