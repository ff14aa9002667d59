import { joinNumber, numberPattern } from './read-number.ts';
import { TextCursor } from './text-cursor.ts';

const branch = `((?:[のノ]${numberPattern})*)`;
const pattern = new RegExp(`の?((?:別記)?様式|別表|別記|別図|付録|附録|付表|書式)(?:第?(${numberPattern})号?${branch}号?)?`, 'uy');

/** Reads the name of an appendix at the cursor in the form of `Provision.appendix`: 別表第一の二 → `別表1_2`, 別記様式第三号 → `別記様式3`. */
export function readAppendix(cursor: TextCursor): string | undefined {
  const begun = cursor.at;
  const [, kind, number, more = ''] = cursor.take(pattern) ?? [];
  if (kind === undefined) return undefined;
  const read = number === undefined ? '' : joinNumber(number, more);
  if (read === undefined) cursor.at = begun;
  return read === undefined ? undefined : `${kind.replace('附録', '付録')}${read}`;
}

/** The appendix that a heading names, in the same form: 別表第一（第三条関係） → `別表1`. `undefined` for other headings. */
export function appendixOfHeading(folded: string): string | undefined {
  return readAppendix(new TextCursor(folded.replaceAll(/\s/gu, ''), 0));
}
