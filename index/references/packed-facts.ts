import { contentHash } from '../../corpora-config/index.ts';
import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';
import { foldText } from '../analysis/fold-text.ts';
import { compactSentences, type KeptSentence } from './compact-sentences.ts';

/** What this room reads of the facts that a law tells of itself; whoever finds them may say more, which is kept as it is. */
export interface KeptFacts {
  /** Identifier of the document, revision included. */
  readonly document: string;
  readonly law: string;
  readonly title: string;
  readonly number: string;
  readonly abbreviations: readonly string[];
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Element paths of all provisions, in document order. */
  readonly elements: readonly string[];
  readonly sentences: readonly KeptSentence[];
  readonly terms: readonly KeptTerm[];
  readonly applications: readonly KeptApplication[];
  /** What the law leaves to orders. */
  readonly delegations?: readonly unknown[];
}

/** A term or short name and where it is defined. Offsets are UTF-16 code units into the section's text. */
export interface KeptTerm {
  readonly term: string;
  /** The words it stands for, or the clause that defines it. */
  readonly meaning: string;
  readonly form: 'definition' | 'short-name' | 'law-name';
  readonly element: string;
  readonly start: number;
  readonly end: number;
  /** Element paths in which it holds; `''` is the whole law. */
  readonly scope: readonly string[];
  /** False: it holds from `start` on. */
  readonly wholeScope: boolean;
  /** Element paths inside the scope in which it does not hold. */
  readonly except?: readonly string[];
}

/** 準用 with its 読替え pairs. */
export interface KeptApplication {
  readonly element: string;
  /** Where the sentence begins in the section's text. */
  readonly start: number;
  readonly sentence: string;
  /** Indexes into the mentions of that sentence, of those applied. */
  readonly applied?: readonly number[];
  readonly appliedTo: string;
  readonly substitutions: readonly KeptSubstitution[];
}

/** 「A」とあるのは「B」と読み替える. */
export interface KeptSubstitution {
  /** Where A stands, as written; empty: in all that is applied. */
  readonly place: string;
  /** The mentions that make up `place`, by their sentence and their index there. */
  readonly places?: readonly { readonly element: string; readonly start: number; readonly mention: number }[];
  readonly from: string;
  readonly to: string;
}

/** What names a law and tells when it holds. */
export interface FactsHead {
  readonly law: string;
  readonly title: string;
  readonly number: string;
  readonly abbreviations: readonly string[];
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Hash of the names, by which other laws find it. */
  readonly names: string;
  /** Hash of the provisions that others may point at. */
  readonly provisions: string;
  /** Terms that it defines, folded, each once; names of laws are no terms. */
  readonly terms: readonly string[];
}

/** The facts of one document on their way from a thread to the disk. */
export interface PackedFacts {
  readonly document: string;
  readonly tenant: string;
  /** Hash of the document's row; other facts belong to another hash. */
  readonly rowHash: string;
  readonly head: FactsHead;
  /** `FactsOutline` as compressed JSON. */
  readonly outline: Uint8Array;
  readonly body: PackedBody;
}

/** What is kept of a law's text and mentions, in parts, so that each reader opens only what it needs. */
export interface PackedBody {
  /** The text of all sentences with mentions, one after the other, compressed. */
  readonly texts: Uint8Array;
  /** `CompactSentences` as compressed JSON. */
  readonly mentions: Uint8Array;
  /** `KeptDefinitions` as compressed JSON. */
  readonly definitions: Uint8Array;
}

/** What a law defines and applies. */
export interface KeptDefinitions {
  readonly terms: readonly KeptTerm[];
  readonly applications: readonly KeptApplication[];
}

/** What is needed of a law to point at it, and to answer what it leaves to orders: everything but what it mentions, defines and applies. */
export type FactsOutline<Facts extends KeptFacts = KeptFacts> = Omit<Facts, 'sentences' | 'terms' | 'applications'>;

/** Packs facts: a thirtieth of what the objects take, and bytes can be moved between threads. */
export function packFacts(facts: KeptFacts, row: { readonly tenant: string; readonly rowHash: string }): PackedFacts {
  const { sentences, terms, applications, delegations = [], ...outline } = facts;
  const { document, law, title, number, abbreviations, validFrom, validUntil, ...provisions } = outline;
  const names = { law, title, number, abbreviations };
  const validity = { ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) };
  const head = { ...names, ...validity, names: shortHash(JSON.stringify(names)), provisions: shortHash(JSON.stringify(provisions)), terms: foldTerms(terms) };
  const body = {
    texts: compress(sentences.map(({ sentence }) => sentence).join('')),
    mentions: compress(JSON.stringify(compactSentences(sentences, outline))),
    definitions: compress(JSON.stringify({ terms, applications })),
  };
  return { document, ...row, head, outline: compress(JSON.stringify({ ...outline, delegations })), body };
}

/** A law's name is looked up among the laws, not among the terms. */
function foldTerms(terms: readonly KeptTerm[]): readonly string[] {
  return [...new Set(terms.filter(({ form }) => form !== 'law-name').map(({ term }) => foldText(term).text))];
}

/** The outline alone. */
export function unpackOutline<Facts extends KeptFacts>(outline: Uint8Array): FactsOutline<Facts> {
  return JSON.parse(decompress(outline));
}

function shortHash(text: string): string {
  return contentHash(text).slice(0, 16);
}

/**
 * Level 1: the disk is cheap, and a run over all laws has some hundred megabytes to pack. As gzip, since several of these put one after
 * another are read as one (RFC 1952, section 2.2).
 */
export function compress(text: string | Uint8Array): Uint8Array {
  return gzipSync(text, { level: 1 });
}

/** The same in a thread of its own, for what the main thread packs. */
export async function compressAside(text: string): Promise<Uint8Array> {
  return promisify<string, { level: number }, Uint8Array>(gzip)(text, { level: 1 });
}

export function decompress(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString('utf8');
}
