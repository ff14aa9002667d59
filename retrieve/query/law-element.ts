import type { Provision } from './provision.ts';

/**
 * The e-Gov element path of a provision: `MainProvision-Article_24_2-Paragraph_3-Item_1`. An item without a paragraph is one
 * of paragraph 1; in a law without articles paragraphs stand right below. Divisions name the division itself.
 * @param root of a 附則: its own path, e.g. `SupplProvision[4]`. Default: the first, which in most files is the law's own
 */
export function writeElement(provision: Provision, root: string = provision.isSupplementary ? 'SupplProvision[1]' : 'MainProvision'): string {
  const { special, divisions, article, paragraph, item, subitems = [] } = provision;
  if (special !== undefined) return special;
  if (divisions !== undefined) return [root, ...divisions].join('-');
  const number = paragraph ?? (item === undefined ? undefined : 1);
  const parts = [
    ...(article === undefined ? [] : [`Article_${article}`]),
    ...(number === undefined ? [] : [`Paragraph_${number}`]),
    ...(item === undefined ? [] : [`Item_${item}`]),
    ...subitems.map((place, level) => `Subitem${level + 1}_${place}`),
  ];
  return [root, ...parts].join('-');
}

const divisionNames: Readonly<Record<string, string>> = { Part: '編', Chapter: '章', Section: '節', Subsection: '款', Division: '目' };
const specialNames: Readonly<Record<string, string>> = { Preamble: '前文', TOC: '目次', EnactStatement: '制定文' };
const kana = 'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';

/** 附則第24条の2第3項第1号イ(1) in Arabic digits. */
export function writeProvision(provision: Provision): string {
  const { isSupplementary, amendment, article, paragraph, item, subitems = [], divisions = [], appendix, special } = provision;
  if (special !== undefined) return specialNames[special] ?? '';
  const amending = amendment === undefined ? '' : `（${amendment.era}${amendment.year}年${amendment.number === undefined ? '改正' : `法律第${amendment.number}号`}）`;
  return [
    isSupplementary ? `附則${amending}` : '',
    appendix === undefined ? '' : writeAppendix(appendix),
    ...divisions.map(writeDivision),
    article === undefined ? '' : writeNumber(article, '条'),
    paragraph === undefined ? '' : `第${paragraph}項`,
    item === undefined ? '' : writeNumber(item, '号'),
    ...subitems.map((place, level) => (level === 0 ? (kana[place - 1] ?? '') : `(${place})`)),
  ].join('');
}

/** `24_2`, 条 → 第24条の2. */
function writeNumber(number: string, unit: string): string {
  const [first, ...branch] = number.split('_');
  return `第${first}${unit}${branch.map((part) => `の${part}`).join('')}`;
}

function writeDivision(step: string): string {
  const at = step.indexOf('_');
  return writeNumber(step.slice(at + 1), divisionNames[step.slice(0, at)] ?? '');
}

function writeAppendix(appendix: string): string {
  const [, kind = '', number = ''] = /^(\D+)(.*)$/u.exec(appendix) ?? [];
  if (number === '') return kind;
  const [first, ...branch] = number.split('_');
  return `${kind}第${first}${kind.endsWith('様式') ? '号' : ''}${branch.map((part) => `の${part}`).join('')}`;
}

/** Order of numbers with branches: 3 < 3_2 < 3_10 < 4. */
export function compareNumbers(a: string, b: string): number {
  const left = a.split('_').map(Number);
  const right = b.split('_').map(Number);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
