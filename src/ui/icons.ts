import { html, type TemplateResult } from 'lit';

/** One family: 20 px grid, 1.75 px strokes, the text's colour. Always hidden from assistive technology. */
const icon = (name: string, path: string): TemplateResult =>
  html`<svg
    class="icon ${name}"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

const CIRCLE = 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 6';

export const chatIcon = icon(
  'chat',
  'M10 3.2c4.1 0 7.3 2.8 7.3 6.4S14.1 16 10 16c-.9 0-1.8-.1-2.6-.4L3.6 17l.9-3.3a5.6 5.6 0 0 1-1.8-4.1c0-3.6 3.2-6.4 7.3-6.4ZM7 8.3h6M7 11.1h3.8',
);
export const closeIcon = icon('', 'm5 5 10 10M15 5 5 15');
export const moreIcon = icon('', 'M10 5h.01M10 10h.01M10 15h.01');
export const chevronIcon = icon('chevron', 'm4.5 7.5 5.5 5.5 5.5-5.5');
export const sendIcon = icon('', 'M10 16V4M4.8 9.2 10 4l5.2 5.2');
export const downIcon = icon('', 'M10 4v12M4.8 10.8 10 16l5.2-5.2');
export const alertIcon = icon('', `${CIRCLE}v4.4M10 13.5h.01`);
export const offlineIcon = icon(
  '',
  'M3 3l14 14M8.7 5.2A10.3 10.3 0 0 1 18 8M2 8a10.2 10.2 0 0 1 3.3-2M5 11.2a6.7 6.7 0 0 1 3.2-1.7M12.6 9.9a6.7 6.7 0 0 1 2.4 1.3M10 15.2h.01',
);
export const checkIcon = icon('', 'm4.5 10.6 3.6 3.6 7.4-8');
export const copyIcon = icon(
  '',
  'M7.5 7.5V5A1.5 1.5 0 0 1 9 3.5h6A1.5 1.5 0 0 1 16.5 5v6a1.5 1.5 0 0 1-1.5 1.5h-2.5M5 7.5h6A1.5 1.5 0 0 1 12.5 9v6a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V9A1.5 1.5 0 0 1 5 7.5Z',
);
export const clockIcon = icon('', `${CIRCLE}v4.2l2.6 1.6`);
export const spinnerIcon = icon('spinner', 'M10 2.8a7.2 7.2 0 1 0 7.2 7.2');
export const outIcon = icon(
  'out',
  'M11.5 3.5h5v5M16 4 9 11M14 11.5V15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 4 15V8a1.5 1.5 0 0 1 1.5-1.5H9',
);
export const backIcon = icon('way', 'M12.5 4.5 7 10l5.5 5.5');
export const onIcon = icon('way', 'M7.5 4.5 13 10l-5.5 5.5');
export const fileIcon = icon(
  '',
  'M11.5 2.8H6A1.5 1.5 0 0 0 4.5 4.3v11.4A1.5 1.5 0 0 0 6 17.2h8a1.5 1.5 0 0 0 1.5-1.5V6.8ZM11.5 2.8v4h4',
);
export const attachIcon = icon(
  '',
  'm16.2 9.4-6.3 6.3a4 4 0 0 1-5.6-5.7l6.6-6.6a2.7 2.7 0 0 1 3.8 3.8l-6.6 6.6a1.3 1.3 0 0 1-1.9-1.9l6-6',
);
