import type { ReferencePart } from '../../corpora-config/index.ts';
import { isUnder } from './is-under.ts';

/** A run of a text in UTF-16 code units, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A passage as it lies in the text of a provision. */
export interface LaidPassage extends Stretch {
  /** Of the section that it begins with. */
  readonly element: string;
}

/** A provision or a part of it. */
export interface StretchPlace {
  readonly element: string;
  readonly part: ReferencePart | null;
}

/**
 * Where a provision (第二項, 第三号, ただし書) stands in a text that holds it: the passages of its paragraph, of these the lines that its item's number
 * begins, of these the part. What cannot be told apart is left whole, so that nothing that it might mean is lost.
 */
export function provisionStretches(text: string, passages: readonly LaidPassage[], { element, part }: StretchPlace): readonly Stretch[] {
  const own = joinStretches(passages.filter((passage) => isUnder(passage.element, element)));
  const found = own.length > 0 && !isItem(element) ? own : narrowToItem(text, passages, element);
  return part === null ? found : found.map((stretch) => partOf(text, stretch, part));
}

function isItem(element: string): boolean {
  return /-(?:Item|Subitem\d+)_[^-]+$/u.test(element);
}

/** Those of the paragraph (or what else holds the items), then line by line down to the item. */
function narrowToItem(text: string, passages: readonly LaidPassage[], element: string): readonly Stretch[] {
  const holder = element.replace(/-(?:Item|Subitem\d+)_.*$/u, '');
  const inHolder = joinStretches(passages.filter((passage) => isUnder(passage.element, holder)));
  const around = inHolder.length > 0 ? inHolder : joinStretches(passages);
  const labels = [...element.slice(holder.length).matchAll(/-(?<level>Item|Subitem1)_(?<number>[\d_]+)/gu)];
  return around.map((stretch) => {
    let narrowed: Stretch = stretch;
    for (const { groups } of labels) narrowed = linesOf(text, narrowed, { isItem: groups?.['level'] === 'Item', number: groups?.['number'] ?? '' });
    return narrowed;
  });
}

interface Label {
  readonly isItem: boolean;
  readonly number: string;
}

const iroha = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス';
const itemLine = /^[一二三四五六七八九十百]+(?:の[一二三四五六七八九十]+)*[\s\u3000]/u;
const letterLine = /^[イ-ヱ][\s\u3000]/u;

/** From the line that the label begins to the next of its level, or of one above. The whole when no line does. */
function linesOf(text: string, stretch: Stretch, { isItem: isItemLabel, number }: Label): Stretch {
  const label = isItemLabel ? number.split('_').map((digits) => writeKanji(Number(digits))).join('の') : iroha.charAt(Number(number) - 1);
  let start: number | undefined;
  for (const line of linesIn(text, stretch)) {
    const words = text.slice(line.start, line.end);
    if (start !== undefined && (itemLine.test(words) || (!isItemLabel && letterLine.test(words)))) return { start, end: line.start };
    if (start === undefined && label !== '' && words.startsWith(label) && /^[\s\u3000]/u.test(words.slice(label.length))) start = line.start;
  }
  return start === undefined ? stretch : { start, end: stretch.end };
}

function linesIn(text: string, { start, end }: Stretch): readonly Stretch[] {
  const lines: Stretch[] = [];
  for (let at = start; at < end;) {
    const next = text.indexOf('\n', at);
    const until = next < 0 || next >= end ? end : next + 1;
    lines.push({ start: at, end: until });
    at = until;
  }
  return lines;
}

/** Up to 999. */
function writeKanji(value: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const unit = (count: number, name: string): string => (count === 0 ? '' : (count === 1 ? '' : digits[count] ?? '') + name);
  return unit(Math.floor(value / 100) % 10, '百') + unit(Math.floor(value / 10) % 10, '十') + (digits[value % 10] ?? '');
}

function partOf(text: string, stretch: Stretch, part: ReferencePart): Stretch {
  const words = text.slice(stretch.start, stretch.end);
  const border = part === '柱書' ? firstItem(text, stretch) : part === 'main' || part === 'proviso' ? /(?<=[。\n])(?:ただし、|但シ|但し、)/u.exec(words)?.index : afterSentence(words);
  if (border === undefined) return stretch;
  const at = stretch.start + border;
  return part === 'proviso' || part === 'second' ? { start: at, end: stretch.end } : { start: stretch.start, end: at };
}

function firstItem(text: string, stretch: Stretch): number | undefined {
  const line = linesIn(text, stretch).find(({ start, end }) => itemLine.test(text.slice(start, end)));
  return line === undefined || line.start === stretch.start ? undefined : line.start - stretch.start;
}

/** Behind the first 。 outside brackets. */
function afterSentence(words: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < words.length; at += 1) {
    const character = words.charAt(at);
    if ('（「'.includes(character)) depth += 1;
    else if ('）」'.includes(character)) depth -= 1;
    else if (character === '。' && depth <= 0 && at + 1 < words.length) return at + 1;
  }
  return undefined;
}

function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && last.end === start) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return joined;
}
