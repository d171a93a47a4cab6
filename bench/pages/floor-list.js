/**
 * Floor for arriving messages: Lit, the list in blocks that are render roots of their own, so that a message redraws one
 * block; one draw and one scroll per frame.
 */
import { html, render } from 'lit';

const BLOCK = 50;

class FloorList extends HTMLElement {
  connectedCallback() {
    this.messages = [];
    this.attachShadow({ mode: 'open' });
    const log = document.createElement('div');
    log.setAttribute('part', 'log');
    log.setAttribute('role', 'log');
    Object.assign(log.style, { height: '480px', width: '380px', overflow: 'auto' });
    this.shadowRoot.append(log);
    this.log = log;
    this.blocks = [];
  }

  /** @param {string} frame What the service would have sent. */
  receive(frame) {
    const { body } = JSON.parse(frame);
    this.messages.push({ id: body.id, name: body.channel.from.nickname, text: body.text, time: body.channel.time });
    this.scheduled ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.scheduled = undefined;
    const last = Math.ceil(this.messages.length / BLOCK);
    // The block that was last before may have been filled up in the same frame.
    for (let index = Math.max(0, this.blocks.length - 1); index < last; index++) {
      if (!this.blocks[index]) this.log.append((this.blocks[index] = document.createElement('div')));
      render(this.messages.slice(index * BLOCK, (index + 1) * BLOCK).map(drawMessage), this.blocks[index]);
    }
    this.log.scrollTop = this.log.scrollHeight;
  }
}

const drawMessage = ({ name, text, time }) =>
  html`<div part="message">
    <b part="author">${name}</b>
    <p part="bubble">${text}</p>
    <time part="time">${time}</time>
  </div>`;

customElements.define('floor-list', FloorList);
