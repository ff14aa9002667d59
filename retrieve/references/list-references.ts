import { GensenError, type AccessScope } from '../../corpora-config/index.ts';
import { mentionsOf, type DocumentReferences, type MentionPlace, type ReferenceStore, type StoredChunk } from '../../index/index.ts';
import { readCursor, writeCursor } from '../paging.ts';
import type { Retrieval } from '../retrieval.ts';
import { findProvision, requireReferences, scopeOf, type AskedProvision } from './find-provision.ts';
import { isUnder } from './is-under.ts';
import { makeEdge, placesIn, type EdgeNaming } from './make-edges.ts';
import { spanOf } from './passage-span.ts';
import { readApplied, type AppliedReader } from './read-applied.ts';
import type { ReferenceEdge, ReferenceRequest, ReferencesResult } from './reference-shapes.ts';

const mostEdges = 1000;
const usualEdges = 100;

/** A mention among those asked for, not read yet. */
interface ListedMention {
  readonly document: string;
  readonly place: Omit<MentionPlace, 'elements'>;
  readonly coverage?: ReferenceEdge['coverage'];
}

/**
 * What a law or provision points at, or what points at it, on a day. Mentions inside a law are left out when all that points at the
 * law as a whole is asked. Throws `GensenError`: those of `findProvision`, `request.invalid` for a bad limit, `cursor.invalid`.
 */
export async function listReferences(id: string, request: ReferenceRequest & { readonly access: AccessScope }, retrieval: Retrieval): Promise<ReferencesResult> {
  const { direction, access, asOf = retrieval.today(), limit = usualEdges, cursor } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > mostEdges) throw new GensenError('request.invalid', { message: `expected a limit of 1–${mostEdges}, got ${limit}`, mend: 'ask for fewer and follow nextCursor' });
  const references = requireReferences(retrieval);
  const asked = await findProvision(id, { access, asOf }, retrieval);
  const listed = await (direction === 'out' ? listOut : listIn)(asked, { access, asOf }, references);
  const binding = { request: { id: asked.id, direction, asOf }, content: String(listed.length) };
  const offset = readCursor(cursor, binding);
  const naming = { names: await retrieval.lawNames(), access, asOf };
  const reader: AppliedReader = { access, retrieval, held: new Map(), corpusOf: (law) => naming.names.withId(`law/${law}`)?.corpus };
  const edges = await readEdges(listed.slice(offset, offset + limit), { asked, naming, references, reader });
  const shown = direction === 'out' ? await addPassages(edges, asked, { access, retrieval }) : edges;
  const next = offset + limit;
  return { id: asked.id, direction, asOf, edges: shown, total: listed.length, ...(next < listed.length ? { nextCursor: writeCursor(next, binding) } : {}) };
}

type Asking = Pick<EdgeNaming, 'access' | 'asOf'>;

async function listOut({ corpus, document, element }: AskedProvision, { access }: Asking, references: ReferenceStore): Promise<readonly ListedMention[]> {
  const held = await references.outgoing({ corpus, access }, document);
  if (held === undefined) return [];
  return placesIn(held, (one) => element === undefined || isUnder(one, element)).map((place) => ({ document, place }));
}

async function listIn(asked: AskedProvision, asking: Asking, references: ReferenceStore): Promise<readonly ListedMention[]> {
  const { law, document: own, element } = asked;
  const incoming = await references.incoming(scopeOf(asked, asking), law);
  // A revision that was asked for by name is cited by itself, and not by other revisions of the law.
  const others = incoming.filter(({ document }) => !document.startsWith(`law/${law}@`));
  const held = element === undefined ? undefined : await references.outgoing({ corpus: asked.corpus, access: asking.access }, own);
  const inside = held === undefined ? [] : [{ document: own, mentions: mentionsOf(law, held) }];
  return [...inside, ...others].flatMap(({ document, mentions }) => mentions.flatMap((place) => {
    const coverage = coverageOf(place, element);
    return coverage === undefined ? [] : [{ document, place, coverage }];
  }));
}

/** Undefined: it points elsewhere. A mention of the whole law counts for the law alone. */
function coverageOf({ elements }: MentionPlace, asked: string | undefined): ReferenceEdge['coverage'] | undefined {
  if (asked === undefined) return elements.includes(null) ? 'exact' : 'below';
  if (elements.includes(asked)) return 'exact';
  if (elements.some((element) => element !== null && isUnder(element, asked))) return 'below';
  return elements.some((element) => element !== null && isUnder(asked, element)) ? 'above' : undefined;
}

interface Reading {
  readonly asked: AskedProvision;
  readonly naming: EdgeNaming;
  readonly references: ReferenceStore;
  readonly reader: AppliedReader;
}

async function readEdges(listed: readonly ListedMention[], reading: Reading): Promise<readonly ReferenceEdge[]> {
  // Mentions come document by document: one of them is in memory at a time.
  const { asked: { corpus }, naming, references } = reading;
  let own: DocumentReferences | undefined;
  const edges: ReferenceEdge[] = [];
  for (const mention of listed) {
    const { document, place } = mention;
    if (own?.document !== document) own = await references.outgoing({ corpus, access: naming.access }, document);
    const edge = own === undefined ? undefined : makeEdge(own, place, naming);
    if (own !== undefined && edge !== undefined) edges.push(await completeEdge(edge, { own, mention }, reading));
  }
  return edges;
}

/** Adds what only asking makes known: how far it points at what was asked, and how the provisions are read that it applies. */
async function completeEdge(edge: ReferenceEdge, { own, mention: { place, coverage } }: { readonly own: DocumentReferences; readonly mention: ListedMention }, { asked: { law, element }, reader }: Reading): Promise<ReferenceEdge> {
  const covered = coverage === undefined ? edge : { ...edge, coverage };
  if (element === undefined || edge.substitutions === undefined) return covered;
  const readings = await readApplied({ edge, own, place, ...(coverage === undefined ? {} : { within: { law, element } }) }, reader);
  return readings.length === 0 ? covered : { ...covered, readings };
}

async function addPassages(edges: readonly ReferenceEdge[], { id, corpus, document }: AskedProvision, { access, retrieval }: { readonly access: AccessScope; readonly retrieval: Retrieval }): Promise<readonly ReferenceEdge[]> {
  if (edges.length === 0) return edges;
  const under = await retrieval.store.selectUnder({ access, corpus }, id, mostEdges);
  const chunks: readonly StoredChunk[] = under.length > 0 ? under : await retrieval.store.chunksOf(corpus, document);
  return edges.map((edge) => {
    const passage = spanOf(edge, chunks);
    return passage === undefined ? edge : { ...edge, passage };
  });
}
