import type { Advance, GlyphRun, PageSize } from './glyph-run.ts';
import { frameRun, type FramedRun } from './page-frame.ts';

/** Runs that are read together, in the frame of their writing. */
export interface WritingGroup {
  readonly advance: Advance;
  readonly runs: readonly FramedRun[];
}

/** A run of other writing inside a column (縦中横) is at most this long, in ems. */
const longestInlineEms = 2.6;
/** From this share of a page's characters on, a second writing is a text of its own and vertical Japanese comes before it. */
const ownTextShare = 0.15;

/** Parts a page's runs by writing direction, in reading order. Glyphs set one by one are judged by where their neighbours stand. */
export function groupByWriting(runs: readonly GlyphRun[], size: PageSize): readonly WritingGroup[] {
  const judged = judgeSingleGlyphs(runs);
  const main = mainAdvance(judged);
  const placed = judged.map((run) => ({ run, advance: isInline(run, main) ? main : run.advance }));
  return orderGroups(placed, main).map((advance) => ({
    advance,
    runs: placed.filter((one) => one.advance === advance).map(({ run }) => frameRun(run, advance, size)),
  }));
}

function judgeSingleGlyphs(runs: readonly GlyphRun[]): readonly GlyphRun[] {
  const single = runs.filter(isSingleUpright);
  if (single.length < 20 || single.length * 2 < runs.length) return runs;
  const downward = single.filter((run) => isNearerBelow(run, single)).length;
  if (downward * 2 < single.length) return runs;
  return runs.map((run) => (isSingleUpright(run) ? { ...run, advance: 'down' } : run));
}

function isSingleUpright({ text, advance }: GlyphRun): boolean {
  return advance === 'right' && [...text].length === 1;
}

function isNearerBelow(run: GlyphRun, others: readonly GlyphRun[]): boolean {
  const [left, top] = run.box;
  let below = Infinity;
  let beside = Infinity;
  for (const { box } of others) {
    const across = box[0] - left;
    const down = box[1] - top;
    if (down > 0 && Math.abs(across) < run.size * 0.4) below = Math.min(below, down);
    if (across > 0 && Math.abs(down) < run.size * 0.4) beside = Math.min(beside, across);
  }
  return below < beside;
}

function mainAdvance(runs: readonly GlyphRun[]): Advance {
  const counts = countCharacters(runs);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'right';
}

function countCharacters(runs: readonly GlyphRun[]): ReadonlyMap<Advance, number> {
  const counts = new Map<Advance, number>();
  for (const { advance, text } of runs) counts.set(advance, (counts.get(advance) ?? 0) + text.length);
  return counts;
}

function isInline({ advance, box, size }: GlyphRun, main: Advance): boolean {
  if (advance === main) return true;
  return main === 'down' && advance === 'right' && box[2] - box[0] <= size * longestInlineEms;
}

/** Text that climbs the left edge is a running head of a turned page and comes first. */
function orderGroups(placed: readonly { readonly run: GlyphRun; readonly advance: Advance }[], main: Advance): readonly Advance[] {
  const counts = countCharacters(placed.map(({ run, advance }) => ({ ...run, advance })));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isOwnText = (advance: Advance): boolean => (counts.get(advance) ?? 0) >= total * ownTextShare;
  const body: readonly Advance[] = isOwnText('down') && main === 'right' ? ['down', 'right'] : [main];
  const order = new Set<Advance>([...(main === 'up' ? [] : ['up' as const]), ...body, 'down', 'right', 'left']);
  return [...order].filter((advance) => counts.has(advance));
}
