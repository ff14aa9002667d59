import { z } from '@hono/zod-openapi';
import { statusFields } from './fields.ts';
import { locatorSchema } from './locator-schema.ts';

const documentSchema = z.strictObject({
  id: z.string().describe('Identifier of the document, revision included.').openapi({ example: 'law/129AC0000000089@20230614_505AC0000000053' }),
  title: z.string().describe('Title of the document.').openapi({ example: '民法' }),
  date: z.string().nullable().describe('ISO date of the document (promulgation, sitting, issue); null when unknown.').openapi({ example: '1896-04-27' }),
  uri: z.string().describe('Where the original is found.').openapi({ example: 'https://laws.e-gov.go.jp/law/129AC0000000089' }),
});

const explanationSchema = z.strictObject({
  term: z.string().describe('A term of the query; a leading `_` marks a character bigram.'),
  field: z.enum(['terms', 'headingTerms', 'neighbours']).describe('Where it matched: the text, title and headings, or passages near by.'),
  occurrences: z.number().describe('How often it stands in that field of the passage.'),
  chunkFrequency: z.number().describe('In how many passages of the scope it stands.'),
  contribution: z.number().describe('What it added to the lexical score.'),
});

const legsSchema = z.strictObject({
  exact: z.number().describe('1 when the passage was named by its provision.').optional(),
  lexical: z.number().describe('BM25 score.').optional(),
  dense: z.number().describe('Cosine of the embeddings, −1 to 1.').optional(),
}).describe('Score of each way it was found, before they were combined; an absent one did not find it.');

/** A ranked passage. */
export const hitSchema: z.ZodType = z.strictObject({
  id: z.string().describe('Identifier of the passage; opens it at `/v1/chunks/{id}`.').openapi({ example: 'law/129AC0000000089@20230614_505AC0000000053/MainProvision-Article_709-Paragraph_1' }),
  corpus: z.string().describe('Id of its corpus.').openapi({ example: 'laws' }),
  document: documentSchema.describe('The document it stands in.'),
  breadcrumb: z.array(z.string()).describe('Headings above it, outermost first, the title left out.').openapi({ example: ['第三編　債権', '第五章　不法行為', '第七百九条'] }),
  text: z.string().describe('The stored text, exactly as in the source.'),
  highlights: z.array(z.tuple([z.int(), z.int()])).describe('Matches as [start, end) in UTF-16 code units of `text`, ascending and apart.').openapi({ example: [[0, 2]] }),
  score: z.number().describe('Combined score; compares only within one answer.'),
  legs: legsSchema,
  locator: locatorSchema,
  revision: z.string().describe('The source\'s own name of the revision.').openapi({ example: '20230614_505AC0000000053' }),
  ...statusFields,
  contentHash: z.string().describe('SHA-256 of `text` in UTF-8, hexadecimal.'),
  attributes: z.record(z.string(), z.array(z.string())).describe('Attributes of document and passage, e.g. `speaker`, `house`.'),
  tenant: z.string().describe('Who may see it; `public` is everyone.').openapi({ example: 'public' }),
  unit: z.string().describe('Identifier of the article, speech or chapter around it, or the document; opens it at `/v1/documents/{id}`.').optional(),
  siblings: z.array(z.string()).describe('Identifiers of further matches in the same unit, e.g. other paragraphs of the article.').optional(),
  context: z.strictObject({
    before: z.string().describe('Text of the passage before it.').optional(),
    after: z.string().describe('Text of the passage after it.').optional(),
  }).describe('Present when `expand` was asked.').optional(),
  explanation: z.array(explanationSchema).describe('Present when `explain` was asked.').optional(),
}).openapi('Hit');
