import type { TranscriptSource } from '../../transcript/source.js';
import type { UiHost } from '../ui-host.js';

/** The conversation as it is now, for whoever makes a copy of it. */
export const transcriptSource = (host: UiHost): TranscriptSource => {
  const chat = host.chat();
  const strings = host.strings();
  const formats = host.formats();
  const isRtl = getComputedStyle(host.root.querySelector('.root') ?? host.element).direction === 'rtl';
  return {
    messages: chat?.messages.get() ?? [],
    partial: chat?.hasOlder.get() ?? false,
    markdown: host.markdown(),
    heading: host.wishes.heading || chat?.settings.get().title || strings.heading,
    at: host.clock.wall(),
    lang: host.language(),
    dir: isRtl ? 'rtl' : 'ltr',
    strings,
    // Far from every day of a chat, so that each is told by its date: "Today" is not for paper.
    formats: { ...formats, day: (at) => formats.day(at, 0) },
  };
};
