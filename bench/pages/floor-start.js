/** Floor for the start: what a chat on Lit and XState cannot be faster than. A button, and when open a text box. */
import { LitElement, html } from 'lit';
import { assign, createActor, setup } from 'xstate';

const machine = setup({ actions: { keep: assign({ text: ({ event }) => event.text }) } }).createMachine({
  context: { text: '' },
  initial: 'closed',
  states: { closed: { on: { toggle: 'open' } }, open: { on: { toggle: 'closed', type: { actions: 'keep' } } } },
});

class FloorChat extends LitElement {
  static properties = { open: { type: Boolean, reflect: true } };

  constructor() {
    super();
    this.actor = createActor(machine).start();
  }

  render() {
    if (!this.open) return html`<button part="launcher" @click=${() => (this.open = true)}>Chat</button>`;
    return html`<p>Hello</p>
      <textarea
        part="input"
        @input=${(event) => this.actor.send({ type: 'type', text: event.target.value })}
      ></textarea>`;
  }
}

customElements.define('floor-chat', FloorChat);
