import { z } from '@hono/zod-openapi';

/** Longest query or question taken, in UTF-16 code units; a longer one is refused with `request.too-large`. */
const maximumQueryCharacters = 10_000;

/** Fields that several requests share. Each is optional unless its name says `question` or `query`. */
export const queryText = (description: string, example: string): z.ZodString =>
  z.string().min(1).max(maximumQueryCharacters, `expected at most ${maximumQueryCharacters} characters`)
    .describe(`${description} 1–${maximumQueryCharacters} UTF-16 code units.`).openapi({ example });

export const corporaField: z.ZodOptional<z.ZodArray<z.ZodString>> = z.array(z.string().min(1)).min(1).max(100)
  .describe('Ids of the corpora to look in, as `GET /v1/corpora` names them. Absent: every corpus.')
  .openapi({ example: ['laws', 'diet'] }).optional();

export const filtersField: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>> = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .describe('`from` and `until` (ISO dates of the document, inclusive) and attribute names such as `speaker`, `house`, `meeting`, `session`; every key must hold one of its values. At most 32 keys, 256 values a key, 1,000 characters a value.')
  .openapi({ example: { house: '衆議院', from: '2023-04-01' } }).optional();

export const asOfField: z.ZodOptional<z.ZodISODate> = z.iso.date()
  .describe('ISO date, e.g. `2025-06-01`: only revisions in force on that day. Absent: today.')
  .openapi({ example: '2025-06-01' }).optional();

/** How a revision stands on the day asked. */
export const statusFields: { readonly status: z.ZodType; readonly statusNote: z.ZodType } = {
  status: z.enum(['current', 'not-yet-in-force', 'past', 'repealed']).describe('How the revision stands on the day asked: 現行, 未施行, 過去, 廃止 (with 失効, 停止 and 実効性喪失).'),
  statusNote: z.string().describe('The same in a Japanese sentence, when it is not simply in force.').openapi({ example: '2025年4月1日に改正される前の過去の版です。' }).optional(),
};
