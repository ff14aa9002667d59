import type { Reference, ReferenceTarget, SentenceReferences } from '../../corpora-config/index.ts';
import { mentionsOf, openMemoryReferences, type DocumentReferences, type FactsHead, type LawEdge, type ReferenceScope, type ReferenceStore } from '../../index/index.ts';

/** What is kept of a fictional law, in one revision. */
export interface HeldLaw extends Partial<Omit<DocumentReferences, 'document' | 'law'>> {
  /** 法令ID. */
  readonly law: string;
  readonly revision?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly tenant?: string;
  /** Absent: any provision is taken to exist. */
  readonly elements?: readonly string[];
}

/** A store of references that answers as the kept ones do, over laws written by hand. */
export function holdReferences(laws: readonly HeldLaw[]): ReferenceStore {
  const held = laws.map((law) => ({ law, own: referencesOf(law) }));
  const inScope = ({ access, validOn }: ReferenceScope): typeof held => held.filter(({ law: { tenant = 'public', validFrom = '', validUntil = '9999' } }) =>
    access.tenants.includes(tenant) && (validOn === undefined || (validFrom <= validOn && validOn < validUntil)));
  return {
    ...openMemoryReferences(),
    outgoing: async ({ access, corpus }, document) => inScope({ access, corpus }).find(({ own }) => own.document === document)?.own,
    incoming: async (scope, asked) => inScope(scope).filter(({ law }) => law.law !== asked)
      .map(({ own }) => ({ document: own.document, mentions: mentionsOf(asked, own) })).filter(({ mentions }) => mentions.length > 0),
    lawEdges: async (scope) => inScope(scope).flatMap(({ own }) => edgesOf(own)),
    documents: async (scope) => inScope(scope).map(({ law, own }) => ({ document: own.document, ...headOf(law) })),
    elements: async ({ access, corpus }, document) => inScope({ access, corpus }).find(({ own }) => own.document === document)?.law.elements,
  };
}

/** A sentence of a law at the beginning of a section; every mention must stand in it. */
export function sentenceOf([law, element]: readonly [law: string, element: string], sentence: string, mentions: readonly (Partial<Reference> & Pick<Reference, 'text'>)[]): SentenceReferences {
  return {
    document: documentOf({ law }), law, element, start: 0, sentence,
    references: mentions.map((mention) => {
      const start = sentence.indexOf(mention.text);
      return { start, end: start + mention.text.length, kind: 'numbered', targets: [], except: [], applied: false, ...mention };
    }),
  };
}

/** A provision, or a law whole. */
export function targetOf(law: string, element: string | null = null, part: ReferenceTarget['part'] = null): ReferenceTarget {
  return { law, lawTitle: `${law.slice(-2)}法`, element, part };
}

/** Identifier of the revision of a fictional law. */
export function documentOf({ law, revision = '1' }: Pick<HeldLaw, 'law' | 'revision'>): string {
  return `law/${law}@${revision}`;
}

function referencesOf(law: HeldLaw): DocumentReferences {
  const { title = `${law.law.slice(-2)}法`, sentences = [], terms = [], applications = [], delegations = [] } = law;
  const document = documentOf(law);
  return { document, law: law.law, title, sentences: sentences.map((sentence) => ({ ...sentence, document })), terms, applications, delegations };
}

function edgesOf(own: DocumentReferences): readonly LawEdge[] {
  const targets = new Set(own.sentences.flatMap(({ references }) => references.flatMap((reference) => reference.targets.flatMap(({ law }) => law ?? []))));
  targets.delete(own.law);
  return [...targets].map((to) => ({ from: own.law, document: own.document, to, mentions: mentionsOf(to, own).length }));
}

function headOf({ law, title = `${law.slice(-2)}法`, validFrom, validUntil }: HeldLaw): FactsHead {
  return { law, title, number: '', abbreviations: [], names: '', provisions: '', terms: [], ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) };
}
