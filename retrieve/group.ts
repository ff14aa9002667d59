import type { RankedChunk } from './ranked-chunk.ts';

/** A ranked chunk that stands by itself, and the chunks folded under it. */
export interface GroupedChunk extends RankedChunk {
  /** Ids, best first. */
  readonly siblings: readonly string[];
}

/**
 * Folds what repeats. At most `hitsPerUnit` chunks of one unit stay; further ones become siblings of the unit's best. A unit
 * is the parent; a chunk whose parent is its whole document stands for itself. A chunk whose text equals that of a better one
 * in another revision of the same document becomes its sibling. The order is kept; every chunk is a hit or a sibling, once.
 * @param ranked best first
 */
export function groupByUnit(ranked: readonly RankedChunk[], hitsPerUnit: number): readonly GroupedChunk[] {
  const units = new Map<string, Kept[]>();
  const texts = new Map<string, Kept>();
  const kept: Kept[] = [];
  for (const item of ranked) {
    const unit = units.get(unitOf(item)) ?? [];
    const best = texts.get(textKey(item)) ?? (unit.length >= hitsPerUnit ? unit[0] : undefined);
    if (best !== undefined) {
      best.siblings.push(item.chunk.id);
      continue;
    }
    const standing = { item, siblings: [] };
    kept.push(standing);
    units.set(unitOf(item), [...unit, standing]);
    texts.set(textKey(item), standing);
  }
  return kept.map(({ item, siblings }) => ({ ...item, siblings }));
}

interface Kept {
  readonly item: RankedChunk;
  readonly siblings: string[];
}

function unitOf({ chunk }: RankedChunk): string {
  return chunk.parent === chunk.document ? chunk.id : withoutRevision(chunk.parent, chunk.document);
}

/** Equal text counts as repetition only at the same place of the same document. */
function textKey({ chunk }: RankedChunk): string {
  return `${chunk.contentHash} ${withoutRevision(chunk.id, chunk.document)}`;
}

function withoutRevision(id: string, document: string): string {
  const at = document.indexOf('@');
  return at < 0 ? id : document.slice(0, at) + id.slice(document.length);
}
