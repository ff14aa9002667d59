import { z } from '@hono/zod-openapi';
import { statusFields } from './fields.ts';
import { locatorSchema } from './locator-schema.ts';

const citationSchema = z.strictObject({
  n: z.int().describe('Its number in the answer, from 1.').openapi({ example: 1 }),
  id: z.string().describe('Identifier of the cited passage; opens it at `/v1/chunks/{id}`.'),
  title: z.string().describe('Title for people.').openapi({ example: '民法 第七百九条' }),
  uri: z.string().describe('Where the original is found.'),
  locator: locatorSchema,
  revision: z.string().describe('The source\'s own name of the revision.'),
  contentHash: z.string().describe('SHA-256 of the whole stored text of `id`, hexadecimal.'),
  quote: z.string().describe('The words relied on; always a substring of the stored text of `id`.'),
  status: statusFields.status.optional(),
  statusNote: statusFields.statusNote,
}).openapi('Citation');

/** A cited answer. */
export const answerSchema: z.ZodType = z.strictObject({
  answer: z.string().describe('Markdown in Japanese with `[1]` markers; without claims when `abstained`.'),
  citations: z.array(citationSchema).describe('What the markers point to, by number.'),
  abstained: z.boolean().describe('True: nothing held fits the question, so nothing is claimed.'),
  reason: z.string().describe('Why it abstained, in Japanese.').optional(),
  usage: z.array(z.unknown()).describe('What models were called and their tokens; empty for extractive answers.'),
  timings: z.record(z.string(), z.number()).describe('Milliseconds of each step.'),
}).openapi('Answer');
