import type { AccessScope } from '../../corpora-config/index.ts';
import type { KeptTerm, ReferringDocument, StoredChunk } from '../../index/index.ts';
import type { Retrieval } from '../retrieval.ts';
import { isUnder } from './is-under.ts';

/** A question for the meaning of a word, in which corpora, for whom, on which ISO date. */
export interface DefinitionQuestion {
  readonly query: string;
  readonly corpora: readonly string[];
  readonly access: AccessScope;
  readonly asOf: string;
  /** 法令ID of the laws that the query names; empty: any. */
  readonly laws: readonly string[];
}

/** Definitions put before the other hits, at most. */
const mostDefinitions = 5;

/** Laws that define the term, looked into for the place. */
const mostDefiningLaws = 50;

/**
 * The passages that define the term which a query clearly asks for (Xとは, Xの定義); empty for any other query. Acts come before
 * orders, definitions before short names, and those that hold in the whole law before those of a chapter.
 */
export async function findDefinitions({ query, corpora, access, asOf, laws }: DefinitionQuestion, retrieval: Retrieval): Promise<readonly StoredChunk[]> {
  const term = readAskedTerm(query);
  const { references } = retrieval;
  if (term === undefined || references === undefined) return [];
  const found: Definition[] = [];
  for (const corpus of lawCorpora(corpora, retrieval)) {
    const defining = await references.defining({ corpus, access, validOn: asOf }, term);
    const asked = defining.filter(({ law }) => laws.length === 0 || laws.includes(law)).toSorted(compareLaws).slice(0, mostDefiningLaws);
    for (const law of asked) {
      const held = await references.outgoing({ corpus, access }, law.document);
      for (const one of held?.terms ?? []) if (isSameTerm(one.term, term) && one.form !== 'law-name') found.push({ corpus, law, term: one });
    }
  }
  const best = found.toSorted(compareDefinitions).slice(0, mostDefinitions);
  const chunks = await Promise.all(best.map((definition) => openDefinition(definition, access, retrieval)));
  return chunks.flatMap((chunk) => chunk ?? []);
}

interface Definition {
  readonly corpus: string;
  readonly law: ReferringDocument;
  readonly term: KeptTerm;
}

/** 「X」とは何か, Xの定義, Xの意味 → X. */
export function readAskedTerm(query: string): string | undefined {
  const asked = /^\s*[「『]?(?<term>[^「」『』、。？?\s]{2,40}?)[」』]?(?:とは(?:何(?:か|ですか)?|なに(?:か)?|どういう意味(?:か|ですか)?)?|の(?:定義|意味)(?:は(?:何(?:か|ですか)?)?|とは)?)[\s。？?]*$/u.exec(query);
  const term = asked?.groups?.['term'];
  return term === undefined ? undefined : term.replace(/^.*における/u, '');
}

function lawCorpora(asked: readonly string[], { corpora }: Retrieval): readonly string[] {
  return corpora.filter(({ id, kind }) => kind === 'law' && asked.includes(id)).map(({ id }) => id);
}

function isSameTerm(written: string, asked: string): boolean {
  return written.normalize('NFKC') === asked.normalize('NFKC');
}

/** The third to fifth letter of a 法令ID tell what it is: acts (AC) before cabinet orders (CO) before the rest. */
function compareLaws(a: ReferringDocument, b: ReferringDocument): number {
  return rankOf(a) - rankOf(b) || (a.law < b.law ? -1 : 1);
}

function rankOf({ law }: ReferringDocument): number {
  if (/^\d{3}(?:CONSTITUTION|AC)/u.test(law)) return 0;
  return /^\d{3}CO/u.test(law) ? 1 : 2;
}

function compareDefinitions(a: Definition, b: Definition): number {
  const key = ({ term: { form, scope }, law }: Definition): number => rankOf(law) * 4 + (form === 'definition' ? 0 : 2) + (scope.includes('') ? 0 : 1);
  return key(a) - key(b);
}

/** The passage that holds the place of the definition, and the term in it. */
async function openDefinition({ corpus, law, term }: Definition, access: AccessScope, { store }: Retrieval): Promise<StoredChunk | undefined> {
  const chunks = await store.chunksOf(corpus, law.document);
  const holding = chunks.filter(({ locator, text, tenant }) => locator.kind === 'xml' && access.tenants.includes(tenant) && text.includes(term.term) && (isUnder(term.element, locator.element) || isUnder(locator.element, term.element)));
  return holding.at(-1);
}
