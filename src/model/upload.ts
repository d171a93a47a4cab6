import type { MessageError } from './message.js';

/**
 * Where a staged file stands. `waiting`: for the connection, or for files before it; `uploading`: its bytes are on their way;
 * `processing`: the service has them and looks at them; `ready`: it may be sent; `failed`: the visitor decides.
 */
export type UploadState = 'waiting' | 'uploading' | 'processing' | 'ready' | 'failed';

/** A file staged for sending. The same object until something about it changes. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  readonly state: UploadState;
  /** 0 to 1. */
  readonly progress: number;
  readonly error?: MessageError;
  /** Goes out by itself as soon as it is ready. */
  readonly committed: boolean;
  /** The bytes, for a preview of one's own. */
  readonly blob: Blob;
}

/** File rules as the session and the deployment announced them. */
export interface MediaRules {
  /** MIME types, also ranges as in an Accept header. */
  readonly types: readonly string[];
  readonly maxBytes: number;
  /** Lower case, with the leading dot. */
  readonly blockedExtensions: readonly string[];
}

/** One upload as the network sees it. */
export interface PutRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  /** 0 to 1; never called where the transport cannot tell. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Sends the bytes, without credentials. Rejects when there was no answer. */
export type Put = (request: PutRequest) => Promise<{ readonly status: number }>;
