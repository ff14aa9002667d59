import { z, type RouteConfig } from '@hono/zod-openapi';
import { errorCodes } from '../../corpora-config/index.ts';

const codes = Object.keys(errorCodes);

/** Shape of every answer that is not a success. */
const errorSchema: z.ZodType = z.strictObject({
  error: z.strictObject({
    code: z.string().describe(`Stable code, one of: ${codes.join(', ')}.`).openapi({ example: 'request.invalid' }),
    message: z.string().describe('Expected, got, where; in English, for programs and developers.').openapi({ example: 'body: limit: Too big: expected number to be <=100' }),
    hint: z.string().optional().describe('What to do about it.').openapi({ example: 'known fields: query, corpora; see /docs' }),
    details: z.unknown().optional().describe('Plain data for programs, e.g. the fields that were wrong.'),
  }).describe('What went wrong, for programs.'),
  outputs: z.string().describe('One plain sentence in Japanese, for people.').openapi({ example: '入力の形式が正しくありません。項目名と値を確認してください。' }),
}).openapi('Error');

/** The error answer of a route. */
export const errorResponse: RouteConfig['responses'][string] = {
  description: 'The request was refused or failed.',
  content: { 'application/json': { schema: errorSchema } },
};
