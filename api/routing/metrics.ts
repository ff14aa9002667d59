import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What is counted, in a registry of its own, so that two applications in one process never mix. */
export interface ApiMetrics {
  readonly registry: Registry;
  /** Requests answered, by `method`, `route` (the pattern, never the path) and `status`. */
  readonly requests: Counter<'method' | 'route' | 'status'>;
  /** Seconds from the request's head to the answer's head, by `method` and `route`. */
  readonly seconds: Histogram<'method' | 'route'>;
  /** Searches and answers that found nothing to say, by `kind` (`search`, `answer`). */
  readonly empty: Counter<'kind'>;
}

/** Upper bounds of the latency buckets, in seconds; around the 60 ms aim for searches. */
const secondsBuckets = [0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/** Makes the counters. `processMetrics` adds memory, CPU and event-loop figures of this process; default true. */
export function createMetrics({ processMetrics = true }: { readonly processMetrics?: boolean } = {}): ApiMetrics {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({ name: 'gensen_http_requests_total', help: 'Requests answered.', labelNames: ['method', 'route', 'status'], registers: [registry] }),
    seconds: new Histogram({ name: 'gensen_http_request_seconds', help: 'Seconds until an answer began.', labelNames: ['method', 'route'], buckets: secondsBuckets, registers: [registry] }),
    empty: new Counter({ name: 'gensen_empty_results_total', help: 'Searches without a hit and answers that abstained.', labelNames: ['kind'], registers: [registry] }),
  };
}
