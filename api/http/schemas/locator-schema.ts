import { z } from '@hono/zod-openapi';

/** Where in its source a text stands. */
export const locatorSchema: z.ZodType = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file') }).describe('The whole file.'),
  z.strictObject({ kind: z.literal('xml'), element: z.string().describe('Element path of the e-Gov API, version 2.') }),
  z.strictObject({
    kind: z.literal('page'),
    page: z.int().describe('Page, from 1.'),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).describe('Left, top, right, bottom in PDF points from the top left corner of the displayed page.').optional(),
  }),
  z.strictObject({ kind: z.literal('speech'), speech: z.string().describe('Identifier of the speech in its source.'), paragraph: z.int().describe('Paragraph of the speech, from 1.').optional() }),
  z.strictObject({ kind: z.literal('line'), line: z.int().describe('First line, from 1.'), lastLine: z.int().describe('Last line, inclusive.').optional() }),
  z.strictObject({ kind: z.literal('cell'), sheet: z.string().describe('Name of the sheet.'), row: z.int().describe('First row, from 1.'), lastRow: z.int().describe('Last row, inclusive.').optional() }),
  z.strictObject({ kind: z.literal('anchor'), anchor: z.string().describe('Fragment of the page, heading path or field name.') }),
]).describe('Where in its source the text stands.').openapi('Locator', { example: { kind: 'xml', element: 'MainProvision-Article_709-Paragraph_1' } });
