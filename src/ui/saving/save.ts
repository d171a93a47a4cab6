import { toJson } from '../../transcript/json.js';
import { toHtml, toTree } from '../../transcript/page.js';
import type { TranscriptSource } from '../../transcript/source.js';
import { toText } from '../../transcript/text.js';
import type { TranscriptFormat } from '../events.js';
import type { UiHost } from '../ui-host.js';
import { printAlone } from './print-view.js';
import { transcriptSource } from './transcript-source.js';

const WRITERS: Readonly<Record<TranscriptFormat, readonly [(source: TranscriptSource) => string, type: string]>> = {
  txt: [toText, 'text/plain'],
  html: [toHtml, 'text/html'],
  json: [toJson, 'application/json'],
  print: [toHtml, 'text/html'],
};

/** Milliseconds. A browser that asks where to put a file reads it only then. */
const KEPT = 60_000;

/** The visitor's day, as every system takes it in the name of a file. */
const dayOf = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** Makes a copy of the conversation and gives it to the page, else to the visitor; without a chat there is none to make. */
export const saveTranscript = (host: UiHost, format: TranscriptFormat): void => {
  if (!host.chat()) return;
  const source = transcriptSource(host);
  const [write, type] = WRITERS[format];
  const blob = new Blob([write(source)], { type: `${type};charset=utf-8` });
  if (!host.fire('gc-transcript', { format, blob })) return;
  if (format === 'print') return printAlone(toTree(source));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `chat-${dayOf(source.at)}.${format}`;
  link.click();
  host.clock.setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
  host.toast(host.strings().saved);
};
