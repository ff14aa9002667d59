import { resolve } from 'node:path';
import { GensenError, createFinding, publicTenant, type CorpusDefinition, type Finding, type FindingRule } from '../corpora-config/index.ts';
import { createInProcessQueue, addAnswers, lawFactsVersion, linkDelegations, linkReferences, listRevisions, openCorpusSource, registerLaws, stageFingerprint, workerTask, type AnswerIndex, type LawFacts, type LawRegister, type LawValidity, type Source, type SourceItem, type WorkerPool, type WorkerTask } from '../ingest/index.ts';
import { readManifest, writeManifest } from './manifest.ts';
import type { AnalyseTask, AnalyseResult } from './analysis/analyse-worker.ts';
import type { OpenIndex } from './open-index.ts';
import type { Linking } from './references/link-documents.ts';
import type { PackedFacts } from './references/packed-facts.ts';
import type { ReferenceWriter } from './references/reference-writer.ts';
import type { StoreChange, StoredItem } from './stores/chunk-store.ts';
import type { ItemResult, ItemTask } from './sync-item-worker.ts';
import type { AnalyseTexts } from './sync/analyse-chunks.ts';
import { ChangeBatch } from './sync/change-batch.ts';
import { ChangeWriter } from './sync/change-writer.ts';
import { commitItem, type PreparedItem } from './sync/commit-item.ts';
import type { ItemForm } from './sync/item-contents.ts';
import { describeFailure } from './sync/describe-failure.ts';
import { keepReferences } from './sync/keep-references.ts';
import { LookAhead } from './sync/look-ahead.ts';
import { guardMassDeletion, hashItem, isWaiting, planSync, releaseDocuments, type DeletionGuard, type ListedItem, type SyncPlan } from './sync/plan-sync.ts';
import { prepareDocuments } from './sync/prepare-documents.ts';
import { readItems } from './sync/read-held.ts';
import { countEmbedded } from './sync/count-embedded.ts';
import { reuseVectors } from './sync/reuse-vectors.ts';
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
  /** Folders, archives or files that together are the source; none: the source over the network that the definition names. */
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
  /** A commit holds at least so many characters, so that commits stay few; the last one of a run may hold less. Default 3 million. */
  readonly commitCharacters?: number;
}

const defaultCommitCharacters = 3_000_000;

/** A commit with so many rows is written, however short their texts. */
const commitRows = 20_000;

/** From so many chunks on, starting the threads again costs less than the memory they hold while the index is built. */
const restAfterChunks = 100_000;

/** Items under way for each thread: small ones enough that no thread waits while another has the largest statute (8 MB) in hand. */
const itemsPerThread = 256;

/** Bytes of the items under way, for the same. What is made of an item takes up to seven times its size. */
const lookAheadBytes = 48 * 1024 * 1024;

/** Files open at a time. */
const readsAtOnce = 4;

/** A larger item is read by one task and analysed by several, so that no thread holds all of both. */
const wholeItemBytes = 32 * 1024 * 1024;

const itemWorker: WorkerTask<ItemTask, ItemResult> = workerTask('./sync-item-worker.ts', import.meta.url);

const analyseWorker: WorkerTask<AnalyseTask, AnalyseResult> = workerTask('./analysis/analyse-worker.ts', import.meta.url);

interface Run {
  readonly options: SyncOptions;
  readonly source: Source;
  readonly reading: LookAhead<ListedItem>;
  readonly plan: SyncPlan;
  readonly guardDeletion: DeletionGuard;
  /** Documents that the store may hold. */
  readonly known: Set<string>;
  readonly stages: string;
  readonly analysed: string;
  readonly tally: SyncTally;
  readonly batch: ChangeBatch;
  readonly writer: ChangeWriter;
  /** Of laws alone. */
  readonly references: ReferenceWriter | undefined;
}

/**
 * Brings the index to what the source holds now; reads, analyses and writes only what changed.
 * Errors: `source.unreadable`, `sync.mass-deletion`, `operation.interrupted`, `store.failed`, `embedding.failed`.
 */
export async function syncCorpus(options: SyncOptions): Promise<SyncReport> {
  const { definition, index } = options;
  const source = await openRunSource(options);
  try {
    const started = new Date().toISOString();
    const run = await startRun(options, source);
    await recordRun(run, { started });
    await changeAll(run);
    // A run that was cut off may have left its commits unoptimised.
    const record = index.manifest.corpora[definition.id];
    const isResumed = record !== undefined && record.ended === undefined;
    if (run.tally.commits > 0 || isResumed) {
      reportProgress(run, { stage: 'optimise', done: run.plan.items.length, item: '' });
      // Building the text index is the peak of memory; after a long run the threads' dictionaries and caches stand beside it.
      if (run.tally.chunks.written > restAfterChunks) await options.pool.rest();
      // What left the source, perhaps in a run that was cut off, must leave the disk as well; replaced passages may wait until there are enough of them.
      await run.tally.time('write', () => index.store.optimise(definition.id, { purge: run.tally.documents.removed > 0 || isResumed }));
    }
    await linkLaws(run, run.tally.documents.removed > 0 || isResumed);
    const result = run.tally.report(definition.id);
    await recordRun(run, { started, ended: new Date().toISOString(), report: result });
    return result;
  } finally {
    await source.close();
  }
}

/** Compares source list, ledger and store; reads every item of the source, writes nothing. */
export async function verifyCorpus({ index, definition, paths }: Pick<SyncOptions, 'index' | 'definition' | 'paths'>): Promise<Verification> {
  const source = await openCorpusSource({ definition, paths, dataFolder: index.dataFolder, offline: true });
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

function openRunSource({ definition, paths, index, onProgress, signal }: SyncOptions): Promise<Source> {
  const tell = ({ done, total, what }: { readonly done: number; readonly total: number; readonly what: string }): void => onProgress?.({ corpus: definition.id, stage: 'list', done, total, item: what, characters: 0 });
  return openCorpusSource({ definition, paths, dataFolder: index.dataFolder, onProgress: tell, signal });
}

async function startRun(options: SyncOptions, source: Source): Promise<Run> {
  const { definition, index, limit } = options;
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
    reading: new LookAhead(readsAtOnce),
    plan,
    guardDeletion: options.yes ? () => {} : guardMassDeletion(plan, definition),
    known: new Set(held.flatMap(({ documents }) => documents)),
    stages: `${stageFingerprint(definition)} ${analysed}`,
    analysed,
    tally,
    batch: new ChangeBatch(),
    writer: new ChangeWriter((change) => writeChange(options, change, tally)),
    references: definition.kind === 'law' ? await index.references.write(definition.id) : undefined,
  };
}

async function writeChange({ index, definition }: SyncOptions, change: StoreChange, tally: SyncTally): Promise<void> {
  const leaving = await index.store.getDocuments(definition.id, change.removeDocuments, { tenants: [definition.tenant, publicTenant] });
  tally.chunks.removed += leaving.reduce((sum, { chunks }) => sum + chunks, 0);
  await tally.time('write', () => index.store.apply(definition.id, change));
  tally.commits += 1;
}

/** Statutes tell in their file names, and lists of revisions among them, from when to when each revision holds; a list is no item itself. */
async function listItems(source: Source, definition: CorpusDefinition): Promise<readonly ListedItem[]> {
  const items: SourceItem[] = [];
  for await (const item of source.list()) items.push(item);
  const open = async (key: string): Promise<Uint8Array | undefined> => {
    const opened = await openItem(source, definition, key);
    return opened instanceof Uint8Array ? opened : undefined;
  };
  const { validity, lists } = await (definition.kind === 'law' ? listRevisions(items, open) : { validity: new Map<string, LawValidity>(), lists: new Set<string>() });
  return items.filter(({ key }) => !lists.has(key)).map(({ key, uri, bytes }) => {
    const holds = validity.get(key);
    return { key, uri, bytes, ...(holds === undefined ? {} : { validity: holds }) };
  });
}

async function changeAll(run: Run): Promise<void> {
  try {
    await readItemsInto(run);
    await removeGone(run);
  } finally {
    await run.writer.idle();
  }
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

/** What a batch holds depends on the order of the items alone, never on how many threads there are or which of them is quicker. */
async function readTurn(run: Run, items: readonly ListedItem[], again: boolean): Promise<void> {
  const { options: { pool, commitCharacters = defaultCommitCharacters }, plan, batch } = run;
  const concurrency = pool.threads * itemsPerThread;
  const jobs = createInProcessQueue<number>({ attempts: 1, capacity: concurrency });
  const lookAhead = new LookAhead<ListedItem>(lookAheadBytes);
  let done = 0;
  const prepare = async (item: ListedItem, isWanted: () => boolean): Promise<PreparedItem> => {
    await lookAhead.enter(item, item.bytes);
    if (!isWanted()) throw interrupted();
    return prepareItem(run, item);
  };
  const finish = async (prepared: PreparedItem): Promise<void> => {
    run.writer.throwFailure();
    commitItem(prepared, { ...run, again });
    if (batch.characters >= commitCharacters || batch.rows >= commitRows) await run.writer.begin(batch.take());
    done += 1;
    reportProgress(run, { stage: 'items', done: again ? plan.items.length : done, item: prepared.item.key });
  };
  try {
    await runOrdered(items, { prepare, finish, settle: (item) => lookAhead.leave(item) }, { jobs, concurrency });
  } catch (error) {
    if (!(error instanceof GensenError) || error.code !== 'operation.interrupted') throw error;
    await flush(run);
    throw interrupted();
  } finally {
    await jobs.close();
  }
  await flush(run);
}

async function prepareItem(run: Run, listed: ListedItem): Promise<PreparedItem> {
  if (run.options.signal?.aborted === true) throw interrupted();
  const { definition } = run.options;
  const facts = { key: listed.key, corpus: definition.id, uri: listed.uri, stages: run.stages, documents: [], fetched: new Date().toISOString() };
  const opened = await readListed(run, listed);
  const item = { ...facts, itemHash: hashOpened(listed, opened) };
  const held = run.plan.ledger.get(listed.key);
  if (held !== undefined && isUnchanged(run, held, item.itemHash)) return { item: held };
  if (!(opened instanceof Uint8Array)) return refuseItem(item, opened, held);
  return prepareOpened(run, listed, { item, bytes: opened });
}

async function prepareOpened(run: Run, listed: ListedItem, { item, bytes }: { readonly item: Omit<StoredItem, 'findings'>; readonly bytes: Uint8Array }): Promise<PreparedItem> {
  const { options: { index, definition }, plan, known, tally } = run;
  let findings: readonly Finding[] = [];
  try {
    const result = await runItemTask(run, listed, { bytes, form: formOf(run, listed, bytes) });
    await run.references?.addFacts(result.facts, lawFactsVersion);
    findings = result.findings;
    const documents = result.contents.form === 'packed' ? [] : result.contents.documents.map(({ document }) => document.id);
    const embedder = await reuseVectors(documents, countEmbedded(index.embedder, tally), { store: index.store, corpus: definition.id, known, analysed: run.analysed });
    const parts = { store: index.store, corpus: definition.id, item: listed.key, known, claims: plan.claims, analyse: analyseIn(run), embedder, tally };
    return { item: { ...item, findings }, ...(await prepareDocuments(result.contents, parts)) };
  } catch (error) {
    return { item: { ...item, findings: [...findings, describeFailure(listed, error)] }, documents: [] };
  }
}

/** What cannot be read may be what it was: its documents stay. What is known to be too large or hostile is not. */
function refuseItem(item: Omit<StoredItem, 'findings'>, finding: Finding, held: StoredItem | undefined): PreparedItem {
  const refused = { ...item, findings: [finding] };
  if (finding.rule !== 'file.unreadable' && finding.rule !== 'file.link-not-followed') return { item: refused, documents: [] };
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

async function readListed({ options, source, reading, tally }: Run, listed: ListedItem): Promise<Uint8Array | Finding> {
  await reading.enter(listed, 1);
  try {
    return await tally.time('read', () => openItem(source, options.definition, listed.key));
  } finally {
    reading.leave(listed);
  }
}

async function openItem(source: Source, definition: CorpusDefinition, key: string): Promise<Uint8Array | Finding> {
  try {
    return await source.open(key, definition.limits.fileBytes);
  } catch (error) {
    if (!(error instanceof GensenError) || error.code === 'operation.interrupted') throw error;
    const rules: Partial<Record<string, FindingRule>> = { 'source.hostile-path': 'archive.hostile-path', 'source.link-not-followed': 'file.link-not-followed', 'source.too-large': 'file.too-large' };
    return createFinding(rules[error.code] ?? 'file.unreadable', error.message);
  }
}

async function runItemTask(run: Run, listed: ListedItem, { bytes, form }: { readonly bytes: Uint8Array; readonly form: ItemForm }): Promise<ItemResult> {
  const { definition, index, pool } = run.options;
  const isRead = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const task = { input: inputOf(definition, listed, bytes), analysed: run.analysed, analysis: await index.analysis(), form, facts: run.references !== undefined, isRead };
  const timeoutMs = definition.limits.parseSeconds * 1000;
  const result = await pool.run(itemWorker, task, { timeoutMs, mayTimeOut: () => Atomics.load(new Int32Array(isRead), 0) === 0, signal: run.options.signal, transfer: ownBuffers(bytes) });
  run.tally.seconds.parse += result.seconds.parse;
  run.tally.seconds.analyse += result.seconds.analyse;
  run.tally.seconds.references += result.seconds.references;
  return result;
}

function inputOf(definition: CorpusDefinition, { key, uri, validity }: ListedItem, bytes: Uint8Array): ItemTask['input'] {
  // A citation must not tell where the server keeps its files.
  return { definition, key, uri: uri.startsWith('file:') ? key : uri, bytes, ...(validity === undefined ? {} : { validity }) };
}

/** All at once where everything must be analysed anyway; else the item is read first, and only what changed in it is analysed. */
function formOf({ plan, options, analysed }: Run, { key }: ListedItem, bytes: Uint8Array): ItemForm {
  const held = plan.ledger.get(key);
  if (bytes.length > wholeItemBytes || held?.stages.endsWith(` ${analysed}`) === true) return 'read';
  return held === undefined && options.index.embedder.dimensions === 0 ? 'packed' : 'analysed';
}

/** A buffer that others share, as small ones do, is copied instead. */
function ownBuffers({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function analyseIn({ options, tally }: Run): AnalyseTexts {
  return async (texts) => {
    const { seconds, ...terms } = await options.pool.run(analyseWorker, { texts, analysis: await options.index.analysis() }, { signal: options.signal });
    tally.seconds.analyse += seconds;
    return terms;
  };
}

/** What the laws say of each other follows their texts. */
async function linkLaws(run: Run, purge: boolean): Promise<void> {
  const { options: { index, definition, pool }, references: writer, tally, plan: { items } } = run;
  if (writer === undefined) return;
  await keepReferences({ store: index.store, corpus: definition.id, writer, version: lawFactsVersion, linking: lawLinking, items, readFacts: (item) => readFactsOf(run, item), atOnce: pool.threads * 2, purge, tally });
}

const lawLinking: Linking<LawFacts, LawRegister, AnswerIndex> = {
  register: registerLaws,
  link: linkReferences,
  openAnswers: () => new Map(),
  addAnswers,
  delegate: linkDelegations,
};

/** What cannot be read any more keeps the facts that it has. */
async function readFactsOf(run: Run, listed: ListedItem): Promise<readonly PackedFacts[]> {
  if (run.options.signal?.aborted === true) throw interrupted();
  const bytes = await readListed(run, listed);
  if (!(bytes instanceof Uint8Array)) return [];
  const { facts, findings } = await runItemTask(run, listed, { bytes, form: 'facts' });
  const isKnown = run.plan.ledger.get(listed.key)?.findings.some(({ rule }) => rule === 'references.failed') === true;
  if (!isKnown) run.tally.countFindings(findings.filter(({ rule }) => rule === 'references.failed'), 1);
  return facts;
}

async function removeGone(run: Run): Promise<void> {
  const { plan, batch, tally } = run;
  const removed = plan.gone.flatMap(({ documents }) => documents).filter((id) => !plan.claims.has(id));
  batch.add({ removeItems: plan.gone.map(({ key }) => key), removeDocuments: removed, onlyNew: plan.gone.length === 0 });
  tally.documents.removed += removed.length;
  await flush(run);
}

/** Resolves when everything that was gathered is in the store. */
async function flush({ batch, writer }: Run): Promise<void> {
  if (!batch.isEmpty) await writer.begin(batch.take());
  await writer.written();
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
