import { z } from '@hono/zod-openapi';
import type { ApiApp, ApiSettings, AppParts } from '../routing/app-parts.ts';
import { registerRoute } from '../routing/register-route.ts';
import type { CorpusSummary } from '../../retrieve/index.ts';

const corpusSchema = z.strictObject({
  corpus: z.string().describe('Id, as requests name it.').openapi({ example: 'laws' }),
  title: z.strictObject({ ja: z.string().describe('In Japanese.'), en: z.string().describe('In English.') }).describe('Name for people.'),
  kind: z.string().describe('First word of its identifiers.').openapi({ example: 'law' }),
  documents: z.int().describe('Documents held that the caller may see.'),
  chunks: z.int().describe('Passages held that the caller may see.'),
  rights: z.strictObject({ licence: z.string().describe('Terms of use.'), credit: z.string().describe('Credit line to print.') }).describe('Kept with every record.'),
}).openapi('Corpus');

const resultSchema = z.strictObject({
  corpora: z.array(corpusSchema).describe('Every configured corpus, by id; empty ones too.'),
  fingerprints: z.record(z.string(), z.string()).describe('What the index was made with, by stage.'),
}).openapi('Corpora');

/** `GET /v1/corpora`: what is held. */
export function registerCorpora(app: ApiApp, { retriever, settings }: AppParts): void {
  registerRoute(app, {
    document: {
      method: 'get',
      path: '/v1/corpora',
      summary: 'コーパス一覧 · What is held',
      tags: ['documents'],
      responses: { 200: { description: 'The corpora.', content: { 'application/json': { schema: resultSchema } } } },
    },
    errors: [503],
    handle: async (context) => context.json({ corpora: listCorpora(settings, await retriever.corpora(settings.access)), fingerprints: settings.fingerprints }),
  });
}

function listCorpora({ corpora }: ApiSettings, held: readonly CorpusSummary[]): readonly unknown[] {
  const counts = new Map(held.map((summary) => [summary.corpus, summary]));
  return corpora.map(({ id, title, kind, rights }) => {
    const { documents = 0, chunks = 0 } = counts.get(id) ?? {};
    return { corpus: id, title, kind, documents, chunks, rights };
  });
}
