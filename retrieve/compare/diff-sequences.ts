/** A run of two sequences. `same`: both sides hold the same elements; else the first side's are removed and the second's added, either may be none. Ends are exclusive. */
export interface SequenceRun {
  readonly same: boolean;
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
}

/**
 * The shortest edit between two sequences, as runs that cover both in order, same and different in turn.
 * Myers, "An O(ND) difference algorithm and its variations" (1986), in linear space: the middle of a shortest path is found from both
 * ends at once, and both halves are done alike. Time grows with length times differences.
 */
export function diffSequences(from: readonly string[], to: readonly string[]): readonly SequenceRun[] {
  const names = new Map<string, number>();
  const number = (element: string): number => {
    const known = names.get(element) ?? names.size;
    names.set(element, known);
    return known;
  };
  const sides = { from: Int32Array.from(from, number), to: Int32Array.from(to, number) };
  const matches: Match[] = [];
  collectMatches(sides, { fromStart: 0, fromEnd: from.length, toStart: 0, toEnd: to.length }, matches);
  return writeRuns(matches, from.length, to.length);
}

interface Sides {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

interface Box {
  readonly fromStart: number;
  readonly fromEnd: number;
  readonly toStart: number;
  readonly toEnd: number;
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** In ascending order. */
function collectMatches({ from, to }: Sides, box: Box, matches: Match[]): void {
  let { fromStart, fromEnd, toStart, toEnd } = box;
  while (fromStart < fromEnd && toStart < toEnd && from[fromStart] === to[toStart]) [fromStart, toStart] = [fromStart + 1, toStart + 1];
  while (fromStart < fromEnd && toStart < toEnd && from[fromEnd - 1] === to[toEnd - 1]) [fromEnd, toEnd] = [fromEnd - 1, toEnd - 1];
  if (fromStart > box.fromStart) matches.push({ from: box.fromStart, to: box.toStart, length: fromStart - box.fromStart });
  if (fromStart < fromEnd && toStart < toEnd) {
    const middle = findMiddle({ from: from.subarray(fromStart, fromEnd), to: to.subarray(toStart, toEnd) });
    const [atFrom, atTo] = [fromStart + middle.from, toStart + middle.to];
    collectMatches({ from, to }, { fromStart, fromEnd: atFrom, toStart, toEnd: atTo }, matches);
    if (middle.length > 0) matches.push({ from: atFrom, to: atTo, length: middle.length });
    collectMatches({ from, to }, { fromStart: atFrom + middle.length, fromEnd, toStart: atTo + middle.length, toEnd }, matches);
  }
  if (fromEnd < box.fromEnd) matches.push({ from: fromEnd, to: toEnd, length: box.fromEnd - fromEnd });
}

/** Stands for a diagonal that no path has reached. */
const unreached = -1;

/** The run of equal elements, perhaps empty, in the middle of a shortest path. Diagonal k holds the points with from − to = k. */
function findMiddle({ from, to }: Sides): Match {
  const [rows, columns] = [from.length, to.length];
  const delta = rows - columns;
  const most = Math.ceil((rows + columns) / 2);
  const reach = { forward: new Int32Array(2 * most + 3).fill(unreached), backward: new Int32Array(2 * most + 3).fill(unreached), zero: most + 1 };
  const edges = { rows, columns, zero: reach.zero };
  for (let cost = 0; cost <= most; cost += 1) {
    for (let k = -cost; k <= cost; k += 2) {
      const start = step(reach.forward, k, { ...edges, cost });
      if (start === unreached) continue;
      let end = start;
      while (end < rows && end - k < columns && from[end] === to[end - k]) end += 1;
      reach.forward[reach.zero + k] = end;
      const other = reach.backward[reach.zero + delta - k] ?? unreached;
      if (Math.abs(delta % 2) === 1 && other !== unreached && end + other >= rows) return { from: start, to: start - k, length: end - start };
    }
    for (let k = -cost; k <= cost; k += 2) {
      const start = step(reach.backward, k, { ...edges, cost });
      if (start === unreached) continue;
      let end = start;
      while (end < rows && end - k < columns && from[rows - 1 - end] === to[columns - 1 - end + k]) end += 1;
      reach.backward[reach.zero + k] = end;
      const other = reach.forward[reach.zero + delta - k] ?? unreached;
      if (delta % 2 === 0 && other !== unreached && end + other >= rows) return { from: rows - end, to: columns - end + k, length: end - start };
    }
  }
  throw new TypeError('two paths of shortest length always meet');
}

/** The furthest point on diagonal k one element further than before; clears it when there is none inside the box. */
function step(reached: Int32Array, k: number, { rows, columns, zero, cost }: { readonly rows: number; readonly columns: number; readonly zero: number; readonly cost: number }): number {
  if (cost === 0) return 0;
  const [left = unreached, right = unreached] = [reached[zero + k - 1], reached[zero + k + 1]];
  const removed = left !== unreached && left + 1 <= rows ? left + 1 : unreached;
  const added = right !== unreached && right - k <= columns ? right : unreached;
  const start = Math.max(removed, added);
  if (start === unreached) reached[zero + k] = unreached;
  return start;
}

function writeRuns(matches: readonly Match[], fromLength: number, toLength: number): readonly SequenceRun[] {
  const runs: SequenceRun[] = [];
  let [from, to] = [0, 0];
  for (const match of [...matches, { from: fromLength, to: toLength, length: 0 }]) {
    if (match.from > from || match.to > to) runs.push({ same: false, from: { start: from, end: match.from }, to: { start: to, end: match.to } });
    [from, to] = [match.from + match.length, match.to + match.length];
    if (match.length > 0) runs.push({ same: true, from: { start: match.from, end: from }, to: { start: match.to, end: to } });
  }
  return runs;
}
