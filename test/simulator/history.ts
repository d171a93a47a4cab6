import { type Body, type Client } from './client.js';
import { type Stage } from './stage.js';

export interface Page {
  readonly entities: readonly Body[];
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly total: number;
  readonly pageCount: number;
}

export const HISTORY_PATH = '/api/v2/webmessaging/messages';

export const getHistory = (stage: Stage, jwt: string, query = '') =>
  stage.fetch(HISTORY_PATH + query, { headers: { authorization: `bearer ${jwt}` } });

/** A page with a new JWT. */
export const readPage = async (stage: Stage, client: Client, query = ''): Promise<Page> => {
  const response = await getHistory(stage, await client.jwt(), query);
  return JSON.parse(await response.text()) as Page;
};

export const textsOf = ({ entities }: Page): readonly (string | undefined)[] => entities.map(({ text }) => text);
