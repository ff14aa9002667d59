import type { StoreChange, StoredChunk, StoredDocument, StoredItem } from '../stores/chunk-store.ts';
import type { PackedChunks } from '../stores/packed-chunks.ts';

/** Collects changes until they are worth a commit. What belongs together is added together and so lands in one commit. */
export class ChangeBatch {
  #putItems: StoredItem[] = [];
  #removeItems: string[] = [];
  #putDocuments: StoredDocument[] = [];
  #removeDocuments: string[] = [];
  #putChunks: StoredChunk[] = [];
  #putPacked: PackedChunks[] = [];
  #removeChunks: string[] = [];
  #packedRows = 0;
  #characters = 0;
  #onlyNew = true;

  get isEmpty(): boolean {
    return this.rows + this.#removeItems.length + this.#removeDocuments.length + this.#removeChunks.length === 0;
  }

  /** Rows that it puts, of every kind. */
  get rows(): number {
    return this.#putItems.length + this.#putDocuments.length + this.#putChunks.length + this.#packedRows;
  }

  /** UTF-16 units of the chunks' texts. */
  get characters(): number {
    return this.#characters;
  }

  add(change: Partial<StoreChange> & Pick<StoreChange, 'onlyNew'>): void {
    append(this.#putItems, change.putItems);
    append(this.#removeItems, change.removeItems);
    append(this.#putDocuments, change.putDocuments);
    append(this.#removeDocuments, change.removeDocuments);
    append(this.#putChunks, change.putChunks);
    append(this.#putPacked, change.putPacked);
    append(this.#removeChunks, change.removeChunks);
    this.#onlyNew &&= change.onlyNew;
    for (const { text } of change.putChunks ?? []) this.#characters += text.length;
    for (const { size, characters } of change.putPacked ?? []) {
      this.#packedRows += size;
      this.#characters += characters;
    }
  }

  /** Gives what was collected and starts anew. */
  take(): StoreChange {
    const change = {
      putItems: this.#putItems,
      removeItems: this.#removeItems,
      putDocuments: this.#putDocuments,
      removeDocuments: this.#removeDocuments,
      putChunks: this.#putChunks,
      putPacked: this.#putPacked,
      removeChunks: this.#removeChunks,
      onlyNew: this.#onlyNew,
    };
    this.#putItems = [];
    this.#removeItems = [];
    this.#putDocuments = [];
    this.#removeDocuments = [];
    this.#putChunks = [];
    this.#putPacked = [];
    this.#removeChunks = [];
    this.#packedRows = 0;
    this.#characters = 0;
    this.#onlyNew = true;
    return change;
  }
}

/** `push(...list)` overflows the stack on long lists. */
function append<Value>(target: Value[], values: readonly Value[] | undefined): void {
  for (const value of values ?? []) target.push(value);
}
