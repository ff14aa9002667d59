import type { Box, SectionRole } from '../../corpora-config/index.ts';
import { chooseRole, isInMargin, type PageShape } from './choose-role.ts';
import type { GlyphRun, PageSize } from './glyph-run.ts';
import { groupLines, type Line } from './group-lines.ts';
import { groupParagraphs } from './group-paragraphs.ts';
import { joinLines, joinRuns } from './join-text.ts';
import { setReadingsApart } from './set-readings-apart.ts';
import { splitColumns } from './split-columns.ts';
import { groupByWriting } from './writing-direction.ts';

/** Lines that belong together, on one page. */
export interface PageBlock {
  readonly role: SectionRole;
  /** One paragraph, its lines joined; no line end. */
  readonly text: string;
  /** Points from the top left corner of the displayed page. */
  readonly box: Box;
}

/**
 * Puts the runs of one page into reading order, by geometry alone: writing direction, columns or tiers, lines, paragraphs.
 * Every non-space character of the runs stands in exactly one block.
 */
export function orderPage(runs: readonly GlyphRun[], size: PageSize): readonly PageBlock[] {
  const shape = { size, bodySize: usualSize(runs) };
  return groupByWriting(runs, size).flatMap(({ advance, runs: group }, _index, groups) => {
    const blocks = splitColumns(group).flatMap((region) => blocksOf(region, shape));
    return advance === 'up' && groups.length > 1 ? blocks.map((block) => nameHeader(block, size)) : blocks;
  });
}

/** A line that climbs the edge of a page of other writing is its running head. */
function nameHeader(block: PageBlock, size: PageSize): PageBlock {
  return isInMargin(block.box, size) && block.role !== 'page-number' ? { ...block, role: 'header' } : block;
}

function usualSize(runs: readonly GlyphRun[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of runs) {
    const rounded = Math.round(size * 2) / 2;
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  return [...characters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

function blocksOf(region: Parameters<typeof groupLines>[0], shape: PageShape): readonly PageBlock[] {
  const { lines, readings } = setReadingsApart(groupLines(region));
  const blocks = groupParagraphs(lines).map((paragraph) => createBlock(paragraph, shape));
  return [...blocks, ...readings.map((line): PageBlock => ({ ...createBlock([line], shape), role: 'note' }))];
}

function createBlock(lines: readonly Line[], shape: PageShape): PageBlock {
  const text = joinLines(lines.map(joinRuns));
  const boxes = lines.flatMap(({ runs }) => runs.map(({ run }) => run.box));
  const box: Box = [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, top]) => top)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , bottom]) => bottom)),
  ];
  return { role: chooseRole({ text, box, size: Math.max(...lines.map(({ size }) => size)) }, shape), text, box };
}
