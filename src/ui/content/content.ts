import { nothing } from 'lit';
import type { Content, Message } from '../../model/message.js';
import { attachmentTemplate } from './attachment.js';
import { singleCardTemplate } from './card.js';
import { carouselTemplate } from './carousel.js';
import type { ContentContext } from './context.js';
import { datePickerTemplate } from './date-picker.js';
import { formTemplate } from './form.js';
import { listPickerTemplate } from './list-picker.js';
import { quickRepliesTemplate } from './quick-replies.js';

const builtIn = (content: Content, message: Message, context: ContentContext): unknown => {
  switch (content.type) {
    case 'attachment':
      return attachmentTemplate(content, message, context);
    case 'quick-replies':
      return quickRepliesTemplate(content, message, context);
    case 'card':
      return singleCardTemplate(content, message, context);
    case 'carousel':
      return carouselTemplate(content, message, context);
    case 'date-picker':
      return datePickerTemplate(content, message, context);
    case 'list-picker':
      return listPickerTemplate(content, message, context);
    case 'form':
      return formTemplate(content, message, context);
    case 'notice':
    case 'unknown':
      return nothing;
  }
};

/** What a message holds besides its text; the page's own drawing stands for all content of its type. */
export const contentTemplates = (message: Message, context: ContentContext): unknown => {
  const { content } = message;
  if (content.length === 0) return nothing;
  const types = content.map(({ type }) => type);
  return content.map((each, i) => {
    const own = context.custom(message, each.type);
    if (own === undefined) return builtIn(each, message, context);
    return types.indexOf(each.type) === i ? own : nothing;
  });
};

/** Whether anything but the text is drawn of it. */
export const isDrawn = (message: Message, { custom }: ContentContext): boolean =>
  message.content.some(({ type }) => (type !== 'unknown' && type !== 'notice') || custom(message, type) !== undefined);
