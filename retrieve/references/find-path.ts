import type { AccessScope } from '../../corpora-config/index.ts';
import type { LawEdge, ReferenceStore } from '../../index/index.ts';
import type { Retrieval } from '../retrieval.ts';
import { findProvision, requireReferences, scopeOf, type AskedProvision } from './find-provision.ts';
import { makeEdge, placesIn, type EdgeNaming } from './make-edges.ts';
import type { LawPath, LawStep, ProvisionPlace, ReferenceEdge } from './reference-shapes.ts';

/** Between which laws, for whom, on which ISO date (absent: today). */
export interface PathRequest {
  readonly from: string;
  readonly to: string;
  readonly access: AccessScope;
  readonly asOf?: string;
}

/**
 * The shortest way from one law to another over what the laws of one corpus, that of the first, mention; of equally short ones that whose steps have most mentions.
 * Throws `GensenError`: those of `findProvision`.
 */
export async function findPath({ from, to, access, asOf: asked }: PathRequest, retrieval: Retrieval): Promise<LawPath> {
  const asOf = asked ?? retrieval.today();
  const references = requireReferences(retrieval);
  const [first, last] = [await findProvision(from, { access, asOf }, retrieval), await findProvision(to, { access, asOf }, retrieval)];
  const scope = scopeOf(first, { access, asOf });
  const edges = first.law === last.law ? [] : searchBreadthFirst(groupEdges(await references.lawEdges(scope)), first.law, last.law);
  const titles = new Map((await references.documents(scope)).map(({ law, title, document }) => [law, { law, title, id: document, element: null }]));
  const naming = { names: await retrieval.lawNames(), access, asOf };
  const steps: LawStep[] = [];
  for (const edge of edges ?? []) {
    const example = await readExample(edge, { corpus: first.corpus, references, naming });
    steps.push({ ...placesOf(edge, titles), mentions: edge.mentions, ...(example === undefined ? {} : { example }) });
  }
  return { from: placeOf(first), to: placeOf(last), asOf, steps, isFound: edges !== undefined };
}

function placeOf({ document, law, title }: AskedProvision): ProvisionPlace {
  return { id: document, law, title, element: null };
}

function placesOf({ from, to }: LawEdge, titles: ReadonlyMap<string, ProvisionPlace>): Pick<LawStep, 'from' | 'to'> {
  const named = (law: string): ProvisionPlace => titles.get(law) ?? { id: null, law, title: law, element: null };
  return { from: named(from), to: named(to) };
}

/** Most mentions first. */
function groupEdges(edges: readonly LawEdge[]): ReadonlyMap<string, readonly LawEdge[]> {
  const grouped = new Map<string, LawEdge[]>();
  for (const edge of edges.toSorted((a, b) => b.mentions - a.mentions || (a.to < b.to ? -1 : 1))) {
    const held = grouped.get(edge.from);
    if (held === undefined) grouped.set(edge.from, [edge]);
    else held.push(edge);
  }
  return grouped;
}

function searchBreadthFirst(edges: ReadonlyMap<string, readonly LawEdge[]>, from: string, to: string): readonly LawEdge[] | undefined {
  const reachedBy = new Map<string, LawEdge>();
  const waiting = [from];
  for (let at = 0; at < waiting.length && !reachedBy.has(to); at += 1) {
    for (const edge of edges.get(waiting[at] ?? '') ?? []) {
      if (edge.to === from || reachedBy.has(edge.to)) continue;
      reachedBy.set(edge.to, edge);
      waiting.push(edge.to);
    }
  }
  return reachedBy.has(to) ? walkBack(reachedBy, to) : undefined;
}

function walkBack(reachedBy: ReadonlyMap<string, LawEdge>, to: string): readonly LawEdge[] {
  const edge = reachedBy.get(to);
  return edge === undefined ? [] : [...walkBack(reachedBy, edge.from), edge];
}

interface ExampleReading {
  readonly corpus: string;
  readonly references: ReferenceStore;
  readonly naming: EdgeNaming;
}

async function readExample({ document, to }: LawEdge, { corpus, references, naming }: ExampleReading): Promise<ReferenceEdge | undefined> {
  const held = await references.outgoing({ corpus, access: naming.access }, document);
  if (held === undefined) return undefined;
  for (const place of placesIn(held, () => true)) {
    const edge = makeEdge(held, place, naming);
    if (edge?.targets.some(({ law }) => law === to) === true) return edge;
  }
  return undefined;
}
