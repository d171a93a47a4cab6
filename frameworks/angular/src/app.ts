import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { GcEventDetails } from 'genesys-chat';
import 'genesys-chat/define';

const query = new URLSearchParams(location.search);

@Component({
  selector: 'shop-app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Shop</h1>
      <button (click)="here.set(!here())">{{ here() ? 'Leave' : 'Come back' }}</button>
      <button (click)="plan.set('gold')">Buy gold</button>
      <p>
        Plan <output id="plan">{{ plan() }}</output>, status <output id="status">{{ status() }}</output>, unread
        <output id="unread">{{ unread() }}</output>, last <output id="last">{{ last() }}</output>
      </p>
      @if (here()) {
        <genesys-chat
          [attr.deployment-id]="deploymentId"
          [attr.endpoint]="endpoint"
          [heading]="'Help (' + plan() + ')'"
          [customAttributes]="attributes()"
          (gc-unread)="onUnread($event)"
          (gc-status)="onStatus($event)"
          (gc-message)="onMessage($event)"
        ></genesys-chat>
      }
    </main>
  `,
})
export class App {
  readonly deploymentId = query.get('deployment-id');
  readonly endpoint = query.get('endpoint');
  readonly here = signal(true);
  readonly plan = signal('free');
  readonly unread = signal(0);
  readonly status = signal('');
  readonly last = signal('');
  readonly attributes = computed(() => ({ plan: this.plan() }));

  onUnread({ detail }: CustomEvent<GcEventDetails['gc-unread']>): void {
    this.unread.set(detail.count);
  }
  onStatus({ detail }: CustomEvent<GcEventDetails['gc-status']>): void {
    this.status.set(detail.status);
  }
  onMessage({ detail }: CustomEvent<GcEventDetails['gc-message']>): void {
    this.last.set(detail.message.text ?? '');
  }
}
