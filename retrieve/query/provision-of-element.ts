import { readAmendingLaw } from './amending-law.ts';
import type { LawOutline } from './law-outline.ts';
import type { Provision, SpecialPart } from './provision.ts';

const specials: Readonly<Record<string, SpecialPart>> = { Preamble: 'Preamble', TOC: 'TOC', EnactStatement: 'EnactStatement' };

/** The provision that an element path names, as a text would write it; `undefined` for what texts do not name. */
export function provisionOfElement(element: string, { appendices, supplements }: Pick<LawOutline, 'appendices' | 'supplements'>): Provision | undefined {
  const [root = '', ...steps] = element.split('-');
  const special = specials[element.replace(/\[\d+\]$/u, '')];
  if (special !== undefined) return { isSupplementary: false, special };
  const isSupplementary = root.startsWith('SupplProvision[');
  const amendment = readAmendingLaw(supplements.find((supplement) => supplement.root === root)?.amendment ?? '');
  const base = { isSupplementary, ...(amendment === undefined ? {} : { amendment }) };
  const appendix = appendices.find((one) => one.element === element)?.name;
  if (appendix !== undefined) return { ...base, appendix };
  if (!isSupplementary && root !== 'MainProvision') return undefined;
  const read = steps.map((step) => /^([A-Za-z]+)(\d*)_([\d_:]+)$/u.exec(step));
  if (read.includes(null)) return undefined;
  const numberOf = (tag: string): string | undefined => read.find((step) => step?.[1] === tag)?.[3]?.split(':', 1)[0];
  const [article, paragraph, item] = ['Article', 'Paragraph', 'Item'].map(numberOf);
  const subitems = read.flatMap((step) => (step?.[1] === 'Subitem' ? [Number(step[3])] : []));
  const divisions = steps.filter((step) => /^(?:Part|Chapter|Section|Subsection|Division)_/u.test(step));
  return {
    ...base,
    ...(divisions.length === 0 ? {} : { divisions }),
    ...(article === undefined ? {} : { article }),
    ...(paragraph === undefined ? {} : { paragraph: Number(paragraph.split('_', 1)[0]) }),
    ...(item === undefined ? {} : { item }),
    ...(subitems.length === 0 ? {} : { subitems }),
  };
}
