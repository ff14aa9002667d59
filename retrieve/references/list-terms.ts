import { placeIn, type AccessScope } from '../../corpora-config/index.ts';
import type { KeptTerm, StoredChunk } from '../../index/index.ts';
import type { Retrieval } from '../retrieval.ts';
import { findProvision, requireReferences } from './find-provision.ts';
import { isUnder } from './is-under.ts';
import type { PassageSpan, TermsResult, TermUse } from './reference-shapes.ts';

/** Of which provision, for whom, on which ISO date (absent: today). */
export interface TermsRequest {
  readonly id: string;
  readonly access: AccessScope;
  readonly asOf?: string;
}

/** More passages than a provision has; of a law whole the first so many are read. */
const mostPassages = 2000;

/**
 * The defined terms that stand in a provision, each with the place where its law defines it; those whose scope does not reach the
 * provision are left out, and the place of the definition itself is no use of it.
 * Throws `GensenError`: those of `findProvision`.
 */
export async function listTerms({ id, access, asOf: asked }: TermsRequest, retrieval: Retrieval): Promise<TermsResult> {
  const asOf = asked ?? retrieval.today();
  const references = requireReferences(retrieval);
  const provision = await findProvision(id, { access, asOf }, retrieval);
  const { corpus, document, law, title } = provision;
  const held = await references.outgoing({ corpus, access }, document);
  const order = new Map((await references.elements({ corpus, access }, document) ?? []).map((element, at) => [element, at]));
  const chunks = await readPassages(provision, { access, retrieval });
  const terms = matchTerms(chunks, held?.terms ?? [], order).map(({ term, uses }): TermUse => ({
    term: term.term,
    meaning: term.meaning,
    form: term.form,
    definedAt: { id: placeIn(document, [term.element]), law, title, element: term.element, start: term.start, end: term.end },
    uses,
  }));
  return { id: provision.id, asOf, terms };
}

async function readPassages({ id, corpus, document, element }: Awaited<ReturnType<typeof findProvision>>, { access, retrieval }: { readonly access: AccessScope; readonly retrieval: Retrieval }): Promise<readonly StoredChunk[]> {
  const under = (await retrieval.store.selectUnder({ access, corpus }, id, mostPassages)).filter((chunk) => chunk.id[id.length] !== '_');
  if (under.length > 0 || element === undefined) return under;
  const whole = await retrieval.store.chunksOf(corpus, document);
  const holding = whole.filter(({ locator }) => locator.kind === 'xml' && isUnder(element, locator.element));
  return holding.slice(-1);
}

/** A term and where it stands. */
export interface MatchedTerm {
  readonly term: KeptTerm;
  readonly uses: PassageSpan[];
}

/** Longest terms first, so that 特定事業者 is no use of 事業者; of several definitions of one the narrowest that holds, then the last. */
export function matchTerms(chunks: readonly Pick<StoredChunk, 'id' | 'text' | 'locator'>[], terms: readonly KeptTerm[], order: ReadonlyMap<string, number>): readonly MatchedTerm[] {
  const matched = new Map<KeptTerm, PassageSpan[]>();
  const placeOf = ({ element }: KeptTerm): number => order.get(element) ?? 0;
  for (const chunk of chunks) {
    const element = chunk.locator.kind === 'xml' ? chunk.locator.element : '';
    const taken = new Uint8Array(chunk.text.length);
    const holding = terms.filter((one) => reaches(one, element, order))
      .toSorted((a, b) => b.term.length - a.term.length || narrowness(b, element) - narrowness(a, element) || placeOf(b) - placeOf(a) || b.start - a.start);
    for (const term of holding) {
      for (const span of findIn(chunk, term, taken)) matched.set(term, [...(matched.get(term) ?? []), span]);
    }
  }
  const first = ({ uses: [use] }: MatchedTerm): number => chunks.findIndex(({ id }) => id === use?.id) * 1e6 + (use?.start ?? 0);
  return [...matched].map(([term, uses]) => ({ term, uses })).toSorted((a, b) => first(a) - first(b));
}

/** Whether a term holds in a provision: 以下この章において reaches the chapter, and from its place on; 第三項を除き takes that out. */
function reaches({ scope, wholeScope, except = [], element: defined }: KeptTerm, element: string, order: ReadonlyMap<string, number>): boolean {
  if (except.some((one) => isUnder(element, one))) return false;
  if (!scope.some((one) => one === '' || isUnder(element, one) || isUnder(one, element))) return false;
  return wholeScope || (order.get(element) ?? Number.POSITIVE_INFINITY) >= (order.get(defined) ?? 0) || isUnder(defined, element);
}

/** Steps of the narrowest scope around a provision; 0: the whole law. */
function narrowness({ scope }: KeptTerm, element: string): number {
  return Math.max(0, ...scope.filter((one) => one !== '' && isUnder(element, one)).map((one) => one.split('-').length));
}

function findIn({ id, text }: Pick<StoredChunk, 'id' | 'text'>, { term }: KeptTerm, taken: Uint8Array): readonly PassageSpan[] {
  const spans: PassageSpan[] = [];
  if (term === '') return spans;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const end = at + term.length;
    if (taken.subarray(at, end).includes(1) || isDefinition(text, at, end) || !standsAlone(text, at, end)) continue;
    taken.fill(1, at, end);
    spans.push({ id, start: at, end });
  }
  return spans;
}

function isDefinition(text: string, start: number, end: number): boolean {
  return text[start - 1] === '「' && text[end] === '」';
}

/** A short word is part of others (法 in 方法); it counts where no letter of its kind stands beside it. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (end - start > 2) return true;
  return !/[\p{Script=Han}ァ-ヶー]/u.test(text[start - 1] ?? '') && !/(?!第)[\p{Script=Han}ァ-ヶー]/u.test(text[end] ?? '');
}
