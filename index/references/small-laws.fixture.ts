import type { Reference, SentenceReferences } from '../../corpora-config/index.ts';
import type { KeptReference } from './compact-sentences.ts';
import type { KeptDelegation } from './document-references.ts';
import { linkDocuments, type Linking } from './link-documents.ts';
import { packFacts, type KeptFacts, type PackedFacts } from './packed-facts.ts';
import type { ReferenceWriter } from './reference-writer.ts';

/** A fictional law: its articles, and what they mention (法令ID and element). */
export interface SmallLaw {
  readonly law: string;
  readonly revision?: string;
  readonly tenant?: string;
  readonly elements?: readonly string[];
  readonly mentions?: readonly (readonly [element: string, law: string, target: string | null])[];
  readonly terms?: readonly string[];
  /** Elements that leave something to orders. */
  readonly delegations?: readonly string[];
  readonly validUntil?: string;
}

/** Makes the references those of the laws, as a sync does: some facts come with the texts, others are found missing later. Gives how many documents were linked. */
export async function keepLaws(writer: ReferenceWriter, laws: readonly SmallLaw[], { purge = false, version = '1' }: { readonly purge?: boolean; readonly version?: string } = {}): Promise<number> {
  const half = Math.ceil(laws.length / 2);
  await writer.addFacts(laws.slice(0, half).map(packLaw), version);
  await writer.flush(version);
  writer.keepOnly(new Set(laws.map(idOf)));
  await writer.addFacts(laws.slice(half).map(packLaw), version);
  await writer.flush(version);
  const linked = await linkDocuments(writer, { linking, today: '2026-04-01' });
  await writer.publish(purge);
  return linked;
}

function idOf({ law, revision = '1' }: SmallLaw): string {
  return `law/${law}@${revision}`;
}

/** Its facts. */
export function packLaw(small: SmallLaw): PackedFacts {
  const { law, tenant = 'public', elements = ['Article_1', 'Article_2'], mentions = [], terms = [], delegations = [], validUntil } = small;
  const facts: KeptFacts = {
    document: idOf(small), law, title: `架空${law}法`, number: law, abbreviations: [], elements,
    ...(validUntil === undefined ? {} : { validUntil }),
    sentences: mentions.map(([element, target, place]) => sentenceOf(idOf(small), law, { element, target, place })),
    terms: terms.map((term) => ({ term, meaning: '架空のもの', form: 'definition', element: 'Article_1', start: 0, end: term.length, scope: [''], wholeScope: true })),
    applications: [],
    delegations,
  };
  return packFacts(facts, { tenant, rowHash: JSON.stringify(small) });
}

function sentenceOf(document: string, law: string, { element, target, place }: { readonly element: string; readonly target: string; readonly place: string | null }): SentenceReferences {
  const reference: KeptReference = { text: '某条', start: 0, end: 2, kind: 'numbered', targets: [{ law: target, lawTitle: target, element: place, part: null }], except: [], applied: false, outward: {} };
  return { document, law, element, start: 0, sentence: '某条による。', references: [reference] };
}

/** A place that its law lacks becomes one that cannot be pointed at. */
const linking: Linking<KeptFacts, ReadonlyMap<string, readonly string[]>, SentenceReferences[]> = {
  register: (revisions) => new Map([...revisions].map(({ law, elements }) => [law, elements])),
  link: ({ document, law, sentences }, register) => sentences.map((sentence) => ({ document, law, ...sentence, references: sentence.references.map((reference) => check(reference, register)) })),
  openAnswers: () => [],
  addAnswers: (answers, sentences) => void answers.push(...sentences),
  delegate: ({ delegations = [] }, answers) => delegations.map((element) => delegate(String(element), answers)),
};

/** Whatever cites the element answers it. */
function delegate(element: string, sentences: readonly SentenceReferences[]): KeptDelegation {
  const answering = sentences.filter(({ references }) => references.some(({ targets }) => targets.some((target) => target.element === element)))
    .toSorted((a, b) => (a.document < b.document ? -1 : 1));
  return { element, start: 0, end: 2, text: '政令', answers: answering.map(({ law, document, element: place, start }) => ({ law, document, element: place, start })) };
}

function check({ outward: _outward, ...reference }: KeptReference, register: ReadonlyMap<string, readonly string[]>): Reference {
  const [target] = reference.targets;
  if (target?.law === undefined || target.law === null || target.element === null) return reference;
  if (register.get(target.law)?.includes(target.element) === true) return reference;
  return { ...reference, targets: [{ ...target, element: null }], unresolved: 'provision-absent' };
}
