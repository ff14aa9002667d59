import { z } from '@hono/zod-openapi';
import { statusFields } from './fields.ts';
import { locatorSchema } from './locator-schema.ts';

/** Which version of a document something is. */
export const revisionSchema: z.ZodType = z.strictObject({
  id: z.string().describe('The source\'s own name of the revision.').openapi({ example: '20230614_505AC0000000053' }),
  validFrom: z.string().describe('ISO date from which it holds, inclusive. Absent: always.').optional(),
  validUntil: z.string().describe('ISO date from which it no longer holds. Absent: for ever.').optional(),
}).openapi('Revision');

const chunkSchema = z.strictObject({
  id: z.string().describe('Identifier of the passage.'),
  text: z.string().describe('Its stored text; the passages joined are `text` of the whole.'),
  locator: locatorSchema,
  contentHash: z.string().describe('SHA-256 of its text in UTF-8, hexadecimal.'),
});

/** A document, unit or passage reopened. */
export const shownSchema: z.ZodType = z.strictObject({
  id: z.string().describe('Identifier of what is shown, revision included.'),
  corpus: z.string().describe('Id of its corpus.'),
  title: z.string().describe('Title of the document.'),
  uri: z.string().describe('Where the original is found.'),
  date: z.string().nullable().describe('ISO date of the document; null when unknown.'),
  revision: revisionSchema,
  ...statusFields,
  breadcrumb: z.array(z.string()).describe('Headings above it, outermost first, the title left out.'),
  text: z.string().describe('The whole stored text, exactly as in the source.'),
  contentHash: z.string().describe('SHA-256 of `text` in UTF-8, hexadecimal.'),
  attributes: z.record(z.string(), z.array(z.string())).describe('Attributes, e.g. `speaker`, `house`.'),
  chunks: z.array(chunkSchema).describe('Its passages in document order.'),
  previous: z.string().describe('Identifier of what stands before it.').optional(),
  next: z.string().describe('Identifier of what stands after it.').optional(),
}).openapi('Shown');
