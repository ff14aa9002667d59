import type { MentionPlace } from './document-references.ts';
import { compress, decompress } from './packed-facts.ts';
import type { IncomingMentions } from './reference-scope.ts';

/** The mentions of one law in other laws, by document in the order of identifiers; kept as compressed JSON. */
export type Postings = readonly WrittenPosting[];

type WrittenPosting = readonly [document: string, mentions: readonly WrittenMention[]];
type WrittenMention = readonly [sentence: number, mention: number, isApplied: 0 | 1, ...elements: (string | null)[]];

/** Gathers what linked documents say of other laws, until it is written beside what was known before. */
export class PostingsGatherer {
  readonly #byLaw = new Map<string, string[]>();
  readonly #documents = new Set<string>();
  /** Laws whose postings must be written although no document says anything new of them. */
  readonly #touched = new Set<string>();

  /** Laws whose postings change. */
  get laws(): readonly string[] {
    return [...new Set([...this.#byLaw.keys(), ...this.#touched])].toSorted();
  }

  /** Postings of a document that was linked; those that it had `before` are replaced. */
  replace(document: string, table: Iterable<readonly [law: string, mentions: readonly MentionPlace[]]>, before: Iterable<string>): void {
    this.drop(document, before);
    for (const [law, mentions] of table) {
      const posting: WrittenPosting = [document, mentions.map(({ relation, sentence, mention, elements }) => [sentence, mention, relation === 'applies' ? 1 : 0, ...elements])];
      const held = this.#byLaw.get(law);
      // As text they take a third of what the objects do, and they are written as text anyway.
      if (held === undefined) this.#byLaw.set(law, [JSON.stringify(posting)]);
      else held.push(JSON.stringify(posting));
    }
  }

  /** Takes a document out of the postings of the laws that it pointed at. */
  drop(document: string, before: Iterable<string>): void {
    this.#documents.add(document);
    for (const law of before) this.#touched.add(law);
  }

  clear(): void {
    this.#byLaw.clear();
    this.#documents.clear();
    this.#touched.clear();
  }

  /** The postings of a law as they are to be kept, of those of `before`; undefined: none is left. */
  take(law: string, before: Uint8Array | undefined): Uint8Array | undefined {
    const kept = before === undefined ? [] : readPostings(before).filter(([document]) => !this.#documents.has(document)).map((posting) => JSON.stringify(posting));
    const all = [...kept, ...(this.#byLaw.get(law) ?? [])].toSorted((a, b) => (a < b ? -1 : 1));
    return all.length === 0 ? undefined : compress(`[${all.join(',')}]`);
  }
}

/** The postings of a law as other rooms see them. */
export function unpackPostings(bytes: Uint8Array): readonly IncomingMentions[] {
  return readPostings(bytes).map(([document, mentions]) => ({
    document,
    mentions: mentions.map(([sentence, mention, isApplied, ...elements]): MentionPlace => ({ relation: isApplied === 1 ? 'applies' : 'cites', sentence, mention, elements })),
  }));
}

function readPostings(bytes: Uint8Array): Postings {
  return JSON.parse(decompress(bytes));
}
