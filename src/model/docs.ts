/** Where the documentation of the published package is to be read. The one place that names it. */
export const DOCS = 'https://unpkg.com/genesys-chat/docs/';

/** The section about an error: its heading is the code, and a slash leaves no trace in the anchor of a heading. */
export const errorPage = (code: string): string => `${DOCS}errors.md#${code.replace('/', '')}`;
