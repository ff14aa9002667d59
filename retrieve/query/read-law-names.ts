import { contentHash, publicTenant, type AccessScope } from '../../corpora-config/index.ts';
import type { StoredDocument } from '../../index/index.ts';
import type { RetrieverParts } from '../retrieval.ts';
import { groupBy } from '../group-by.ts';
import { createLawNames, type LawNames } from './law-names.ts';
import { canonicalLawNumber } from './law-number.ts';
import type { LawName, NamedLaw } from './named-law.ts';
import { popularNames } from './popular-names.ts';

/** What a document tells of its law's names. */
export type NamingDocument = Pick<StoredDocument, 'id' | 'corpus' | 'tenant' | 'title' | 'revision' | 'attributes'>;

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
  const documents: NamingDocument[] = [];
  for (const { id } of corpora.filter(({ kind }) => kind === 'law')) {
    for await (const { id: document, corpus, tenant, title, revision, attributes } of store.documents(id)) {
      documents.push({ id: document, corpus, tenant, title, revision, attributes });
    }
  }
  return nameLaws(documents);
}

/**
 * Makes the register of names from the documents of law corpora, in any order. A law is known by its title; by the titles of its
 * other revisions and the old ones that the data state; by what stands in parentheses in the place of a title
 * (明治三十二年法律第四十号（失火ノ責任ニ関スル法律）); by its official abbreviations and readings in any revision; and by popular names.
 */
export function nameLaws(documents: readonly NamingDocument[]): LawNames {
  const laws = groupRevisions(documents);
  const byTitle = groupBy([...laws.values()].flatMap(({ law }) => formsOfTitle(law.title).map((title) => ({ title, law }))), ({ title }) => title);
  return createLawNames([...[...laws.values()].flatMap(namesOf), ...namePopular(byTitle)], collectNumbers(laws));
}

interface ReadLaw {
  readonly law: NamedLaw;
  /** Values that any revision has. */
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
}

const namingAttributes = ['abbreviation', 'abbreviationKana', 'kana', 'oldTitle', 'lawNumber'];

/** One entry per law; the title is that of its newest revision. */
function groupRevisions(documents: readonly NamingDocument[]): ReadonlyMap<string, ReadLaw> {
  const sorted = documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Map([...groupBy(sorted, ({ id }) => id.split('@', 1)[0] ?? id)].map(([id, revisions]) => [id, readLaw(id, revisions)]));
}

function readLaw(id: string, revisions: readonly NamingDocument[]): ReadLaw {
  const newest = revisions.findLast(({ title }) => !/^\d{3}[A-Z]/u.test(title)) ?? revisions[0];
  const attributes = new Map(namingAttributes.map((name) => [name, new Set(revisions.flatMap((document) => document.attributes[name] ?? []))]));
  return { law: { id, corpus: newest?.corpus ?? '', title: newest?.title ?? id, revisions }, attributes };
}

function namesOf({ law, attributes }: ReadLaw): readonly LawName[] {
  const { title } = law;
  const of = (attribute: string): readonly string[] => [...(attributes.get(attribute) ?? [])].flatMap((names) => names.split(/[、，,]/u)).filter((name) => name !== '');
  const forms = formsOfTitle(title);
  const former = new Set(law.revisions.filter((revision) => revision.title !== title).flatMap((revision) => formsOfTitle(revision.title)));
  for (const form of forms) former.delete(form);
  return [
    ...forms.map((name) => ({ name, title, law, kind: 'title' as const })),
    ...[...former, ...(attributes.get('oldTitle') ?? [])].map((name) => ({ name, title, law, kind: 'former-title' as const })),
    ...of('abbreviation').map((name) => ({ name, title, law, kind: 'abbreviation' as const })),
    ...[...of('kana'), ...of('abbreviationKana')].filter(({ length }) => length > 3).map((name) => ({ name, title, law, kind: 'reading' as const })),
  ];
}

/** 民法施行法　抄 is 民法施行法; a law without a title is known by what its number bears in parentheses. */
function formsOfTitle(title: string): readonly string[] {
  const plain = title.includes('抄') ? title.replace(/[\s　]*抄(?=）?$)/u, '') : title;
  const [, subject] = !plain.endsWith('）') ? [] : /^[^（]*第[^（]+号（(.+)）$/u.exec(plain) ?? [];
  return [...new Set([title, plain, ...(subject === undefined ? [] : [subject])])];
}

function namePopular(byTitle: ReadonlyMap<string, readonly { readonly law: NamedLaw }[]>): readonly LawName[] {
  return popularNames.flatMap(([title, ...names]) => {
    const held = byTitle.get(title) ?? [];
    if (held.length === 0) return [title, ...names].map((name) => ({ name, title, kind: name === title ? 'title' as const : 'popular' as const }));
    return held.flatMap(({ law }) => names.map((name) => ({ name, title: law.title, law, kind: 'popular' as const })));
  });
}

function collectNumbers(laws: ReadonlyMap<string, ReadLaw>): ReadonlyMap<string, readonly NamedLaw[]> {
  const numbers = new Map<string, NamedLaw[]>();
  for (const { law, attributes } of laws.values()) {
    for (const number of new Set([...(attributes.get('lawNumber') ?? [])].map(canonicalLawNumber))) {
      const others = numbers.get(number);
      if (others === undefined) numbers.set(number, [law]);
      else others.push(law);
    }
  }
  return numbers;
}
