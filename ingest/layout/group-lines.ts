import type { FramedRun } from './page-frame.ts';

/** Runs side by side, from `start` to `end`. */
export interface Line {
  readonly runs: readonly FramedRun[];
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
  /** Largest em in the line, in points. */
  readonly size: number;
}

/** Groups runs into lines from top to bottom. A run belongs to the line whose middle it covers, or that covers its own. */
export function groupLines(runs: readonly FramedRun[]): readonly Line[] {
  const groups: FramedRun[][] = [];
  for (const run of runs.toSorted((a, b) => middle(a) - middle(b) || a.start - b.start)) {
    const group = groups.at(-1);
    if (group !== undefined && isBeside(group, run)) group.push(run);
    else groups.push([run]);
  }
  return groups.map(measureLine);
}

function middle({ top, bottom }: FramedRun): number {
  return (top + bottom) / 2;
}

function isBeside(group: readonly FramedRun[], run: FramedRun): boolean {
  const height = Math.max(...group.map(({ bottom, top }) => bottom - top));
  const smaller = Math.min(height, run.bottom - run.top);
  const centre = group.reduce((sum, one) => sum + middle(one), 0) / group.length;
  return middle(run) - centre < smaller * 0.5;
}

function measureLine(group: readonly FramedRun[]): Line {
  const runs = group.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return {
    runs,
    start: Math.min(...runs.map(({ start }) => start)),
    end: Math.max(...runs.map(({ end }) => end)),
    top: Math.min(...runs.map(({ top }) => top)),
    bottom: Math.max(...runs.map(({ bottom }) => bottom)),
    size: Math.max(...runs.map(({ run }) => run.size)),
  };
}
