import type { Stretch } from '../terms/blank-brackets.ts';
import type { FoundPair } from './find-substitutions.ts';

/**
 * The pairs of a table of 読替え: rows by line, cells by tab, the last two columns A and B, the one before them the place. A row with
 * fewer cells goes on in the place of the row above. Offsets are into the table's text.
 * @param introduction text of the provision that the table belongs to
 * @returns none when neither the head row nor the introduction says that words are read in others
 */
export function readSubstitutionTable(text: string, introduction: string): readonly FoundPair[] {
  const head = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const hasHead = /読み?替え(?:られ)?る|字句/u.test(head);
  if (!hasHead && !/字句[^。]{0,40}(?:読み?替え|とする)|読み?替え(?:は|につ)[^。]{0,40}表/u.test(introduction)) return [];
  const rows = readRows(text).slice(hasHead ? 1 : 0);
  const columns = Math.max(...rows.map((row) => row.length), 0);
  if (columns < 2) return [];
  const pairs: FoundPair[] = [];
  let place: Stretch = { start: 0, end: 0 };
  for (const row of rows) {
    const [from, to] = row.slice(-2);
    const named = row.length >= 3 ? row.at(-3) : undefined;
    if (named !== undefined && named.end > named.start) place = named;
    if (from === undefined || to === undefined || row.length < 2 || from.end === from.start || isLabel(text.slice(from.start, from.end))) continue;
    pairs.push({ place, from: withoutMarks(text, from), to: withoutMarks(text, to) });
  }
  return pairs;
}

/** 第三欄, 中欄: the label of a column. */
function isLabel(cell: string): boolean {
  return /^(?:第[一二三四五]|上|中|下)欄$|^読み?替え(?:られ)?る/u.test(cell);
}

function readRows(text: string): readonly (readonly Stretch[])[] {
  const rows: Stretch[][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const row: Stretch[] = [];
    let from = start;
    for (const cell of line.split('\t')) {
      row.push({ start: from, end: from + cell.length });
      from += cell.length + 1;
    }
    if (line !== '') rows.push(row);
    start += line.length + 1;
  }
  return rows;
}

function withoutMarks(text: string, { start, end }: Stretch): Stretch {
  return text[start] === '「' && text.indexOf('」', start) === end - 1 ? { start: start + 1, end: end - 1 } : { start, end };
}
