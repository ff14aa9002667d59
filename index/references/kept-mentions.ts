import { expandSentence, isOpenSentence, numberSentences, openTables, type CompactReference, type CompactSentences, type CompactTables, type KeptSentence, type OwnLaw, WrittenTables, compactReference } from './compact-sentences.ts';
import { decompress, type PackedBody } from './packed-facts.ts';

/** The linked mentions of the sentences that had something left to link; the others stay as the facts have them. */
export interface CompactLinks extends CompactTables {
  /**
   * How many sentences after the one before (the first: after the beginning), and its mentions; none when all of them turned out to be
   * no mentions.
   */
  readonly linked: readonly (readonly [after: number, references: readonly CompactReference[]])[];
}

/** A sentence and its number among all sentences of its document. */
export interface OpenSentence {
  readonly number: number;
  readonly sentence: KeptSentence;
}

/** The sentences of a document in which something is left to link. */
export function openSentences({ texts, mentions }: Pick<PackedBody, 'texts' | 'mentions'>): readonly OpenSentence[] {
  const compact = readMentions(mentions);
  const open = [...numberSentences(compact)].filter((one) => isOpenSentence(one.compact));
  if (open.length === 0) return [];
  const from = { texts: decompress(texts), tables: openTables(compact) };
  return open.map((one) => ({ number: one.number, sentence: expandSentence(one, from) }));
}

/** The linked mentions of open sentences in the form in which they are kept. */
export function compactLinks(open: readonly OpenSentence[], linked: readonly KeptSentence[], own: OwnLaw): CompactLinks {
  const tables = new WrittenTables(own);
  let before = 0;
  const after = (number: number): number => {
    const gap = number - before;
    before = number;
    return gap;
  };
  const rows = matchSentences(open, linked).map(({ number, linked: one }): CompactLinks['linked'][number] => [after(number), one?.references.map((reference) => compactReference(reference, one.sentence, tables)) ?? []]);
  return { laws: tables.laws, heads: tables.heads, linked: rows };
}

/** Finds what linking gave of each open sentence: it keeps their order, and leaves out those without a mention. */
export function matchSentences(open: readonly OpenSentence[], given: readonly KeptSentence[]): readonly { readonly number: number; readonly linked: KeptSentence | undefined }[] {
  let next = 0;
  return open.map(({ number, sentence: { element, start, sentence } }) => {
    const one = given[next];
    const isSame = one !== undefined && one.element === element && one.start === start && one.sentence === sentence;
    if (isSame) next += 1;
    return { number, linked: isSame ? one : undefined };
  });
}

/** All sentences of a document with their linked mentions, in order; a sentence that lost its mentions keeps its place. */
export function linkedSentences({ texts, mentions }: Pick<PackedBody, 'texts' | 'mentions'>, links: CompactLinks): readonly KeptSentence[] {
  const compact = readMentions(mentions);
  const replaced = numberLinked(links);
  const [tables, linkTables, whole] = [openTables(compact), openTables(links), decompress(texts)];
  return [...numberSentences(compact)].map((one) => {
    const references = replaced.get(one.number);
    return expandSentence(one, { texts: whole, tables, linked: references === undefined ? undefined : { references, tables: linkTables } });
  });
}

function numberLinked({ linked }: CompactLinks): ReadonlyMap<number, readonly CompactReference[]> {
  let number = 0;
  return new Map(linked.map(([after, references]) => [(number += after), references]));
}

function readMentions(mentions: Uint8Array): CompactSentences {
  return JSON.parse(decompress(mentions));
}

export type { KeptSentence };
