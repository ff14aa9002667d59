import type { ChunkStore } from '../../index/index.ts';
import { readLawOutline, type LawOutline } from './law-outline.ts';

/** So many outlines are kept; the largest law has 30,000 provisions, most have some hundred. */
const mostOutlines = 64;

/** Gives the outlines of revisions of laws. */
export type ReadOutline = (corpus: string, document: string) => Promise<LawOutline>;

const keptByStore = new WeakMap<object, Map<string, Promise<LawOutline>>>();

/**
 * Gives outlines out of a store and keeps those used last for as long as `era` lives (the register of names, which is read again when
 * the laws change). The first question about a revision reads its chunks, the next ones nothing.
 */
export function keepOutlines(store: ChunkStore, era: object): ReadOutline {
  const kept = keptByStore.get(era) ?? new Map<string, Promise<LawOutline>>();
  keptByStore.set(era, kept);
  return (corpus, document) => {
    const key = `${corpus} ${document}`;
    const outline = kept.get(key) ?? store.chunksOf(corpus, document).then((chunks) => readLawOutline(document, chunks));
    kept.delete(key);
    kept.set(key, outline);
    outline.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > mostOutlines && oldest !== undefined) kept.delete(oldest);
    return outline;
  };
}
