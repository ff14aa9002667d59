import { stat } from 'node:fs/promises';
import type { CorpusCounts } from './corpus-counts.ts';
import { readCounts, type SavedCounts } from './counts-file.ts';
import { recount, type CountedTable } from './counts-keeper.ts';

/**
 * A reader's counts. While a writer is at work they trail behind its commits, until it optimises or closes: that moves
 * scores a little and never what may be seen. Without a writer they are those of the table as it stands.
 */
export class CountsReader {
  readonly #path: string;
  readonly #isWriterAtWork: () => Promise<boolean>;
  #held: SavedCounts | undefined;
  #readAt: number | undefined;
  #reading: Promise<CorpusCounts> | undefined;

  constructor(path: string, isWriterAtWork: () => Promise<boolean>) {
    this.#path = path;
    this.#isWriterAtWork = isWriterAtWork;
  }

  /** Whoever asks while the counts are being read waits for the same reading. */
  async current(counted: CountedTable): Promise<CorpusCounts> {
    const version = await counted.table.version();
    if (this.#held?.version === version) return this.#held.counts;
    this.#reading ??= this.#read(counted, version).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read({ revisions }: CountedTable, version: number): Promise<CorpusCounts> {
    await this.#readFileIfChanged();
    const mayTrail = this.#held !== undefined && (await this.#isWriterAtWork());
    if (this.#held === undefined || (this.#held.version !== version && !mayTrail)) {
      this.#held = await revisions.ofOneVersion(async (held) => ({ version: await held.table.version(), counts: await recount(held) }));
    }
    return this.#held.counts;
  }

  async #readFileIfChanged(): Promise<void> {
    const changed = await stat(this.#path).then(({ mtimeMs }) => mtimeMs, () => undefined);
    if (changed === undefined || changed === this.#readAt) return;
    this.#readAt = changed;
    this.#held = (await readCounts(this.#path)) ?? this.#held;
  }
}
