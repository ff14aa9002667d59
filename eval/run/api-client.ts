import { z } from 'zod';
import { GensenError } from '../../corpora-config/index.ts';
import type { EvaluationQuery } from '../datasets/dataset.ts';

/** What is needed of a hit to score it. */
const hitSchema = z.object({
  id: z.string(),
  text: z.string(),
  score: z.number(),
  document: z.object({ id: z.string(), title: z.string(), date: z.string().nullable(), uri: z.string() }),
});

export interface ScoredHit {
  readonly id: string;
  readonly text: string;
  readonly score: number;
  readonly document: { readonly id: string; readonly title: string; readonly date: string | null; readonly uri: string };
}

/** A running engine, asked over HTTP as any app would ask it. */
export interface ApiClient {
  search(query: EvaluationQuery, scope: { readonly corpora?: readonly string[] | undefined; readonly limit: number }): Promise<readonly ScoredHit[]>;
  /** Whether the engine declines to answer. */
  abstains(query: EvaluationQuery, scope: { readonly corpora?: readonly string[] | undefined }): Promise<boolean>;
  /** What the index holds, for the fingerprint of a result. */
  corpora(): Promise<unknown>;
}

/** Opens a client on the base address of an API. Errors of its methods: `source.unreadable` with route, status and answer. */
export function openApiClient(url: string): ApiClient {
  return {
    search: async (query, { corpora, limit }) => {
      const body = { query: query.text, limit, corpora, asOf: query.asOf, filters: query.filters };
      return z.object({ hits: z.array(hitSchema) }).parse(await post(url, '/v1/search', body)).hits;
    },
    abstains: async (query, { corpora }) => {
      const body = { question: query.text, corpora, asOf: query.asOf, filters: query.filters };
      return z.object({ abstained: z.boolean() }).parse(await post(url, '/v1/answer', body)).abstained;
    },
    corpora: async () => read(await fetch(new URL('/v1/corpora', url)), '/v1/corpora'),
  };
}

async function post(url: string, route: string, body: unknown): Promise<unknown> {
  const answer = await fetch(new URL(route, url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return read(answer, route);
}

async function read(answer: Response, route: string): Promise<unknown> {
  if (answer.ok) return answer.json();
  throw new GensenError('source.unreadable', { message: `${route} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`, mend: 'check that the API is running over the corpora of the condition' });
}
