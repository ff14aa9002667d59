import type { Line } from './group-lines.ts';

/** Lines of a region, and the readings (ルビ) printed between them. */
export interface LinesAndReadings {
  readonly lines: readonly Line[];
  readonly readings: readonly Line[];
}

/**
 * Sets readings apart from the lines they stand beside, so that a paragraph is not torn.
 * A reading is at most 0.6 of the size of the line below it and closer to it than lines of text ever are.
 */
export function setReadingsApart(lines: readonly Line[]): LinesAndReadings {
  const isReading = (line: Line, index: number): boolean => {
    const base = lines[index + 1];
    return base !== undefined && line.size <= base.size * 0.6 && base.top - line.bottom < line.size * 0.5
      && line.start > base.start - base.size && line.end < base.end + base.size && line.end - line.start < (base.end - base.start) * 0.5;
  };
  return { lines: lines.filter((line, index) => !isReading(line, index)), readings: lines.filter(isReading) };
}
