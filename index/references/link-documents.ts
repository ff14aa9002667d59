import { isValidOn, type SentenceReferences } from '../../corpora-config/index.ts';
import type { Catalogue, CatalogueEntry, LawShape } from './catalogue.ts';
import type { KeptDelegation } from './document-references.ts';
import type { FactsOutline, KeptFacts } from './packed-facts.ts';
import type { LinkedDocument, OpenDocument, ReferenceWriter } from './reference-writer.ts';

/** How facts become references; the room that reads documents knows. */
export interface Linking<Facts extends KeptFacts, Register, Answers> {
  /** The laws that may be pointed at, in the revisions in force on an ISO date. */
  register(revisions: Iterable<FactsOutline<Facts>>, onDate: string): Register;
  /** Of the sentences in which something is left to link, in their order; those that turn out to have no mention are left out. */
  link(open: OpenFacts<Facts>, register: Register): readonly SentenceReferences[];
  /** Where `addAnswers` gathers what orders say of the provisions that leave something to them; the sequence of documents changes nothing. */
  openAnswers(): Answers;
  addAnswers(answers: Answers, sentences: readonly SentenceReferences[]): void;
  /** What a law leaves to orders, with the provisions that answer. */
  delegate(facts: FactsOutline<Facts>, answers: Answers): readonly KeptDelegation[];
}

/** What is left to link in a document. */
export interface OpenFacts<Facts extends KeptFacts> extends Pick<KeptFacts, 'document' | 'law' | 'title'> {
  readonly sentences: Facts['sentences'];
}

/** Documents linked between two writes. */
const writtenAtOnce = 32;

/**
 * Links the documents whose facts changed, and those whose targets may have moved: every document that mentions a law whose names or
 * provisions changed, came or went, and, when a law came or its names changed, every one with a mention that found no law.
 * Gives how many documents were linked.
 */
export async function linkDocuments<Facts extends KeptFacts, Register, Answers>(writer: ReferenceWriter, { linking, today }: Dated<Facts, Register, Answers>): Promise<number> {
  const { entries } = writer;
  const shapes = shapesOf(entries, today);
  const moved = findMoved(shapes, writer.linkedTo);
  const stale = entries.filter(([, entry]) => isStale(entry, moved));
  if (stale.length > 0) {
    const before = targetsOf(stale);
    const answers = linking.openAnswers();
    await linkAll(writer, { linking, today }, { entries, stale, answers });
    const now = new Set(stale.map(([document]) => document));
    const laws = new Set([...before, ...targetsOf(writer.entries.filter(([document]) => now.has(document)))]);
    await linkDelegations(writer, linking, { laws, answers, gathered: now });
  }
  if (moved.laws.size > 0) writer.setLinkedTo(shapes);
  return stale.length;
}

interface Dated<Facts extends KeptFacts, Register, Answers> {
  readonly linking: Linking<Facts, Register, Answers>;
  /** ISO date. */
  readonly today: string;
}

interface Work<Answers> {
  /** Gathers what the documents linked say. */
  readonly answers: Answers;
  readonly entries: ReferenceWriter['entries'];
  readonly stale: ReferenceWriter['entries'];
}

async function linkAll<Facts extends KeptFacts, Register, Answers>(writer: ReferenceWriter, { linking, today }: Dated<Facts, Register, Answers>, { entries, stale, answers }: Work<Answers>): Promise<void> {
  const register = linking.register(await writer.readOutlines<Facts>(entries), today);
  for (let at = 0; at < stale.length; at += writtenAtOnce) {
    const linked: LinkedDocument[] = [];
    for (const [document, entry] of stale.slice(at, at + writtenAtOnce)) linked.push(linkOne(await writer.readOpen(document, entry), { register, linking, answers }));
    await writer.putLinks(linked);
  }
}

interface LinkParts<Facts extends KeptFacts, Register, Answers> {
  readonly register: Register;
  readonly linking: Linking<Facts, Register, Answers>;
  readonly answers: Answers;
}

function linkOne<Facts extends KeptFacts, Register, Answers>({ document, law, title, open }: OpenDocument, { register, linking, answers }: LinkParts<Facts, Register, Answers>): LinkedDocument {
  const sentences = linking.link({ document, law, title, sentences: open.map(({ sentence }) => sentence) }, register);
  linking.addAnswers(answers, sentences);
  return { document, law, title, open, sentences };
}

/** The laws of documents, and those that they point at. */
function targetsOf(entries: ReferenceWriter['entries']): ReadonlySet<string> {
  return new Set(entries.flatMap(([, { head, links }]) => [head.law, ...Object.keys(links?.targets ?? {})]));
}

interface Delegating<Answers> {
  /** Laws whose delegations are answered anew. */
  readonly laws: ReadonlySet<string>;
  readonly answers: Answers;
  /** Documents that `answers` has. */
  readonly gathered: ReadonlySet<string>;
}

/** An order answers a law by citing it: only the documents that cite one of the laws are looked through. */
async function linkDelegations<Facts extends KeptFacts, Register, Answers>(writer: ReferenceWriter, linking: Linking<Facts, Register, Answers>, { laws, answers, gathered }: Delegating<Answers>): Promise<void> {
  const { entries } = writer;
  const citing = entries.filter(([document, { head, links }]) => !gathered.has(document) && Object.keys(links?.targets ?? {}).some((law) => law !== head.law && laws.has(law)));
  for await (const sentences of writer.readSentences(citing)) linking.addAnswers(answers, sentences);
  const delegating = entries.filter(([, { head }]) => laws.has(head.law));
  const outlines = await writer.readOutlines<Facts>(delegating);
  let next = 0;
  for (const outline of outlines) {
    const [document, entry] = delegating[next] ?? [];
    next += 1;
    if (document === undefined || entry === undefined) continue;
    const delegations = linking.delegate(outline, answers);
    if (delegations.length > 0 || entry.links?.delegations !== undefined) await writer.putDelegations(document, delegations);
  }
}

/** A law has the shapes of all its revisions: which of them is in force changes from day to day. */
function shapesOf(entries: ReferenceWriter['entries'], today: string): Catalogue['linkedTo'] {
  const shapes = new Map<string, LawShape>();
  for (const [, { head }] of entries) {
    const before = shapes.get(head.law) ?? { names: '', provisions: '' };
    const state = isValidOn(head, today) ? '+' : '-';
    shapes.set(head.law, { names: before.names + head.names, provisions: `${before.provisions}${state}${head.provisions}` });
  }
  return Object.fromEntries(shapes);
}

interface Moved {
  /** Laws that came, went or have another shape. */
  readonly laws: ReadonlySet<string>;
  /** Whether a name that led nowhere may lead somewhere now. */
  readonly isRenamed: boolean;
}

function findMoved(now: Catalogue['linkedTo'], before: Catalogue['linkedTo']): Moved {
  const laws = new Set([...Object.keys(now), ...Object.keys(before)].filter((law) => now[law]?.names !== before[law]?.names || now[law]?.provisions !== before[law]?.provisions));
  return { laws, isRenamed: [...laws].some((law) => now[law]?.names !== before[law]?.names) };
}

function isStale({ key, links }: CatalogueEntry, { laws, isRenamed }: Moved): boolean {
  if (links === undefined || links.key !== key) return true;
  return (isRenamed && links.isOpen) || (laws.size > 0 && Object.keys(links.targets).some((law) => laws.has(law)));
}
