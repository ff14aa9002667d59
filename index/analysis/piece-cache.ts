/** Pieces kept in each of the two generations. */
const GENERATION = 50_000;
/** Longer pieces hardly ever come back. */
const LONGEST_KEPT = 64;

/**
 * Remembers the terms of pieces met lately: statutes repeat themselves a great deal. Holds at most two generations;
 * when the young one is full it becomes the old one, and what was not met since is forgotten.
 */
export class PieceCache {
  #young = new Map<string, readonly string[]>();
  #old = new Map<string, readonly string[]>();

  /** The terms of a piece, made by `analyse` when they are not known. */
  termsOf(piece: string, analyse: (piece: string) => readonly string[]): readonly string[] {
    if (piece.length > LONGEST_KEPT) return analyse(piece);
    const young = this.#young.get(piece);
    if (young !== undefined) return young;
    const old = this.#old.get(piece);
    const terms = old ?? analyse(piece);
    this.#keep(piece, terms);
    return terms;
  }

  #keep(piece: string, terms: readonly string[]): void {
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(ownCopy(piece), terms);
  }
}

/** A slice keeps the text it was cut from alive; this does not. */
export function ownCopy(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le');
}
