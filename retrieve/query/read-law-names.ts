import { contentHash, publicTenant, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import type { RetrieverParts } from '../retrieval.ts';
import { createLawNames, type LawName, type LawNames, type NamedLaw } from './law-names.ts';
import { canonicalLawNumber } from './law-number.ts';
import { popularNames } from './popular-names.ts';

/**
 * Gives the names of the laws held, read once and again only when a law corpus has changed. The check asks for the counts of
 * the corpus, which every store has at hand.
 */
export function keepLawNames(parts: Pick<RetrieverParts, 'store' | 'corpora'>): () => Promise<LawNames> {
  let known: { readonly content: string; readonly names: Promise<LawNames> } | undefined;
  return async () => {
    const content = await fingerprintLaws(parts);
    if (known?.content !== content) {
      const names = readLawNames(parts);
      known = { content, names };
      names.catch(() => {
        known = undefined;
      });
    }
    return known.names;
  };
}

async function fingerprintLaws({ store, corpora }: Pick<RetrieverParts, 'store' | 'corpora'>): Promise<string> {
  const access: AccessScope = { tenants: [...new Set([publicTenant, ...corpora.map(({ tenant }) => tenant)])] };
  const held = await store.corpora();
  const laws = corpora.filter(({ id, kind }) => kind === 'law' && held.includes(id));
  const counts = await Promise.all(laws.map(({ id }) => store.statistics({ access, corpus: id }, [])));
  return contentHash(JSON.stringify([laws.map(({ id }) => id), counts.map(({ chunks, meanTerms }) => [chunks, meanTerms])]));
}

async function readLawNames({ store, corpora }: Pick<RetrieverParts, 'store' | 'corpora'>): Promise<LawNames> {
  const documents: StoredDocument[] = [];
  for (const { id } of corpora.filter(({ kind }) => kind === 'law')) {
    for await (const document of store.documents(id)) documents.push({ ...document, findings: [] });
  }
  const laws = groupRevisions(documents);
  const byTitle = new Map([...laws.values()].map(({ law }) => [law.title, law]));
  return createLawNames([...[...laws.values()].flatMap(namesOf), ...namePopular(byTitle)], collectNumbers(laws));
}

interface ReadLaw {
  readonly law: NamedLaw;
  readonly attributes: StoredDocument['attributes'];
}

/** One entry per law; title and attributes are those of its newest revision. */
function groupRevisions(documents: readonly StoredDocument[]): ReadonlyMap<string, ReadLaw> {
  const laws = new Map<string, ReadLaw>();
  for (const document of documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const id = document.id.split('@', 1)[0] ?? document.id;
    const { title, tenant, revision, corpus, attributes } = document;
    const revisions = [...(laws.get(id)?.law.revisions ?? []), { id: document.id, title, tenant, revision }];
    laws.set(id, { law: { id, corpus, title, revisions }, attributes });
  }
  return laws;
}

function namesOf({ law, attributes }: ReadLaw): readonly LawName[] {
  const former = law.revisions.filter(({ title }) => title !== law.title).map(({ title }) => title);
  const short = (attributes['abbreviation'] ?? []).flatMap((names) => names.split(/[、，,]/u)).filter((name) => name !== '');
  return [
    { name: law.title, title: law.title, law, confidence: 1 },
    ...[...new Set(former)].map((name) => ({ name, title: law.title, law, confidence: 0.9 })),
    ...short.map((name) => ({ name, title: law.title, law, confidence: 0.8 })),
  ];
}

function namePopular(byTitle: ReadonlyMap<string, NamedLaw>): readonly LawName[] {
  return popularNames.flatMap(([title, ...names]) => {
    const law = byTitle.get(title);
    const held = law === undefined ? {} : { law };
    return [title, ...names].map((name) => ({ name, title, confidence: name === title ? 1 : 0.9, ...held }));
  });
}

function collectNumbers(laws: ReadonlyMap<string, ReadLaw>): ReadonlyMap<string, readonly NamedLaw[]> {
  const numbers = new Map<string, NamedLaw[]>();
  for (const { law, attributes } of laws.values()) {
    for (const written of attributes['lawNumber'] ?? []) {
      const number = canonicalLawNumber(written);
      numbers.set(number, [...(numbers.get(number) ?? []), law]);
    }
  }
  return numbers;
}
