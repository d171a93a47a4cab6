import type { Chat, ChatEvents } from '../../chat/chat.js';
import type { Strings } from '../../i18n/en.js';
import { problemText } from '../problem.js';

/** What the visitor hears of a file: that it is there, and how its way ended. */
export const spokenUpload = (
  { phase, file: { name, id }, code }: ChatEvents['attachment'],
  chat: Chat,
  t: Strings,
): string | undefined => {
  // One that cannot go is told once, as failed.
  if (phase === 'add') return code === undefined ? t.fileAdded(name) : undefined;
  if (phase === 'ready') return t.fileReady(name);
  if (phase !== 'failed') return undefined;
  const error = chat.uploads.get().find((upload) => upload.id === id)?.error;
  return t.fileFailed(name, error ? problemText(t, error) : (code ?? ''));
};
