import { z } from '@hono/zod-openapi';
import { statusFields } from './fields.ts';
import { revisionSchema } from './shown-schema.ts';

const sideSchema = z.strictObject({
  id: z.string().describe('Identifier of the document at that revision.'),
  revision: revisionSchema,
  ...statusFields,
});

const provisionSchema = z.strictObject({
  id: z.string().describe('Identifier of the article, or of what stands for one.'),
  heading: z.string().describe('Its heading.'),
  text: z.string().describe('Its stored text.'),
  contentHash: z.string().describe('SHA-256 of `text` in UTF-8, hexadecimal.'),
});

const partSchema = z.strictObject({
  kind: z.enum(['same', 'removed', 'added']).describe('Parts that are not `added`, joined, are the older text; those not `removed` the newer.'),
  text: z.string().describe('Words, exactly as stored.'),
});

/** 新旧対照. */
export const comparisonSchema: z.ZodType = z.strictObject({
  id: z.string().describe('What was compared, without revision.'),
  title: z.string().describe('Title of the document.'),
  from: sideSchema.describe('The older side.'),
  to: sideSchema.describe('The newer side.'),
  counts: z.record(z.string(), z.number()).describe('How many articles are `unchanged`, `changed`, `renumbered`, `added` and `removed`.'),
  provisions: z.array(z.strictObject({
    change: z.enum(['unchanged', 'changed', 'renumbered', 'added', 'removed']).describe('What became of it; `renumbered` stands elsewhere now, with the same or a like text.'),
    from: provisionSchema.describe('It on the older side; absent when it was added.').optional(),
    to: provisionSchema.describe('It on the newer side; absent when it was removed.').optional(),
    parts: z.array(partSchema).describe('What changed, word by word.'),
  })).describe('In the order of the newer text; of a whole document without those unchanged.'),
}).openapi('Comparison');
