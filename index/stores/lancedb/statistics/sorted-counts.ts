import { compareText } from '../../selection.ts';

/**
 * Terms in code unit order with a count each, in three flat buffers: some ten bytes a term where a `Map` takes over a hundred.
 * Term `i` is `text` from `ends[i - 1]` (0 for the first) to `ends[i]`, in bytes of UTF-16LE.
 */
export interface SortedCounts {
  readonly text: Buffer;
  readonly ends: Uint32Array;
  readonly counts: Uint32Array;
}

export const noCounts: SortedCounts = { text: Buffer.alloc(0), ends: new Uint32Array(0), counts: new Uint32Array(0) };

/** The count of a term, by binary search; 0 when it is not there. */
export function countOf(sorted: SortedCounts, term: string): number {
  let low = 0;
  let high = sorted.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (termAt(sorted, middle) < term) low = middle + 1;
    else high = middle;
  }
  return low < sorted.ends.length && termAt(sorted, low) === term ? (sorted.counts[low] ?? 0) : 0;
}

/** Adds changes (which may be negative), each term once, to the counts; a term whose count falls to zero is left out. */
export function mergeCounts(sorted: SortedCounts, changes: Iterable<readonly [term: string, change: number]>): SortedCounts {
  const added = [...changes].sort(([a], [b]) => compareText(a, b));
  const builder = createBuilder(sorted.ends.length + added.length);
  let index = 0;
  for (const [term, change] of added) {
    while (index < sorted.ends.length && termAt(sorted, index) < term) builder.add(termAt(sorted, index), sorted.counts[index++] ?? 0);
    const held = index < sorted.ends.length && termAt(sorted, index) === term ? (sorted.counts[index++] ?? 0) : 0;
    builder.add(term, held + change);
  }
  while (index < sorted.ends.length) builder.add(termAt(sorted, index), sorted.counts[index++] ?? 0);
  return builder.finish();
}

function termAt({ text, ends }: SortedCounts, index: number): string {
  return text.toString('utf16le', index === 0 ? 0 : ends[index - 1], ends[index]);
}

interface CountsBuilder {
  add(term: string, count: number): void;
  finish(): SortedCounts;
}

function createBuilder(capacity: number): CountsBuilder {
  const ends = new Uint32Array(capacity);
  const counts = new Uint32Array(capacity);
  let text = Buffer.allocUnsafe(Math.max(1024, capacity * 8));
  let size = 0;
  let end = 0;
  const add = (term: string, count: number): void => {
    if (count <= 0) return;
    if (end + term.length * 2 > text.length) text = Buffer.concat([text.subarray(0, end), Buffer.allocUnsafe(text.length + term.length * 2)]);
    end += text.write(term, end, 'utf16le');
    ends[size] = end;
    counts[size++] = count;
  };
  return { add, finish: () => ({ text: Buffer.from(text.subarray(0, end)), ends: ends.slice(0, size), counts: counts.slice(0, size) }) };
}
