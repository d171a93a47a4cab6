import { LitElement } from 'lit';
import { styles } from './styles.js';

/**
 * How the element looks, and what a page may reach of it.
 *
 * @csspart launcher - The round button at the corner.
 * @csspart launcher-icon - What is drawn in it.
 * @csspart launcher-label - The word beside the icon, hidden; `all: unset` shows it.
 * @csspart badge - The number of unread messages on it.
 * @csspart preview - The first unread message beside the closed launcher.
 * @csspart panel - The chat itself.
 * @csspart header - Its upper edge, with avatar, heading and buttons.
 * @csspart avatar - A face or initials, in the header and beside messages.
 * @csspart heading - The title.
 * @csspart subheading - The line under the title: how the connection stands, or who is typing.
 * @csspart header-actions - The slot before the menu and the close button, to lay out what stands in it.
 * @csspart close-button - Closes a floating panel.
 * @csspart menu-button - Opens the menu; there only when it holds something.
 * @csspart menu - What can be done with the conversation.
 * @csspart menu-item - One of it.
 * @csspart dialog - A question before something that cannot be taken back.
 * @csspart banner - What is to be said about the connection. With `banner-offline`, `banner-reconnecting` or `banner-restored`.
 * @csspart banner-text - Its sentence.
 * @csspart banner-countdown - The part of the sentence that ticks.
 * @csspart retry-button - Its button; also the ones where messages may be missing, and after several that failed.
 * @csspart log - The conversation, which scrolls.
 * @csspart older-button - Loads earlier messages.
 * @csspart day-separator - The name of a day.
 * @csspart unread-separator - Stands before the first unread message.
 * @csspart group - Messages of one author in a row.
 * @csspart message - One message. With `message-in` or `message-out`, and `message-guest`, `message-agent`, `message-bot` or `message-system`.
 * @csspart author - The name over it.
 * @csspart bubble - Its text. With `bubble-in` or `bubble-out`, `bubble-first`, `bubble-last`, `bubble-failed`.
 * @csspart link - A link in a text.
 * @csspart attachment - A file, in a message or above the text box.
 * @csspart attachment-image - Its picture.
 * @csspart attachment-progress - How far it is uploaded.
 * @csspart quick-replies - Answers to tap, under a message.
 * @csspart quick-reply - One of them.
 * @csspart card - A card.
 * @csspart card-image - Its picture.
 * @csspart card-title - Its title.
 * @csspart card-text - Its text.
 * @csspart card-action - A link or a button of it.
 * @csspart carousel - Cards in a row, which scrolls.
 * @csspart carousel-button - Turns to the next or the previous card.
 * @csspart form - A picker or a form, open or answered.
 * @csspart field - A control of it.
 * @csspart copy-button - Copies the message it stands in.
 * @csspart floating-day - The day one reads in, over the log while going up.
 * @csspart toast - A word over the log about what was just done.
 * @csspart time - When it was written.
 * @csspart status - Where an own message stands. With `status-queued`, `status-sending`, `status-sent`, `status-unconfirmed` or `status-failed`.
 * @csspart resend-button - Sends a failed message again.
 * @csspart discard-button - Throws it away.
 * @csspart system - A line between the messages.
 * @csspart typing - Someone is typing.
 * @csspart jump-button - Goes to what is new, over the end of the log.
 * @csspart jump-count - How much that is.
 * @csspart composer - The form at the lower edge.
 * @csspart input - The text box.
 * @csspart attach-button - Picks files.
 * @csspart dropzone - Lies over the panel while files are held over it.
 * @csspart counter - How much still fits, near the limit.
 * @csspart send-button - Sends.
 * @csspart footer - The slot below the composer.
 *
 * @cssprop [--gc-accent=#2d5be3] - One colour makes a theme; what stands on it, links and the dark twin follow from it. Default: the deployment's.
 * @cssprop --gc-on-accent - Text on the accent. Default: black or white, whichever can be read.
 * @cssprop [--gc-surface=light-dark(#fff, #16181c)] - The ground.
 * @cssprop [--gc-surface-2=light-dark(#f2f3f5, #25282e)] - What lies on the ground.
 * @cssprop [--gc-text=light-dark(#17191d, #eceef1)] - Text.
 * @cssprop [--gc-text-muted=light-dark(#5c626d, #a4aab4)] - Names, times, hints.
 * @cssprop [--gc-border=light-dark(#e3e5e9, #2e3239)] - Lines.
 * @cssprop [--gc-danger=light-dark(#b3261e, #ff9d94)] - What failed.
 * @cssprop [--gc-warning=light-dark(#7a4b00, #f2c063)] - What may need care.
 * @cssprop [--gc-success=light-dark(#12683a, #7fd8a4)] - What is well again.
 * @cssprop --gc-link - Links. Default: the accent, made readable.
 * @cssprop --gc-focus-ring - The ring around what has the focus. Default: the accent, made readable.
 * @cssprop [--gc-bubble-in=var(--gc-surface-2)] - Ground of what others write.
 * @cssprop [--gc-bubble-in-text=var(--gc-text)] - Its text.
 * @cssprop [--gc-bubble-out=var(--gc-accent)] - Ground of what the visitor writes.
 * @cssprop [--gc-bubble-out-text=var(--gc-on-accent)] - Its text.
 * @cssprop [--gc-bubble-radius=18px] - Corners of bubbles.
 * @cssprop [--gc-font=inherit] - Font family.
 * @cssprop [--gc-font-size=15px] - Size of text; other sizes follow.
 * @cssprop [--gc-line-height=1.45] - Height of lines.
 * @cssprop [--gc-width=400px] - Width of a floating panel.
 * @cssprop [--gc-height=704px] - Height of a floating panel; inline, of the element (100%).
 * @cssprop [--gc-max-height=100dvh - 120px] - Height it never exceeds; inline: none.
 * @cssprop [--gc-offset-inline=24px] - Distance from the side of the page.
 * @cssprop [--gc-offset-block=24px] - Distance from the lower edge of the page.
 * @cssprop [--gc-launcher-size=56px] - Size of the launcher.
 * @cssprop [--gc-avatar-size=28px] - Size of an avatar beside messages.
 * @cssprop [--gc-space=4px] - The unit of all distances.
 * @cssprop [--gc-radius=16px] - Corners of the panel (inline: 0); what is in it is rounded twice as much at most.
 * @cssprop [--gc-z-index=2147483000] - Where a floating chat lies over the page.
 * @cssprop --gc-shadow - Shadow of a floating panel.
 * @cssprop [--gc-duration=180ms] - How long something moves.
 * @cssprop [--gc-easing=cubic-bezier(0.2, 0.8, 0.2, 1)] - How it moves.
 *
 * @cssState open - The panel is to be seen.
 * @cssState closed - It is not.
 * @cssState connecting - The first connection is on its way.
 * @cssState online - Connected.
 * @cssState reconnecting - The connection was lost and is tried again.
 * @cssState resuming - Reading what was missed.
 * @cssState offline - The device has no network.
 * @cssState read-only - The conversation was closed by the service.
 * @cssState expired - The session has run out.
 * @cssState ended - Nothing more can be written: read-only, expired or disconnected.
 * @cssState error - A chat cannot be had.
 * @cssState unread - There are unread messages.
 * @cssState typing - Someone is typing.
 * @cssState dragging - Files are held over it.
 * @cssState uploading - A file is on its way.
 * @cssState queued - Messages wait for a connection.
 * @cssState fullscreen - The floating panel fills a small screen.
 * @cssState blocked - A modal dialog of the page makes a floating chat unreachable; `show()` lifts it over that.
 * @cssState inline - The mode is `inline`.
 * @cssState page - The mode is `page`.
 * @cssState dark - Drawn dark.
 * @cssState duplicate - Another element on the page has this deployment: this one shows nothing.
 * @cssState demo - A demonstration, without a network.
 */
export abstract class StyledElement extends LitElement {
  static override styles = styles;
}
