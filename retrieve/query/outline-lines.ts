import { foldWidth } from './fold-width.ts';
import { joinNumber, numberPattern } from './read-number.ts';

/** Where a reading of lines stands: the path down to the article, and what is below it. */
export interface OutlineState {
  readonly root: string;
  readonly article?: string;
  readonly paragraph?: string;
  readonly item?: string;
  readonly subitems: readonly string[];
  /** Which sign each level of `subitems` bears, as a place in `subitemLines`. */
  readonly signs: readonly number[];
}

const articleLine = new RegExp(`^第(${numberPattern})条((?:[のノ]${numberPattern})*)(?=[ ]|$)`, 'u');
const paragraphLine = /^(?:(\d+)|([①-⑳]))(?= |$)/u;
const itemLine = new RegExp(`^([一二三四五六七八九十百]+)((?:[のノ][一二三四五六七八九十百]+)*)(?= |$)`, 'u');
/** The three signs of subitems, in the order in which they nest. */
const subitemLines: readonly RegExp[] = [/^([イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン])(?= |$)/u, /^\((\d+)\)(?= |$)/u, /^\(([ivx]+|[ⅰ-ⅻ])\)(?= |$)/u];
const kana = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';

/**
 * Reads the provisions that begin lines of a chunk, and tells each with whether 削除 is all there is of it.
 * @param begin path of the chunk, or the state that the chunk before it was left in when it goes on inside one section
 * @returns the state at the end; `undefined` in tables and appendices, whose lines are no provisions
 */
export function readOutlineLines(text: string, { path, state }: { readonly path: string; readonly state: OutlineState | undefined }, tell: (element: string, isDeleted: boolean) => void): OutlineState | undefined {
  let here = state ?? stateOfPath(path);
  if (here === undefined) return undefined;
  for (const line of text.split('\n')) {
    const folded = foldWidth(line.slice(0, 40)).replace(/^ +/u, '');
    const read = readLine(folded, here);
    if (read === undefined) continue;
    here = read.state;
    tell(read.element ?? writeState(here), line.length < 40 && /^ *削除$/u.test(folded.slice(read.length)));
  }
  return here;
}

function stateOfPath(path: string): OutlineState | undefined {
  const [, root, article, paragraph, item, below = ''] = /^(MainProvision|SupplProvision\[\d+\])(?:-Article_([\d_:]+))?(?:-Paragraph_([\d_:]+))?(?:-Item_([\d_:]+))?((?:-Subitem\d+_[\d_]+)*)$/u.exec(path) ?? [];
  if (root === undefined) return undefined;
  const subitems = [...below.matchAll(/-Subitem\d+_([\d_]+)/gu)].map(([, number = '']) => number);
  return { root, subitems, signs: subitems.map((_, level) => level), ...(article === undefined ? {} : { article }), ...(paragraph === undefined ? {} : { paragraph }), ...(item === undefined ? {} : { item }) };
}

interface ReadLine {
  readonly state: OutlineState;
  /** Length of the sign. */
  readonly length: number;
  /** What the sign names, when that is not all of `state`. */
  readonly element?: string;
}

function readLine(line: string, here: OutlineState): ReadLine | undefined {
  const [article, number = '', branch = ''] = articleLine.exec(line) ?? [];
  if (article !== undefined) return readArticle(here, joinNumber(number, branch), article.length);
  const [paragraph, digits, sign = ''] = paragraphLine.exec(line) ?? [];
  if (paragraph !== undefined) return { state: enter(here, { paragraph: digits ?? String(sign.charCodeAt(0) - 0x245f) }), length: paragraph.length };
  const [item, first = '', more = ''] = itemLine.exec(line) ?? [];
  if (item !== undefined) return { state: enter(here, { paragraph: here.paragraph ?? '1', item: joinNumber(first, more) ?? '' }), length: item.length };
  return here.item === undefined ? undefined : readSubitem(line, here);
}

/** In the main provisions every article begins a chunk, so that a line that looks like another one is a quotation. */
function readArticle(here: OutlineState, number: string | undefined, length: number): ReadLine {
  const article = here.root === 'MainProvision' ? here.article : number;
  const state = { root: here.root, subitems: [], signs: [], ...(article === undefined ? {} : { article }) };
  return { state: { ...state, paragraph: '1' }, element: writeState(state), length };
}

function enter({ root, article }: OutlineState, own: Pick<OutlineState, 'paragraph' | 'item'>): OutlineState {
  return { root, ...(article === undefined ? {} : { article }), subitems: [], signs: [], ...own };
}

/** (1) right below an item is of the first level, below イ of the second. */
function readSubitem(line: string, here: OutlineState): ReadLine | undefined {
  const kind = subitemLines.findIndex((pattern) => pattern.test(line));
  const [sign = '', number = ''] = kind < 0 ? [] : (subitemLines[kind]?.exec(line) ?? []);
  if (kind < 0) return undefined;
  const known = here.signs.indexOf(kind);
  const level = known < 0 ? here.signs.length : known;
  const place = kind === 0 ? String(kana.indexOf(number) + 1) : kind === 1 ? number : String(romanValue(number));
  return { state: { ...here, subitems: [...here.subitems.slice(0, level), place], signs: [...here.signs.slice(0, level), kind] }, length: sign.length };
}

function romanValue(text: string): number {
  const sign = text.charCodeAt(0) - 0x216f;
  return sign > 0 && sign <= 12 ? sign : ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].indexOf(text) + 1;
}

function writeState({ root, article, paragraph, item, subitems }: OutlineState): string {
  return [
    root,
    ...(article === undefined ? [] : [`Article_${article}`]),
    ...(paragraph === undefined ? [] : [`Paragraph_${paragraph}`]),
    ...(item === undefined ? [] : [`Item_${item}`]),
    ...subitems.map((place, level) => `Subitem${level + 1}_${place}`),
  ].join('-');
}
