import type { Finding, FindingRule } from '../../corpora-config/index.ts';
import type { StoredItem } from '../stores/chunk-store.ts';
import { countFailed } from './plan-sync.ts';

/** What one sync of one corpus did; one line of `gensen ingest --json`. */
export interface SyncReport {
  readonly corpus: string;
  /** listed = added + changed + unchanged + failed. */
  readonly documents: Readonly<Record<DocumentOutcome | 'listed' | 'removed' | 'waived', number>>;
  /** `analysed`: passages whose terms were made. `embedded`: passages given to the embedder, which asks its model once for equal ones; what a revision held before has is not given. */
  readonly chunks: Readonly<ChunkCounts>;
  /** Of the documents that were read; unchanged ones are not counted. */
  readonly characters: number;
  readonly findings: Readonly<Partial<Record<FindingRule, number>>>;
  /** `total` is wall time; the stages are summed over worker threads and may exceed it. */
  readonly seconds: Readonly<Record<SyncStage | 'total', number>>;
  /** Items of the source that the definition leaves out. */
  readonly ignored: number;
}

type ChunkCounts = Record<'written' | 'kept' | 'removed' | 'analysed' | 'embedded', number>;

export type DocumentOutcome = 'added' | 'changed' | 'unchanged' | 'failed';
export type SyncStage = 'read' | 'parse' | 'analyse' | 'embed' | 'write' | 'references';

/** How far a sync has come. `total` is 0 while the source is being listed. */
export interface SyncProgress {
  readonly corpus: string;
  readonly stage: 'list' | 'items' | 'optimise';
  readonly done: number;
  readonly total: number;
  readonly item: string;
  readonly characters: number;
}

/** Adds up a report while a sync runs. */
export class SyncTally {
  readonly documents: Record<DocumentOutcome | 'removed' | 'waived', number> = { added: 0, changed: 0, unchanged: 0, failed: 0, removed: 0, waived: 0 };
  readonly chunks: ChunkCounts = { written: 0, kept: 0, removed: 0, analysed: 0, embedded: 0 };
  readonly seconds: Record<SyncStage, number> = { read: 0, parse: 0, analyse: 0, embed: 0, write: 0, references: 0 };
  characters: number = 0;
  ignored: number = 0;
  commits: number = 0;
  readonly #findings = new Map<FindingRule, number>();
  readonly #startedMs = performance.now();

  /** Adds findings, or takes them back. */
  countFindings(findings: readonly Finding[], change: 1 | -1): void {
    for (const { rule } of findings) this.#findings.set(rule, (this.#findings.get(rule) ?? 0) + change);
  }

  /** Adds what failed of an item and its findings, or takes them back. */
  countFailures(item: StoredItem, change: 1 | -1): void {
    const failed = countFailed(item) * change;
    this.documents.failed += failed;
    if (item.waived !== undefined) this.documents.waived += failed;
    this.countFindings(item.findings, change);
  }

  /** Runs `work` and adds its wall time to `stage`. */
  async time<Result>(stage: SyncStage, work: () => Promise<Result>): Promise<Result> {
    const startedMs = performance.now();
    try {
      return await work();
    } finally {
      this.seconds[stage] += (performance.now() - startedMs) / 1000;
    }
  }

  report(corpus: string): SyncReport {
    const { added, changed, unchanged, failed } = this.documents;
    return {
      corpus,
      documents: { listed: added + changed + unchanged + failed, ...this.documents },
      chunks: { ...this.chunks },
      characters: this.characters,
      findings: Object.fromEntries([...this.#findings].filter(([, count]) => count > 0).toSorted()),
      seconds: { total: (performance.now() - this.#startedMs) / 1000, ...this.seconds },
      ignored: this.ignored,
    };
  }
}
