import { groupLines } from './group-lines.ts';
import type { FramedRun } from './page-frame.ts';

/** A column of text is at least this wide; narrower ones are the cells of a table and are read row by row. */
const narrowestColumnEms = 9;
const fewestLines = 3;
/** At least two fifths of a column's lines fill this share of its width. */
const fullLineShare = 0.55;
/** A line of this length is long even where several columns stand side by side. */
const longLineEms = 12;
/** Characters that lie across the gutter (bands over several columns) are at most this share; lines of a single text are long and many. */
const largestCrossingShare = 0.25;
const narrowestGutterEms = 0.6;
/** White space over the whole width, from one band of a page to the next. */
const smallestBlankEms = 0.7;
const deepest = 16;
const words = /\p{Script=Hiragana}|\p{Lowercase}{2}|[\p{Script=Han}\p{Script=Katakana}ー]{5}/u;

/**
 * Parts runs at the gutters between columns of text: left before right, a band over several columns before what stands below it
 * (recursive cut of Nagy & Seth 1984, steered by gutters instead of the largest gap). Every run is in exactly one region.
 */
export function splitColumns(runs: readonly FramedRun[], depth = 0): readonly (readonly FramedRun[])[] {
  if (runs.length === 0) return [];
  if (runs.length < fewestLines * 2 || depth === deepest) return [runs];
  const gutter = findGutter(runs);
  if (gutter === undefined) return splitAtBlanks(runs, depth);
  const bands = splitBands(runs, gutter);
  if (bands.length > 1) return bands.flatMap((band) => splitColumns(band, depth + 1));
  const before = runs.filter((run) => run.end <= gutter + tolerance);
  const after = runs.filter((run) => run.end > gutter + tolerance);
  return [...splitColumns(before, depth + 1), ...splitColumns(after, depth + 1)];
}

const tolerance = 0.5;

/** A gutter that only part of the page has: bands between blanks are tried one by one; those that stay whole are joined again. */
function splitAtBlanks(runs: readonly FramedRun[], depth: number): readonly (readonly FramedRun[])[] {
  const bands = bandsBetweenBlanks(runs);
  if (bands.length === 1) return [runs];
  const regions: { readonly whole: boolean; readonly runs: readonly FramedRun[] }[] = [];
  for (const band of bands) {
    const parts = splitColumns(band, depth + 1);
    const last = regions.at(-1);
    if (parts.length === 1 && last?.whole === true) regions.splice(-1, 1, { whole: true, runs: [...last.runs, ...band] });
    else regions.push(...parts.map((part) => ({ whole: parts.length === 1, runs: part })));
  }
  return regions.map((region) => region.runs);
}

function bandsBetweenBlanks(runs: readonly FramedRun[]): readonly (readonly FramedRun[])[] {
  const blank = medianSize(runs) * smallestBlankEms;
  const bands: FramedRun[][] = [];
  let bottom = -Infinity;
  for (const run of runs.toSorted((a, b) => a.top - b.top)) {
    if (run.top - bottom >= blank) bands.push([]);
    bands.at(-1)?.push(run);
    bottom = Math.max(bottom, run.bottom);
  }
  return bands;
}

function findGutter(runs: readonly FramedRun[]): number | undefined {
  const size = medianSize(runs);
  const first = Math.min(...runs.map(({ start }) => start)) + size * (narrowestColumnEms - 1);
  const last = Math.max(...runs.map(({ end }) => end)) - size * narrowestColumnEms;
  const characters = runs.reduce((sum, { run }) => sum + run.text.length, 0);
  const candidates = new Set(runs.map(({ end }) => Math.ceil(end * 2) / 2).filter((end) => end >= first && end <= last));
  return [...candidates]
    .map((position) => ({ position, ...measureGap(runs, position) }))
    .filter(({ crossing, gap }) => gap >= size * narrowestGutterEms && crossing <= characters * largestCrossingShare)
    .toSorted((a, b) => a.crossing - b.crossing || a.position - b.position)
    .slice(0, 12)
    .find(({ position }) => isGutter(runs, position, size))?.position;
}

/** Characters that lie across a position, and the white space right of it that the other runs leave. */
function measureGap(runs: readonly FramedRun[], position: number): { readonly crossing: number; readonly gap: number } {
  let crossing = 0;
  let next = Infinity;
  for (const run of runs) {
    if (crosses(run, position)) crossing += run.run.text.length;
    else if (run.end > position + tolerance) next = Math.min(next, run.start);
  }
  return { crossing, gap: next - position };
}

function crosses({ start, end }: FramedRun, position: number): boolean {
  return start < position - tolerance && end > position + tolerance;
}

function isGutter(runs: readonly FramedRun[], position: number, size: number): boolean {
  const clear = runs.filter((run) => !crosses(run, position));
  const before = clear.filter(({ end }) => end <= position + tolerance);
  const after = clear.filter(({ end }) => end > position + tolerance);
  return isTextColumn(before, size) && isTextColumn(after, size);
}

/** Wide enough, with lines that mostly fill it, a quarter of them with words: columns of figures and names are a table. */
function isTextColumn(runs: readonly FramedRun[], size: number): boolean {
  const lines = groupLines(runs);
  const width = Math.max(...lines.map(({ end }) => end)) - Math.min(...lines.map(({ start }) => start));
  const full = lines.filter(({ start, end }) => end - start >= Math.min(width * fullLineShare, size * longLineEms)).length;
  const worded = lines.filter((line) => line.runs.some(({ run }) => words.test(run.text))).length;
  return lines.length >= fewestLines && width >= size * narrowestColumnEms && full * 5 >= lines.length * 2 && worded * 4 >= lines.length;
}

/** Parts runs into bands: those whose lines lie across the gutter, and those beside it. */
function splitBands(runs: readonly FramedRun[], gutter: number): readonly (readonly FramedRun[])[] {
  const across = runs.filter((run) => crosses(run, gutter));
  const bands: { readonly crossing: boolean; readonly runs: FramedRun[] }[] = [];
  for (const run of runs.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const crossing = across.some(({ top, bottom }) => top < (run.top + run.bottom) / 2 && (run.top + run.bottom) / 2 < bottom);
    const band = bands.at(-1);
    if (band?.crossing === crossing) band.runs.push(run);
    else bands.push({ crossing, runs: [run] });
  }
  return bands.map((band) => band.runs);
}

function medianSize(runs: readonly FramedRun[]): number {
  return runs.map(({ run }) => run.size).toSorted((a, b) => a - b)[runs.length >> 1] ?? 1;
}
