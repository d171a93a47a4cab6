import { html, nothing, type TemplateResult } from 'lit';
import type { Message, QuickRepliesContent } from '../../model/message.js';
import type { ContentContext } from './context.js';
import { choiceTemplate, findChosen, lineTemplate } from './parts.js';
import { pictureTemplate } from './picture.js';

/** Pills under a message: one tap, and the choice stays. */
export const quickRepliesTemplate = (
  { of, title, replies }: QuickRepliesContent,
  message: Message,
  context: ContentContext,
): TemplateResult => {
  const { offers, strings: t } = context;
  const given = offers.given(message, of);
  const chosen = findChosen(replies, given?.choices[0]);
  return html`<fieldset
    part="quick-replies"
    class="quick-replies"
    aria-label=${title ?? t.quickReplies}
    title=${offers.closed ?? nothing}
    ?disabled=${offers.closed !== undefined}
  >
    ${message.text === undefined ? nothing : lineTemplate('sub', title)}${replies.map((reply) =>
      choiceTemplate({
        part: 'quick-reply',
        label: pictureTemplate(reply.image, 'thumb'),
        text: reply.text,
        state: given ? (reply === chosen ? 'chosen' : 'out') : 'open',
        press() {
          const { text, payload } = reply;
          if (given || !offers.act({ kind: 'postback', href: undefined, payload, message })) return;
          offers.answer(message, of, { kind: 'quick-reply', to: of, choices: [{ text, payload }] });
        },
      }),
    )}${lineTemplate('problem', offers.draft(of).problem)}
  </fieldset>`;
};
