import { placesIn } from '../../corpora-config/index.ts';

/** Names the chunks of one document. */
export interface ChunkNames {
  /** The identifier of a place in the document. */
  place(path: readonly string[]): string;
  /** Identifier of the next chunk that begins at `path`: the place itself, then `~2`, `~3`, … on its last segment. Never gives one twice. */
  next(path: readonly string[]): string;
}

/** Begins naming the chunks of a document. Throws `GensenError` `identifier.invalid` when `document` is no identifier. */
export function chunkNames(document: string): ChunkNames {
  const place = placesIn(document);
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const isFree = (name: string): boolean => {
    const before = taken.size;
    return taken.add(name).size > before;
  };
  return {
    place,
    next(path) {
      const base = place(path);
      if (isFree(base)) return base;
      for (let count = (counts.get(base) ?? 1) + 1; ; count += 1) {
        const name = path.length === 0 ? place([`~${count}`]) : `${base}~${count}`;
        counts.set(base, count);
        if (isFree(name)) return name;
      }
    },
  };
}
