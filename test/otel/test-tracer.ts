import type { Tracer } from '../../src/otel/index.js';

export interface TestSpan {
  readonly name: string;
  readonly kind: number | undefined;
  readonly attributes: Record<string, unknown>;
  readonly events: string[];
  status: { readonly code: number } | undefined;
  ended: boolean;
}

/** A tracer that remembers, and does not take back what was ended. */
export const createTestTracer = () => {
  const spans: TestSpan[] = [];
  const tracer: Tracer = {
    startSpan(name, options = {}) {
      const span: TestSpan = {
        ...{ name, kind: options.kind, attributes: { ...options.attributes }, events: [] },
        ...{ status: undefined, ended: false },
      };
      spans.push(span);
      const open = (): void => {
        if (span.ended) throw new Error(`${name} has ended`);
      };
      return {
        setAttributes: (attributes) => (open(), Object.assign(span.attributes, attributes)),
        addEvent: (event) => (open(), span.events.push(event)),
        setStatus: (status) => (open(), (span.status = status)),
        end() {
          open();
          span.ended = true;
        },
      };
    },
  };
  return { tracer, spans, named: (name: string) => spans.filter((span) => span.name === name) };
};
