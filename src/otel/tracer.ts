/** What of `@opentelemetry/api` is used here: a tracer of that package fits, and so does one of a test. */
export interface Tracer {
  startSpan(name: string, options?: SpanOptions): Span;
}

export interface SpanOptions {
  /** 2 is a call to another service, as `SpanKind.CLIENT`. */
  readonly kind?: number;
  readonly attributes?: Attributes;
}

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Span {
  setAttributes(attributes: Attributes): unknown;
  addEvent(name: string, attributes?: Attributes): unknown;
  /** 2 is an error, as `SpanStatusCode.ERROR`. */
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  end(): void;
}

/** Every copy of `@opentelemetry/api` keeps what was registered under this name, so that libraries find it. */
const API = Symbol.for('opentelemetry.js.api.1');

const isCallable = (value: unknown): value is (...args: readonly string[]) => unknown => typeof value === 'function';
const isTracer = (value: unknown): value is Tracer =>
  typeof value === 'object' && value !== null && isCallable(Reflect.get(value, 'startSpan'));
const part = (of: unknown, name: PropertyKey): unknown =>
  (typeof of === 'object' && of !== null) || typeof of === 'function' ? Reflect.get(of, name) : undefined;

/** The tracer of what the page has registered with `@opentelemetry/api`; nothing without that. */
export const registeredTracer = (name: string): Tracer | undefined => {
  const provider = part(part(globalThis, API), 'trace');
  const getTracer = part(provider, 'getTracer');
  const tracer = isCallable(getTracer) ? getTracer.call(provider, name) : undefined;
  return isTracer(tracer) ? tracer : undefined;
};
