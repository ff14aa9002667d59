import type { StoreChange } from '../stores/chunk-store.ts';

/** Writes changes one after another beside the reading of what follows; at most one is under way. */
export class ChangeWriter {
  readonly #write: (change: StoreChange) => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  constructor(write: (change: StoreChange) => Promise<void>) {
    this.#write = write;
  }

  /** Waits for the change before and begins with this one. Rejects with what one before failed with; nothing is written after a failure. */
  async begin(change: StoreChange): Promise<void> {
    await this.#last;
    this.#last = this.#write(change);
    // It is thrown by the next call that waits for it or asks; until then nobody listens.
    this.#last.catch((error: unknown) => {
      this.#failure = { error };
    });
  }

  /** Throws what a change failed with, as soon as it has; waits for nothing. */
  throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Resolves when everything is written; rejects with what failed. */
  async written(): Promise<void> {
    await this.#last;
  }

  /** Resolves when nothing is being written any more, whatever became of it. */
  async idle(): Promise<void> {
    await this.#last.catch(() => {});
  }
}
