import { expandSentence, isOpenSentence, numberSentences, type CompactReference, type CompactSentences, type CompactTables, type KeptSentence, type OwnLaw, WrittenTables, compactReference } from './compact-sentences.ts';
import { inflate, type PackedBody } from './packed-facts.ts';

/** The linked mentions of the sentences that had something left to link; the others stay as the facts have them. */
export interface CompactLinks extends CompactTables {
  /** Number of the sentence → its mentions; none when all of them turned out to be no mentions. */
  readonly linked: readonly (readonly [sentence: number, references: readonly CompactReference[]])[];
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
  const from = { texts: inflate(texts), tables: compact };
  return open.map((one) => ({ number: one.number, sentence: expandSentence(one, from) }));
}

/** The linked mentions of open sentences in the form in which they are kept. */
export function compactLinks(open: readonly OpenSentence[], linked: readonly KeptSentence[], own: OwnLaw): CompactLinks {
  const tables = new WrittenTables(own);
  const rows = matchSentences(open, linked).map(({ number, linked: one }): CompactLinks['linked'][number] => [number, one?.references.map((reference) => compactReference(reference, one.sentence, tables)) ?? []]);
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
  const replaced = new Map(links.linked);
  const whole = inflate(texts);
  return [...numberSentences(compact)].map((one) => {
    const references = replaced.get(one.number);
    return expandSentence(one, { texts: whole, tables: compact, linked: references === undefined ? undefined : { references, tables: links } });
  });
}

function readMentions(mentions: Uint8Array): CompactSentences {
  return JSON.parse(inflate(mentions));
}

export type { KeptSentence };
