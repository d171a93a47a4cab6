import { css } from 'lit';
import { previewStyles } from './attention/preview.styles.js';
import { bannerStyles } from './banner/banner.styles.js';
import { composerStyles } from './composer/composer.styles.js';
import { attachmentStyles } from './content/attachment.styles.js';
import { contentStyles } from './content/content.styles.js';
import { sheetStyles } from './content/sheet.styles.js';
import { stagedStyles } from './composer/staged.styles.js';
import { launcherStyles } from './launcher/launcher.styles.js';
import { menuStyles } from './menu/menu.styles.js';
import { markdownStyles } from './message/markdown.styles.js';
import { messageStyles } from './message/message.styles.js';
import { panelStyles } from './panel/panel.styles.js';
import { toastStyles } from './toast/toast.styles.js';
import { baseStyles, tokenStyles } from './tokens.styles.js';
import { overLogStyles } from './transcript/over-log.styles.js';
import { transcriptStyles } from './transcript/transcript.styles.js';

/** All of one shadow tree, in the order in which later rules may refine earlier ones. */
export const styles = [
  tokenStyles,
  baseStyles,
  launcherStyles,
  panelStyles,
  menuStyles,
  toastStyles,
  bannerStyles,
  transcriptStyles,
  overLogStyles,
  messageStyles,
  markdownStyles,
  composerStyles,
  attachmentStyles,
  contentStyles,
  sheetStyles,
  stagedStyles,
  previewStyles,
  css`
    .demo,
    .panel > slot::slotted(*) {
      flex: none;
      padding: 8px 16px;
      font-size: 0.8667em;
      color: var(--_text-muted);
    }
  `,
];
