import type { SentenceReferences } from '../../corpora-config/index.ts';
import type { KeptSentence } from './compact-sentences.ts';
import type { KeptApplication, KeptTerm } from './packed-facts.ts';

/** How a provision points at another: names it, applies it (準用), or leaves to it what it does not say itself (政令で定める). */
export type ReferenceRelation = 'cites' | 'applies' | 'delegates';

/** Everything that is kept of one document's mentions. */
export interface DocumentReferences {
  readonly document: string;
  readonly law: string;
  readonly title: string;
  readonly sentences: readonly SentenceReferences[];
  readonly terms: readonly KeptTerm[];
  readonly applications: readonly KeptApplication[];
  readonly delegations: readonly KeptDelegation[];
}

/** A provision that leaves something to an order. Offsets are UTF-16 code units into the section's text. */
export interface KeptDelegation {
  readonly element: string;
  readonly start: number;
  readonly end: number;
  /** As written, e.g. 政令で定める. */
  readonly text: string;
  /** The provisions of orders that answer; empty: none was found. */
  readonly answers: readonly DelegationAnswer[];
}

/** A provision of an order that answers, and where the sentence that does begins in it. */
export interface DelegationAnswer {
  readonly law: string;
  readonly document: string;
  readonly element: string;
  readonly start: number;
}

/** A mention that points at a law, by its place in `DocumentReferences`. */
export interface MentionPlace {
  readonly relation: ReferenceRelation;
  /** Index of the sentence, and of the mention in it; for a delegation its index and 0. */
  readonly sentence: number;
  readonly mention: number;
  /** Element paths in that law; null: the whole law. */
  readonly elements: readonly (string | null)[];
}

/** 法令ID → the mentions that point at it, in document order. */
export type EdgeTable = ReadonlyMap<string, readonly MentionPlace[]>;

/** The mentions of a document that point at one law. */
export function mentionsOf(law: string, { sentences, delegations }: Pick<DocumentReferences, 'sentences' | 'delegations'>): readonly MentionPlace[] {
  return [...(tabulateCitations([...sentences.entries()]).get(law) ?? []), ...(tabulateDelegations(delegations).get(law) ?? [])];
}

/** Turns numbered sentences round: by the laws that their mentions point at. */
export function tabulateCitations(sentences: readonly (readonly [number: number, sentence: Pick<KeptSentence, 'references'>])[]): EdgeTable {
  const table = new Map<string, MentionPlace[]>();
  for (const [sentence, { references }] of sentences) {
    for (const [mention, reference] of references.entries()) {
      for (const [law, elements] of groupByLaw(reference.targets)) add(table, law, { relation: reference.applied ? 'applies' : 'cites', sentence, mention, elements });
    }
  }
  return table;
}

/** Turns delegations round: by the laws of the orders that answer. */
export function tabulateDelegations(delegations: readonly KeptDelegation[]): EdgeTable {
  const table = new Map<string, MentionPlace[]>();
  for (const [sentence, { answers }] of delegations.entries()) {
    for (const [law, elements] of groupByLaw(answers)) add(table, law, { relation: 'delegates', sentence, mention: 0, elements });
  }
  return table;
}

function add(table: Map<string, MentionPlace[]>, law: string, place: MentionPlace): void {
  const places = table.get(law);
  if (places === undefined) table.set(law, [place]);
  else places.push(place);
}

function groupByLaw(targets: readonly { readonly law: string | null; readonly element: string | null }[]): ReadonlyMap<string, (string | null)[]> {
  const grouped = new Map<string, (string | null)[]>();
  for (const { law, element } of targets) {
    if (law === null) continue;
    const elements = grouped.get(law);
    if (elements === undefined) grouped.set(law, [element]);
    else elements.push(element);
  }
  return grouped;
}
