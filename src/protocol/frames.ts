/** Wire types, both directions, as the server spells them. Only this folder and the simulator know them. */

/** The tracingId of every echo request, by convention of the official clients: base64 of "HealthCheckMessageId". */
export type HealthCheckTracingId = 'SGVhbHRoQ2hlY2tNZXNzYWdlSWQ=';

export interface RequestFrame {
  readonly action: string;
  readonly token?: string;
  readonly tracingId?: string;
  readonly deploymentId?: string;
  readonly startNew?: boolean;
  readonly closeAllConnections?: boolean;
  readonly message?: RequestMessage | string;
  readonly data?: { readonly code: string };
  readonly journeyContext?: object;
  readonly attachmentId?: string;
  readonly fileName?: string;
  readonly fileType?: string;
  readonly fileSize?: number;
  readonly errorsAsJson?: boolean;
}

export interface RequestMessage {
  readonly type?: 'Text' | 'Structured' | 'Event';
  readonly text?: string;
  readonly content?: readonly WireContent[];
  readonly events?: readonly WireEvent[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly channel?: { readonly metadata?: { readonly customAttributes?: Readonly<Record<string, string>> } };
}

/** What the server sends: one JSON object per text frame. */
export interface ResponseFrame {
  readonly type: 'response' | 'message';
  readonly class: string;
  readonly code: number;
  readonly body: unknown;
  readonly tracingId?: string;
}

export interface WireParty {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly nickname?: string;
  readonly image?: string;
}

/** Body of `StructuredMessage`, and an entity of the history. */
export interface WireMessage {
  readonly id: string;
  readonly type: 'Text' | 'Structured' | 'Event';
  readonly direction: 'Inbound' | 'Outbound';
  readonly text?: string;
  readonly channel?: {
    readonly time?: string | null;
    readonly messageId?: string;
    readonly type?: string;
    readonly from?: WireParty;
  };
  readonly content?: readonly WireContent[];
  readonly events?: readonly WireEvent[];
  readonly originatingEntity?: 'Human' | 'Bot';
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface WireContent {
  readonly contentType: string;
  readonly [property: string]: unknown;
}

export interface WireEvent {
  readonly eventType: string;
  readonly typing?: { readonly type: string; readonly duration?: number; readonly durationMs?: number };
  readonly presence?: { readonly type: string };
}

export interface WireHistoryPage {
  readonly entities: readonly WireMessage[];
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly total: number;
  readonly pageCount: number;
}
