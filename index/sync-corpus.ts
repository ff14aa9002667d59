import { resolve } from 'node:path';
import { GensenError, createFinding, publicTenant, type CorpusDefinition, type Finding, type FindingRule } from '../corpora-config/index.ts';
import { createInProcessQueue, lawValidity, openSource, readItemWorker, stageFingerprint, workerTask, type ItemRead, type Source, type WorkerPool, type WorkerTask } from '../ingest/index.ts';
import { readManifest, writeManifest, type CorpusRecord } from './manifest.ts';
import type { AnalyseTask, AnalyseResult } from './analysis/analyse-worker.ts';
import type { OpenIndex } from './open-index.ts';
import type { StoredItem } from './stores/chunk-store.ts';
import { addTerms, addVectors, type AnalyseTexts } from './sync/analyse-chunks.ts';
import { ChangeBatch } from './sync/change-batch.ts';
import { commitItem, type PreparedDocument, type PreparedItem } from './sync/commit-item.ts';
import { compareDocument, type DocumentRead } from './sync/compare-document.ts';
import { guardMassDeletion, hashItem, isWaiting, planSync, releaseDocuments, type DeletionGuard, type ListedItem, type SyncPlan } from './sync/plan-sync.ts';
import { readHeld, readItems } from './sync/read-held.ts';
import { runOrdered } from './sync/run-ordered.ts';
import { SyncTally, type SyncProgress, type SyncReport } from './sync/sync-report.ts';
import { verifyLedger, type Verification } from './sync/verify-ledger.ts';

/**
 * The one place that compares source and index.
 *
 * Promise: effectively once. An item, its documents and their chunks land in one commit of the store; a run that is cut
 * off at any step leaves whole items or none of them, and the next run takes up the rest, so that the index ends equal to
 * that of an undisturbed run. What left the source leaves the index in the same run.
 */
export interface SyncOptions {
  readonly index: OpenIndex;
  readonly definition: CorpusDefinition;
  /** Folders, archives or files that together are the source. */
  readonly paths: readonly string[];
  /** Worker threads for reading and analysis; shared by the corpora of a run, because each thread loads the dictionary once. */
  readonly pool: WorkerPool;
  /** Takes at most so many items and deletes nothing. */
  readonly limit?: number | undefined;
  /** Allows a deletion that `massDeletionShare` would refuse. */
  readonly yes: boolean;
  readonly onProgress?: ((progress: SyncProgress) => void) | undefined;
  /** Ends the run after what is under way; what was read is kept. */
  readonly signal?: AbortSignal | undefined;
}

/** A commit holds at least so many characters or rows, so that commits stay few; the last one of a run may hold less. */
const commitCharacters = 3_000_000;
const commitRows = 20_000;

/** From so many chunks on, starting the threads again costs less than the memory they hold while the index is built. */
const restAfterChunks = 100_000;

/** Items under way for each thread: enough that none waits for the one whose turn it is. */
const itemsPerThread = 3;

const analyseWorker: WorkerTask<AnalyseTask, AnalyseResult> = workerTask('./analysis/analyse-worker.ts', import.meta.url);

interface Run {
  readonly options: SyncOptions;
  readonly source: Source;
  readonly pool: WorkerPool;
  readonly plan: SyncPlan;
  readonly guardDeletion: DeletionGuard;
  /** Documents that the store may hold. */
  readonly known: Set<string>;
  readonly stages: string;
  readonly analysed: string;
  readonly tally: SyncTally;
  readonly batch: ChangeBatch;
}

/**
 * Brings the index to what the source holds now; reads, analyses and writes only what changed.
 * Errors: `source.unreadable`, `sync.mass-deletion`, `operation.interrupted`, `store.failed`, `embedding.failed`.
 */
export async function syncCorpus(options: SyncOptions): Promise<SyncReport> {
  const { definition, index } = options;
  const source = await openSource({ paths: options.paths, include: definition.source.include, exclude: definition.source.exclude, limits: definition.limits });
  try {
    const started = new Date().toISOString();
    const run = await startRun(options, source);
    await recordRun(run, { started });
    await readItemsInto(run);
    await removeGone(run);
    if (run.tally.commits > 0 || wasCutOff(index.manifest.corpora[definition.id])) {
      reportProgress(run, { stage: 'optimise', done: run.plan.items.length, item: '' });
      // Building the text index is the peak of memory; after a long run the threads' dictionaries and caches stand beside it.
      if (run.tally.chunks.written > restAfterChunks) await options.pool.rest();
      await run.tally.time('write', () => index.store.optimise(definition.id));
    }
    const result = run.tally.report(definition.id);
    await recordRun(run, { started, ended: new Date().toISOString(), report: result });
    return result;
  } finally {
    await source.close();
  }
}

/** Compares source list, ledger and store; reads every item of the source, writes nothing. */
export async function verifyCorpus({ index, definition, paths }: Pick<SyncOptions, 'index' | 'definition' | 'paths'>): Promise<Verification> {
  const source = await openSource({ paths, include: definition.source.include, exclude: definition.source.exclude, limits: definition.limits });
  try {
    const hashes = new Map<string, string>();
    for (const item of await listItems(source, definition)) {
      hashes.set(item.key, hashOpened(item, await openItem(source, definition, item.key)));
    }
    return await verifyLedger(index.store, definition.id, hashes);
  } finally {
    await source.close();
  }
}

async function startRun(options: SyncOptions, source: Source): Promise<Run> {
  const { definition, index, limit, pool } = options;
  options.onProgress?.({ corpus: definition.id, stage: 'list', done: 0, total: 0, item: source.description, characters: 0 });
  const tally = new SyncTally();
  const items = await listItems(source, definition);
  for await (const _ignored of source.listIgnored()) tally.ignored += 1;
  const held = await readItems(index.store, definition.id);
  const analysed = `${index.analyserFingerprint} ${index.embedder.fingerprint}`;
  const plan = planSync(limit === undefined ? items : items.slice(0, limit), held, limit !== undefined);
  return {
    options,
    source,
    pool,
    plan,
    guardDeletion: options.yes ? () => {} : guardMassDeletion(plan, definition),
    known: new Set(held.flatMap(({ documents }) => documents)),
    stages: `${stageFingerprint(definition)} ${analysed}`,
    analysed,
    tally,
    batch: new ChangeBatch(),
  };
}

/** Statutes tell in their file names from when to when each revision holds. */
async function listItems(source: Source, definition: CorpusDefinition): Promise<readonly ListedItem[]> {
  const items: ListedItem[] = [];
  for await (const { key, uri } of source.list()) items.push({ key, uri });
  if (definition.kind !== 'law') return items;
  const validity = lawValidity(items.map(({ key }) => key));
  return items.map((item) => {
    const holds = validity.get(item.key);
    return holds === undefined ? item : { ...item, validity: holds };
  });
}

/** A document that one item drops another may be waiting for, whichever of them is listed first: those have a further turn. */
async function readItemsInto(run: Run): Promise<void> {
  const { plan } = run;
  await readTurn(run, plan.items, false);
  for (let waiting = releaseDocuments(plan); waiting.length > 0; waiting = releaseDocuments(plan)) {
    for (const id of plan.claims.keys()) run.known.add(id);
    await readTurn(run, waiting, true);
  }
}

async function readTurn(run: Run, items: readonly ListedItem[], again: boolean): Promise<void> {
  const { options, plan, batch } = run;
  const concurrency = options.pool.threads * itemsPerThread;
  const jobs = createInProcessQueue<number>({ attempts: 1, capacity: concurrency });
  let done = 0;
  const finish = async (prepared: PreparedItem): Promise<void> => {
    commitItem(prepared, { ...run, again });
    if (batch.characters >= commitCharacters || batch.rows >= commitRows) await flush(run);
    done += 1;
    reportProgress(run, { stage: 'items', done: again ? plan.items.length : done, item: prepared.item.key });
  };
  try {
    await runOrdered(items, { prepare: (item) => prepareItem(run, item), finish }, { jobs, concurrency });
  } catch (error) {
    if (error instanceof GensenError && error.code === 'operation.interrupted') await flush(run);
    throw error;
  } finally {
    await jobs.close();
  }
  await flush(run);
}

async function prepareItem(run: Run, listed: ListedItem): Promise<PreparedItem> {
  if (run.options.signal?.aborted === true) throw interrupted();
  const { definition } = run.options;
  const facts = { key: listed.key, corpus: definition.id, uri: listed.uri, stages: run.stages, documents: [], fetched: new Date().toISOString() };
  const opened = await run.tally.time('read', () => openItem(run.source, definition, listed.key));
  const item = { ...facts, itemHash: hashOpened(listed, opened) };
  const held = run.plan.ledger.get(listed.key);
  if (held !== undefined && isUnchanged(run, held, item.itemHash)) return { item: held };
  if (!(opened instanceof Uint8Array)) return refuseItem(item, opened, held);
  const { documents, findings } = await parseItem(run, listed, opened);
  try {
    return { item: { ...item, findings }, documents: await Promise.all(documents.map((document) => prepareDocument(run, { ...document, item: listed.key }))) };
  } catch (error) {
    return { item: { ...item, findings: [...findings, describeFailure(listed, error)] }, documents: [] };
  }
}

/** What cannot be read may be what it was: its documents stay. What is known to be too large or hostile is not. */
function refuseItem(item: Omit<StoredItem, 'findings'>, finding: Finding, held: StoredItem | undefined): PreparedItem {
  const refused = { ...item, findings: [finding] };
  if (finding.rule !== 'file.unreadable') return { item: refused, documents: [] };
  return { item: { ...refused, documents: held?.documents ?? [] } };
}

/** An item to which a document was refused is read again once nobody holds that document. */
function isUnchanged({ stages, plan }: Run, held: StoredItem, itemHash: string): boolean {
  return held.itemHash === itemHash && held.stages === stages && !isWaiting(held, plan.claims);
}

/** Of an item that cannot be opened, the reason stands for the bytes. */
function hashOpened(listed: ListedItem, opened: Uint8Array | Finding): string {
  return opened instanceof Uint8Array ? hashItem(listed, opened) : `unread ${opened.message}`;
}

async function openItem(source: Source, definition: CorpusDefinition, key: string): Promise<Uint8Array | Finding> {
  try {
    return await source.open(key, definition.limits.fileBytes);
  } catch (error) {
    if (!(error instanceof GensenError)) throw error;
    const rules: Partial<Record<string, FindingRule>> = { 'source.hostile-path': 'archive.hostile-path', 'source.too-large': 'file.too-large' };
    return createFinding(rules[error.code] ?? 'file.unreadable', error.message);
  }
}

async function parseItem(run: Run, listed: ListedItem, bytes: Uint8Array): Promise<ItemRead> {
  const { definition } = run.options;
  // A citation must not tell where the server keeps its files.
  const input = { definition, key: listed.key, uri: listed.uri.startsWith('file:') ? listed.key : listed.uri, bytes, ...(listed.validity === undefined ? {} : { validity: listed.validity }) };
  try {
    const { seconds, ...read } = await run.pool.run(readItemWorker, input, { timeoutMs: definition.limits.parseSeconds * 1000 });
    run.tally.seconds.parse += seconds;
    return read;
  } catch (error) {
    return { documents: [], findings: [describeFailure(listed, error)] };
  }
}

/** A task that failed alone is a finding; anything else ends the run. */
function describeFailure({ key }: ListedItem, error: unknown): Finding {
  if (!(error instanceof GensenError) || error.code !== 'parse.failed') throw error;
  return createFinding(isTimeout(error) ? 'parse.timeout' : 'parse.crashed', `${key}: ${error.message}`);
}

function isTimeout({ details }: GensenError): boolean {
  return typeof details === 'object' && details !== null && 'reason' in details && details.reason === 'timeout';
}

async function prepareDocument(run: Run, read: DocumentRead): Promise<PreparedDocument> {
  const { definition, index } = run.options;
  const { id } = read.document;
  const held = run.known.has(id) ? await readHeld(index.store, definition.id, id) : undefined;
  const difference = compareDocument(read, held, run.analysed);
  const heldHash = held?.document.contentHash;
  if (isTaken(run, id, read.item)) return { difference, chunks: difference.toRewrite, heldHash };
  const analysed = await addTerms(difference.toAnalyse, analyseIn(run));
  const chunks = await run.tally.time('embed', () => addVectors([...difference.toRewrite, ...analysed], index.embedder));
  return { difference, chunks, heldHash };
}

/** Saves the analysis of a document that will be refused as a duplicate; the refusal itself comes in listing order. */
function isTaken({ plan }: Run, id: string, item: string): boolean {
  const claimant = plan.claims.get(id);
  return claimant !== undefined && claimant.item !== item;
}

function analyseIn({ pool, tally }: Run): AnalyseTexts {
  return async (texts) => {
    const { seconds, ...terms } = await pool.run(analyseWorker, { texts });
    tally.seconds.analyse += seconds;
    return terms;
  };
}

async function removeGone({ plan, batch, tally, options }: Run): Promise<void> {
  const removed = plan.gone.flatMap(({ documents }) => documents).filter((id) => !plan.claims.has(id));
  batch.add({ removeItems: plan.gone.map(({ key }) => key), removeDocuments: removed, onlyNew: plan.gone.length === 0 });
  tally.documents.removed += removed.length;
  await flushBatch(options, batch, tally);
}

async function flush({ batch, options, tally }: Run): Promise<void> {
  await flushBatch(options, batch, tally);
}

async function flushBatch({ index, definition }: SyncOptions, batch: ChangeBatch, tally: SyncTally): Promise<void> {
  if (batch.isEmpty) return;
  const change = batch.take();
  const leaving = await index.store.getDocuments(definition.id, change.removeDocuments, { tenants: [definition.tenant, publicTenant] });
  tally.chunks.removed += leaving.reduce((sum, { chunks }) => sum + chunks, 0);
  await tally.time('write', () => index.store.apply(definition.id, change));
  tally.commits += 1;
}

/** A run that was cut off may have left its commits unoptimised. */
function wasCutOff(record: CorpusRecord | undefined): boolean {
  return record !== undefined && record.ended === undefined;
}

async function recordRun({ options, stages }: Run, times: { readonly started: string; readonly ended?: string; readonly report?: unknown }): Promise<void> {
  const { index, definition, paths } = options;
  const manifest = await readManifest(index.dataFolder);
  const report = manifest.corpora[definition.id]?.report;
  const record = { paths: paths.map((path) => resolve(path)), stages, ...(report === undefined ? {} : { report }), ...times };
  const made = { analyser: index.analyserFingerprint, embedder: index.embedder.fingerprint };
  await writeManifest(index.dataFolder, { ...manifest, ...made, corpora: { ...manifest.corpora, [definition.id]: record } });
}

function reportProgress({ options, plan, tally }: Run, progress: Pick<SyncProgress, 'stage' | 'done' | 'item'>): void {
  options.onProgress?.({ corpus: options.definition.id, total: plan.items.length, characters: tally.characters, ...progress });
}

function interrupted(): GensenError {
  return new GensenError('operation.interrupted', { message: 'stopped before the end', mend: 'run the same command again; it goes on where it stopped' });
}
