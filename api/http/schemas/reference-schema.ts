import { z } from '@hono/zod-openapi';

const placeFields = {
  id: z.string().nullable().describe('Identifier, with the revision; null: not held, or a provision that cannot be pointed at.'),
  law: z.string().nullable().describe('法令ID; null: the law is not held.'),
  title: z.string().describe('Title of the law, or the words that name it.'),
  element: z.string().nullable().describe('Element path of the e-Gov API, version 2; null: the whole law.'),
};

/** A provision, or a law whole. */
export const provisionPlaceSchema: z.ZodType = z.strictObject(placeFields).openapi('ProvisionPlace');

const targetSchema = z.strictObject({ ...placeFields, part: z.enum(['main', 'proviso', 'first', 'second', '柱書']).nullable().describe('本文, ただし書, 前段, 後段, 柱書; null: all of it.') }).openapi('TargetPlace');

/** A run of a passage's text. */
export const passageSpanSchema: z.ZodType = z.strictObject({
  id: z.string().describe('Identifier of the passage.'),
  start: z.int().describe('UTF-16 code units into its text.'),
  end: z.int().describe('Exclusive.'),
}).openapi('PassageSpan');

const substitutionSchema = z.strictObject({
  place: z.string().describe('Where the words stand, as written; empty: in everything that is applied.'),
  from: z.string().describe('The words as printed.'),
  to: z.string().describe('The words as read.'),
});

const readingSchema = z.strictObject({
  id: z.string().describe('Identifier of the applied provision, with the revision.'),
  law: z.string().describe('法令ID.'),
  title: z.string().describe('Title of the law.'),
  element: z.string().describe('Element path of the e-Gov API, version 2.'),
  text: z.string().describe('The provision with its words read as 読替え says.'),
  replaced: z.array(z.strictObject({
    start: z.int().describe('UTF-16 code units into `text`.'),
    end: z.int().describe('Exclusive.'),
    from: z.string().describe('The words as printed.'),
  })).describe('Where other words are read, in order.'),
  absent: z.array(substitutionSchema).describe('読替え whose words do not stand in this provision.'),
}).openapi('AppliedReading');

/** One mention with everything it points at. */
export const edgeSchema: z.ZodType = z.strictObject({
  relation: z.enum(['cites', 'applies', 'delegates']).describe('Names it; applies it (準用); leaves something to an order.'),
  from: provisionPlaceSchema,
  text: z.string().describe('The words that mention it.'),
  start: z.int().describe('UTF-16 code units into the text of the section at `from`.'),
  end: z.int().describe('Exclusive.'),
  kind: z.string().describe('How the mention begins: `relative`, `same`, `numbered`, `list-member`, `range`, `cross-law`, `declared-name`, `whole-law`, `old-law`, `chapter`, `appendix`, `suppl`, or `delegation`.'),
  targets: z.array(targetSchema).describe('What it points at, in document order; empty when unresolved.'),
  except: z.array(targetSchema).describe('What （…を除く。） takes out.'),
  unresolved: z.string().describe('Why it points nowhere, or at the law alone.').optional(),
  coverage: z.enum(['exact', 'below', 'above']).describe('Of `in`: whether it points at the very place asked, at one below it, or at one that holds it.').optional(),
  sentence: z.string().describe('The sentence around it.'),
  sentenceStart: z.int().describe('Where the sentence begins in the section.'),
  passage: passageSpanSchema.describe('Of `out`: the passage that holds it, and where.').optional(),
  substitutions: z.array(substitutionSchema).describe('Of `applies`: 読替え.').optional(),
  readings: z.array(readingSchema).describe('Of `substitutions`, when a provision (no law whole) was asked: each provision applied as it is read, in the revision of the target.').optional(),
}).openapi('ReferenceEdge');

/** A page of edges. */
export const referencesSchema: z.ZodType = z.strictObject({
  id: z.string().describe('What was asked, revision included.'),
  direction: z.enum(['in', 'out']).describe('`out`: what it points at; `in`: what points at it.'),
  asOf: z.string().describe('ISO date of the revisions.'),
  edges: z.array(edgeSchema).describe('`out` in the order of the text; `in` those of the law itself first, then by law.'),
  total: z.int().describe('How many there are on all pages.'),
  nextCursor: z.string().describe('For the next page; absent on the last.').optional(),
}).openapi('References');

/** The way from one law to another. */
export const lawPathSchema: z.ZodType = z.strictObject({
  from: provisionPlaceSchema,
  to: provisionPlaceSchema,
  asOf: z.string().describe('ISO date of the revisions.'),
  steps: z.array(z.strictObject({
    from: provisionPlaceSchema,
    to: provisionPlaceSchema,
    mentions: z.int().describe('How many mentions lead from the one to the other.'),
    example: edgeSchema.optional(),
  })).describe('Shortest; empty when there is none, or both are one law.'),
  isFound: z.boolean().describe('Whether there is a way.'),
}).openapi('LawPath');

/** The defined terms of a provision. */
export const termsSchema: z.ZodType = z.strictObject({
  id: z.string().describe('What was asked, revision included.'),
  asOf: z.string().describe('ISO date of the revision.'),
  terms: z.array(z.strictObject({
    term: z.string().describe('The term.'),
    meaning: z.string().describe('The words it stands for, or the clause that defines it.'),
    form: z.enum(['definition', 'short-name', 'law-name']).describe('「X」とは…をいう, 以下「X」という, or the short name of a law.'),
    definedAt: z.strictObject({ ...placeFields, start: z.int().describe('UTF-16 code units into the text of that section.'), end: z.int().describe('Exclusive.') }).describe('Where it is defined.'),
    uses: z.array(passageSpanSchema).describe('Where it stands in the provision.'),
  })).describe('In the order of their first use.'),
}).openapi('Terms');
