/** Changes of counts not yet merged: one map look-up a term, repetitions inside a chunk counted once. */
export class TermChanges {
  readonly #places = new Map<string, number>();
  readonly #changes: number[] = [];
  /** The chunk that a term was last met in. */
  readonly #lastChunk: number[] = [];
  #chunk = 0;

  get size(): number {
    return this.#changes.length;
  }

  of(term: string): number {
    const place = this.#places.get(term);
    return place === undefined ? 0 : (this.#changes[place] ?? 0);
  }

  /** Every term met with its change, which may be 0. */
  entries(): [term: string, change: number][] {
    return [...this.#places].map(([term, place]) => [term, this.#changes[place] ?? 0]);
  }

  /** Adds a change to a term. */
  add(term: string, change: number): void {
    const place = this.#places.get(term) ?? this.#place(term);
    this.#changes[place] = (this.#changes[place] ?? 0) + change;
  }

  /** The terms that follow are of another chunk. */
  beginChunk(): void {
    this.#chunk += 1;
  }

  /** Adds `change` for each term of a stream that this chunk did not have before; gives how many terms the stream has. */
  addStream(stream: string, change: number): number {
    let size = 0;
    for (const term of stream.split(' ')) {
      if (term === '') continue;
      size += 1;
      this.#addOnce(term, change);
    }
    return size;
  }

  #addOnce(term: string, change: number): void {
    const place = this.#places.get(term) ?? this.#place(term);
    if (this.#lastChunk[place] === this.#chunk) return;
    this.#lastChunk[place] = this.#chunk;
    this.#changes[place] = (this.#changes[place] ?? 0) + change;
  }

  #place(term: string): number {
    const place = this.#changes.push(0) - 1;
    this.#lastChunk.push(0);
    this.#places.set(term, place);
    return place;
  }
}
