import type { Locator } from '../../corpora-config/index.ts';

/** The place from `first` to `last` where such a place can be told (lines of a file, rows of a sheet); else `first` alone. */
export function joinLocators(first: Locator, last: Locator | undefined): Locator {
  if (first.kind === 'line' && last?.kind === 'line') {
    const lastLine = last.lastLine ?? last.line;
    return lastLine > (first.lastLine ?? first.line) ? { ...first, lastLine } : first;
  }
  if (first.kind === 'cell' && last?.kind === 'cell' && first.sheet === last.sheet) {
    const lastRow = last.lastRow ?? last.row;
    return lastRow > (first.lastRow ?? first.row) ? { ...first, lastRow } : first;
  }
  return first;
}
