import type { Provision } from './find-provisions.ts';

/**
 * The e-Gov element path of a provision: `MainProvision-Article_24_2-Paragraph_3-Item_1`. An item without a paragraph is one
 * of paragraph 1; in a law without articles paragraphs stand right below. 附則 is the law's own, the first of those printed with it.
 */
export function writeElement({ isSupplementary, article, paragraph, item }: Provision): string {
  const root = isSupplementary ? 'SupplProvision[1]' : 'MainProvision';
  const number = paragraph ?? (item === undefined ? undefined : 1);
  const parts = [
    ...(article === undefined ? [] : [`Article_${article}`]),
    ...(number === undefined ? [] : [`Paragraph_${number}`]),
    ...(item === undefined ? [] : [`Item_${item}`]),
  ];
  return [root, ...parts].join('-');
}

/** 第24条の2第3項第1号 in Arabic digits. */
export function writeProvision({ isSupplementary, article, paragraph, item }: Provision): string {
  const [number, ...branch] = (article ?? '').split('_');
  const written = article === undefined ? '' : `第${number}条${branch.map((part) => `の${part}`).join('')}`;
  const [itemNumber, ...itemBranch] = (item ?? '').split('_');
  const writtenItem = item === undefined ? '' : `第${itemNumber}号${itemBranch.map((part) => `の${part}`).join('')}`;
  return `${isSupplementary ? '附則' : ''}${written}${paragraph === undefined ? '' : `第${paragraph}項`}${writtenItem}`;
}

/** Reads article, paragraph and item out of an element path or an identifier that holds one; `undefined` outside the main provisions and the law's own 附則. */
export function readElement(text: string): Provision | undefined {
  const found = /(MainProvision|SupplProvision\[1\])[^/]*?(?:-Article_([\d_]+))?(?:-Paragraph_(\d+))?(?:-Item_([\d_]+))?(?:-|~|$)/u.exec(text);
  if (found === null) return undefined;
  const [, root, article, paragraph, item] = found;
  return {
    isSupplementary: root !== 'MainProvision',
    ...(article === undefined ? {} : { article }),
    ...(paragraph === undefined ? {} : { paragraph: Number(paragraph) }),
    ...(item === undefined ? {} : { item }),
  };
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
