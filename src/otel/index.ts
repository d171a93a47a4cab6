/** Traces for OpenTelemetry. Imports nothing of it: a tracer is passed in, or found where the page registered one. */
export { traceChat } from './trace-chat.js';
export type { Attributes, Span, SpanOptions, Tracer } from './tracer.js';
