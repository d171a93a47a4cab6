import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../model/message.js';
import { showsDelivery } from '../message/delivery.js';
import { authorName, messageTemplate, type MessageContext } from '../message/message.js';
import { noticeTemplate } from '../message/notice.js';
import type { Block } from './blocks.js';
import { continuesRun, toRuns, type Run } from './runs.js';

/** All that a block's drawing depends on; equal fields mean there is nothing to draw. */
export interface BlockView {
  readonly block: Block;
  readonly before: Message | undefined;
  readonly after: Message | undefined;
  readonly unreadFrom: string | undefined;
  readonly lastOfGuest: string | undefined;
  readonly confirming: string | undefined;
  /** The visitor's midnight: "Today" is not for ever. */
  readonly today: number;
  readonly words: unknown;
  /** Times and numbers have a language of their own: the page's, with its region. */
  readonly formats: unknown;
  readonly markdown: boolean;
  /** The page's own drawings. */
  readonly custom: unknown;
  /** Grows when content looks different though the messages are the same. */
  readonly stamp: number;
}

export interface BlockContext extends MessageContext {
  readonly loadAgain: () => void;
}

export const sameView = (a: BlockView | undefined, b: BlockView): boolean =>
  a !== undefined && (Object.keys(b) as (keyof BlockView)[]).every((key) => a[key] === b[key]);

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .flatMap((word) => /[\p{L}\p{N}]/u.exec(word) ?? [])
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase();

/** A face, or the initials of a name. Decoration: the name itself is text. */
export const avatarTemplate = (name: string, image?: string): TemplateResult =>
  image?.startsWith('https:')
    ? html`<img
        part="avatar"
        class="avatar"
        src=${image}
        alt=""
        referrerpolicy="no-referrer"
        loading="lazy"
        decoding="async"
      />`
    : html`<span part="avatar" class="avatar" aria-hidden="true">${initials(name)}</span>`;

interface Neighbours {
  readonly before: Message | undefined;
  readonly after: Message | undefined;
}

const runTemplate = (
  run: Run,
  { before, after }: Neighbours,
  view: BlockView,
  context: BlockContext,
): TemplateResult | typeof nothing => {
  const [head] = run.messages;
  if (!head) return nothing;
  if (head.author === 'system')
    return html`${run.messages.map(
      (message) => context.custom(message, 'notice') ?? noticeTemplate(message, context),
    )}`;
  const end = run.messages.length - 1;
  const goesOn = after !== undefined && after.id !== view.unreadFrom && continuesRun(run.messages[end], after);
  // A block may end in the middle of a run: the next one then goes on without a second name.
  const goesBack = !run.unread && continuesRun(before, head);
  const side = head.author === 'guest' ? 'out' : 'in';
  return html`<div part="group" class="group ${side} ${goesOn ? 'goes-on' : ''}">
    ${side === 'in' ? avatarTemplate(authorName(context.strings, head), head.avatar) : nothing}
    <div class="stack">
      ${run.messages.map((message, i) =>
        messageTemplate(
          {
            message,
            first: i === 0 && !goesBack,
            last: i === end && !goesOn,
            showDelivery: showsDelivery(message, run.messages[i + 1] ?? after, message.id === view.lastOfGuest),
            confirming: message.id === view.confirming,
          },
          context,
        ),
      )}
    </div>
  </div>`;
};

export const blockTemplate = (view: BlockView, context: BlockContext): TemplateResult => {
  const runs = toRuns(view.block.messages, view.before, view.unreadFrom);
  return html`${runs.map(
    (run, i) =>
      html`${
        run.newDay && run.messages[0]
          ? html`<div part="day-separator" class="day">
              <span>${context.formats.day(run.messages[0].time, view.today)}</span>
            </div>`
          : nothing
      }${
        run.unread
          ? html`<div part="unread-separator" class="unread" id="unread"><span>${context.strings.unread}</span></div>`
          : nothing
      }${runTemplate(
        run,
        { before: runs[i - 1]?.messages.at(-1) ?? view.before, after: runs[i + 1]?.messages[0] ?? view.after },
        view,
        context,
      )}`,
  )}`;
};
