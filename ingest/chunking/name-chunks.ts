import { buildIdentifier, parseIdentifier } from '../../corpora-config/index.ts';

/** Names the chunks of one document. */
export interface ChunkNames {
  /** The identifier of a place in the document. */
  place(path: readonly string[]): string;
  /** Identifier of the next chunk that begins at `path`: the place itself, then `~2`, `~3`, … on its last segment. Never gives one twice. */
  next(path: readonly string[]): string;
}

/** Begins naming the chunks of a document. Throws `GensenError` `identifier.invalid` when `document` is no identifier. */
export function chunkNames(document: string): ChunkNames {
  const identifier = parseIdentifier(document);
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const place = (path: readonly string[]): string => buildIdentifier({ ...identifier, path });
  return {
    place,
    next(path) {
      const base = place(path);
      let count = (counts.get(base) ?? 0) + 1;
      while (taken.has(nameOf(count))) count += 1;
      counts.set(base, count);
      taken.add(nameOf(count));
      return nameOf(count);

      function nameOf(number: number): string {
        if (number === 1) return base;
        return path.length === 0 ? place([`~${number}`]) : `${base}~${number}`;
      }
    },
  };
}
