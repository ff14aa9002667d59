import type { Section } from '../../../corpora-config/index.ts';
import type { DefinedTerm } from '../law-facts.ts';
import { findLawNumber, isLawName } from './law-names.ts';
import type { Scope } from './read-scope.ts';

type PlainSection = Pick<Section, 'path' | 'text' | 'role'>;

/** Whether a paragraph says that what follows are terms and their meanings: 次の各号に掲げる用語の意義は、当該各号に定めるところによる。 */
export function announcesTerms(text: string): boolean {
  return /用語|略語|字句の意義/u.test(text) && /用語[^。]{0,20}(?:の(?:意義|定義|用例|意味)|を定義)|定義は|意義は/u.test(text);
}

/**
 * Terms of a list that was announced: items of two columns (`一　用語　意義`, U+3000 between) and rows of a table (tab between).
 * @param parts sections below the announcing paragraph, in order
 */
export function findListedTerms(parts: readonly PlainSection[], scope: Scope): readonly DefinedTerm[] {
  return parts.flatMap((part, index) => (part.role === 'table' ? tableTerms(part, scope) : itemTerm(parts, index, scope)));
}

function itemTerm(parts: readonly PlainSection[], index: number, { scope, except, whole }: Scope): readonly DefinedTerm[] {
  const { path: [element = ''], text } = parts[index] ?? { path: [], text: '' };
  const match = /^([^\s\u3000]{1,12}[\s\u3000])([^\u3000。\n「]{1,60}|「[^「」]{1,60}」)(?:\u3000|\n|$)/u.exec(text);
  if (match === null || !/^[一二三四五六七八九十百千の０-９0-9イ-ンａ-ｚ（）()]+[\s\u3000]$/u.test(match[1] ?? '')) return [];
  const written = match[2] ?? '';
  const term = written.replaceAll(/[「」]/gu, '');
  const start = (match[1] ?? '').length + (written.startsWith('「') ? 1 : 0);
  const own = text.slice(match[0].length).trimEnd();
  const below = own === '' ? textBelow(parts, index, element) : own;
  if (below === '') return [];
  const meaning = below.replace(/をいう。$|。$/u, '');
  const lawNumber = findLawNumber(meaning);
  const namesLaw = isLawName(term, meaning);
  return [{
    term, meaning, form: namesLaw ? 'law-name' : 'definition', element, start, end: start + term.length, scope, wholeScope: whole,
    ...(except.length === 0 ? {} : { except }), ...(namesLaw && lawNumber !== undefined ? { lawNumber } : {}),
  }];
}

function textBelow(parts: readonly PlainSection[], index: number, element: string): string {
  let text = '';
  for (const { path: [own = ''], text: part } of parts.slice(index + 1)) {
    if (!own.startsWith(`${element}-`)) break;
    text += part;
  }
  return text.trimEnd();
}

function tableTerms({ path: [element = ''], text }: PlainSection, { scope, except, whole }: Scope): readonly DefinedTerm[] {
  const terms: DefinedTerm[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const [term = '', meaning = ''] = cells;
    if (cells.length === 2 && term !== '' && meaning !== '' && term.length <= 40 && !/^(?:用語|定義|意義|上欄|名称)/u.test(term)) {
      terms.push({ term, meaning: meaning.replace(/をいう。$/u, ''), form: 'definition', element, start: lineStart, end: lineStart + term.length, scope, wholeScope: whole, ...(except.length === 0 ? {} : { except }) });
    }
    lineStart += line.length + 1;
  }
  return terms;
}
