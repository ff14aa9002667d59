import type { Document, Section } from '../../../corpora-config/index.ts';
import type { DefinedTerm } from '../law-facts.ts';
import { findDefinitions } from './find-definitions.ts';
import { announcesTerms, findListedTerms } from './find-listed-terms.ts';
import { findRepeatedWords } from './find-repeated-words.ts';
import { findShortNames } from './find-short-names.ts';
import { isWithin, outlineLaw, readPlace, type LawOutline } from './law-outline.ts';
import { readScope } from './read-scope.ts';

/**
 * The terms that a law defines, in document order: 「X」とは…をいう, （以下「X」という。）, lists and tables of terms, X（…をいう。以下同じ。）.
 * Offsets are UTF-16 code units into the text of the section at `element`; quotation marks stand outside. A term of a 附則 holds in that
 * 附則 alone. Wordings that 読替え quotes are passed over.
 */
export function findTerms(document: Pick<Document, 'sections'>): readonly DefinedTerm[] {
  const { sections } = document;
  if (!sections.some(({ text }) => mayDefine(text))) return [];
  const outline = outlineLaw(document);
  const terms: DefinedTerm[] = [];
  for (const [index, section] of sections.entries()) {
    if (!mayDefine(section.text) || holdsOtherWording(sections, index)) continue;
    const found = [...termsOfSection(sections, index, outline)].toSorted((a, b) => a.start - b.start || b.end - a.end);
    terms.push(...found.filter((term, at) => found.findIndex(({ start, end }) => start < term.end && term.start < end) === at));
    if (announcesTerms(section.text)) terms.push(...announcedTerms(sections, index, outline));
  }
  return keepFirstOfPlace(terms);
}

const marks = ['」と', 'とは、', '同じ。）', '用語', 'トハ', '」ト', 'ト謂', 'ト称', 'ト稱', 'ト云'];

function mayDefine(text: string): boolean {
  return marks.some((mark) => text.includes(mark));
}

/** A table of 読替え holds the text of other provisions. */
function holdsOtherWording(sections: readonly Section[], index: number): boolean {
  const { role, text } = sections[index] ?? { role: 'text', text: '' };
  if (role !== 'table') return false;
  return /字句|読み?替え/u.test(text.slice(0, 400)) || /字句|読み?替え/u.test(sections[index - 1]?.text ?? '') || /字句|読み?替え/u.test(sections[index - 2]?.text ?? '');
}

function* termsOfSection(sections: readonly Section[], index: number, outline: LawOutline): Generator<DefinedTerm> {
  const section = sections[index];
  if (section === undefined) return;
  yield* findDefinitions({ section, introduction: introductionOf(sections, index), outline });
  yield* findShortNames(section, outline);
  yield* findRepeatedWords(section, outline);
}

/** The paragraph above an item, when it announces definitions. */
function introductionOf(sections: readonly Section[], index: number): string {
  const { paragraph, item } = readPlace(sections[index]?.path[0] ?? '');
  if (item === undefined || paragraph === undefined) return '';
  for (let above = index - 1; above >= 0; above -= 1) {
    const { path: [element = ''], text } = sections[above] ?? { path: [], text: '' };
    if (element === paragraph) return /おいて|定義|解釈/u.test(text) ? text.slice(0, 200).split('おいて', 1)[0] ?? '' : '';
    if (!isWithin(element, paragraph)) return '';
  }
  return '';
}

function announcedTerms(sections: readonly Section[], index: number, outline: LawOutline): readonly DefinedTerm[] {
  const { path: [element = ''], text } = sections[index] ?? { path: [], text: '' };
  const end = sections.findIndex(({ path: [own = ''] }, at) => at > index && !isWithin(own, element));
  const parts = sections.slice(index + 1, end === -1 ? sections.length : end);
  const [before = ''] = text.split(/(?:用語|略語)/u, 1);
  return findListedTerms(parts, readScope(before.replace(/次の.*$/u, ''), element, outline));
}

function keepFirstOfPlace(terms: readonly DefinedTerm[]): readonly DefinedTerm[] {
  const taken = new Set<string>();
  return terms.filter(({ element, start, end }) => {
    const place = `${element} ${start} ${end}`;
    const isNew = !taken.has(place);
    taken.add(place);
    return isNew;
  });
}
