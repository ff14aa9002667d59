import { oldCharacters } from './old-characters.ts';
import { classOf, WATCHED } from './unit-classes.ts';

/** In `foldTable`: the unit needs more than a look-up (it vanishes, becomes several, or depends on its neighbours). */
export const SPECIAL = 0xffff;

/** What NFKC leaves alone or gets wrong for matching; keys are single characters. An empty value removes the character. */
const OWN_FOLDS: ReadonlyMap<string, string> = new Map([
  ...oldCharacters,
  ...pairsOf('ゐい ゑえ ヰイ ヱエ 〜~ “" ”" ‘\' ’\' ⻑長 ⻄西 ⻘青 ⺠民 ⻆角 ⻩黄 ⻫斉 ⻭歯 ⻲亀 ⻯竜 ⻤鬼 ⻝食 ⻨麦 ⻣骨 ⻁虎 ⺟母 ⺇几'),
  ['㈱', '株式会社'], ['㍿', '株式会社'], ['㈲', '有限会社'], ['㈳', '社団法人'], ['㈶', '財団法人'],
  ['…', '…'], ['‥', '‥'], ['゛', '゛'], ['゜', '゜'],
]);

/** Code points that nobody searches for: soft hyphen, combining accents, spaces of no width, variation selectors. First and last. */
const VANISHING: readonly (readonly [number, number])[] = [
  [0xad, 0xad], [0x300, 0x36f], [0x180b, 0x180d], [0x200b, 0x200f], [0x2060, 0x2060], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xe0100, 0xe01ef],
];
const LATIN_WITH_ACCENT = /^[\u00c0-\u024f\u1e00-\u1eff]$/u;
/** Hyphens, dashes and minus signs, all written for one another. */
const DASH = /^[\u2010-\u2015\u2212\uff0d\ufe63]$/u;
/** Depend on what stands before or after: voicing marks, iteration marks, full-width comma and stop, dashes. */
const CONTEXTUAL = /^[\u3099-\u309c\uff9e\uff9f々〻ゝゞヽヾ，．]$/u;

/** What one character is folded to, apart from context; the same again when folded twice. */
export function foldCharacter(character: string): string {
  if (vanishes(character.codePointAt(0) ?? 0)) return '';
  if (DASH.test(character)) return '-';
  const own = OWN_FOLDS.get(character);
  if (own !== undefined) return own;
  const folded = LATIN_WITH_ACCENT.test(character) ? character.normalize('NFKD').replace(/\p{M}/gu, '') : compatible(character);
  const lower = folded.toLowerCase();
  return lower === character ? character : [...lower.replace(/\u0307/gu, '')].map(foldCharacter).join('');
}

function vanishes(codePoint: number): boolean {
  return VANISHING.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/** NFKC, unless that would put an accent on a space (´ ¨ ￣), which is a form for layout and not for matching. */
function compatible(character: string): string {
  const folded = character.normalize('NFKC');
  return folded !== character && /^ \p{M}/u.test(folded) ? character : folded;
}

/**
 * All that NFKC or lower case can change (first and last): not the unified ideographs, Hangul syllables and private use, which
 * are left out to be ready sooner.
 */
const CHANGEABLE: readonly (readonly [number, number])[] = [[0, 0x33ff], [0xa000, 0xabff], [0xf900, 0xffff]];

/**
 * By unit of the basic plane: what it is folded to, or SPECIAL, in the lower 16 bits; above them a bit for those that folding
 * numbers can begin at.
 */
export const foldTable: Uint32Array = buildFoldTable();

function buildFoldTable(): Uint32Array {
  const table = new Uint32Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) table[unit] = unit;
  table.fill(SPECIAL, 0xd800, 0xe000);
  for (const [old, today] of OWN_FOLDS) if (old.length === 1) table[old.charCodeAt(0)] = today.charCodeAt(0);
  for (const [first, last] of CHANGEABLE) {
    for (let unit = first; unit <= last; unit += 1) table[unit] = foldUnit(String.fromCharCode(unit));
  }
  for (let unit = 0; unit < table.length; unit += 1) {
    const folded = table[unit] ?? 0;
    if (((classOf[folded] ?? 0) & WATCHED) !== 0) table[unit] = folded | 0x10000;
  }
  return table;
}

function foldUnit(character: string): number {
  if (CONTEXTUAL.test(character) || DASH.test(character)) return SPECIAL;
  const folded = foldCharacter(character);
  return folded.length === 1 ? folded.charCodeAt(0) : SPECIAL;
}

function pairsOf(pairs: string): readonly (readonly [string, string])[] {
  return pairs.split(' ').map((pair) => [...pair]).map(([from = '', to = '']) => [from, to] as const);
}
