import { z } from '@hono/zod-openapi';

const candidateSchema = z.strictObject({
  id: z.string().describe('Identifier it may name.').openapi({ example: 'law/129AC0000000089@20230614_505AC0000000053/MainProvision-Article_709' }),
  title: z.string().describe('Title for people.').openapi({ example: '民法 第七百九条' }),
  confidence: z.number().describe('0 to 1; 1 when nothing else can be meant.').openapi({ example: 1 }),
});

/** A piece of text that names something. */
export const mentionSchema: z.ZodType = z.strictObject({
  text: z.string().describe('The text that names it.').openapi({ example: '民法第七百九条' }),
  start: z.int().describe('Offset of its first UTF-16 code unit in the text sent.').openapi({ example: 0 }),
  end: z.int().describe('Offset after its last code unit.').openapi({ example: 7 }),
  kind: z.enum(['law', 'provision', 'date', 'corpus', 'identifier', 'plain-word']).describe('What kind of thing it names; `plain-word`: a word of daily use, its candidates are the printed words that are searched too.'),
  candidates: z.array(candidateSchema).describe('What it may mean, likeliest first; several when ambiguous.'),
  together: z.boolean().describe('True: all candidates are meant, in order (a range of articles). Absent: one of them is.').optional(),
  reason: z.string().describe('Why there is no candidate, or no clear one, in Japanese: the law is known, the article is not; several laws bear the name.').optional(),
  nearest: z.array(z.strictObject({ id: z.string().describe('Identifier.'), title: z.string().describe('Title for people.') })).describe('Places that exist beside one that does not, the one before it first.').optional(),
}).openapi('Mention');

/** What the engine made of a query. */
export const understoodSchema: z.ZodType = z.strictObject({
  text: z.string().describe('The query as it was taken.'),
  mentions: z.array(mentionSchema).describe('What the query names.'),
  corpora: z.array(z.string()).describe('Corpora that were looked in.'),
  from: z.string().describe('ISO date; only documents from that day on.').optional(),
  until: z.string().describe('ISO date; only documents up to that day.').optional(),
  asOf: z.string().describe('ISO date on which revisions had to hold.'),
}).openapi('Understood');
