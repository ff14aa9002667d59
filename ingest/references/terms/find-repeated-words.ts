import type { Section } from '../../../corpora-config/index.ts';
import type { DefinedTerm } from '../law-facts.ts';
import { blankQuotes, filler, openingParenthesis } from './blank-brackets.ts';
import type { LawOutline } from './law-outline.ts';
import { readScope } from './read-scope.ts';

/**
 * `X（…をいう。以下同じ。）`: the bracket defines the word before it. `X（…を含む。以下この条において同じ。）` and を除く・に限る bend its meaning;
 * there the meaning is the word with its bracket.
 */
export function findRepeatedWords({ path: [element = ''], text }: Pick<Section, 'path' | 'text'>, outline: LawOutline): readonly DefinedTerm[] {
  const terms: DefinedTerm[] = [];
  let unquoted: string | undefined;
  for (let at = text.indexOf('同じ。）'); at !== -1; at = text.indexOf('同じ。）', at + 1)) {
    unquoted ??= blankQuotes(text);
    const open = unquoted[at] === filler ? -1 : openingParenthesis(text, at);
    if (open < 1) continue;
    const inner = text.slice(open + 1, at);
    const border = inner.lastIndexOf('。') + 1;
    const lead = inner.slice(border).replace(/、$/u, '');
    if (border === 0 || !/^(?:以下|.*において$|.*、以下$|.*除き、以下$)/u.test(lead)) continue;
    const term = buildTerm(text, { open, content: inner.slice(0, border - 1) });
    if (term === undefined) continue;
    const { scope, except, whole } = readScope(lead, element, outline);
    terms.push({ ...term, form: 'definition', element, scope, wholeScope: whole, ...(except.length === 0 ? {} : { except }) });
  }
  return terms;
}

interface Bracket {
  readonly open: number;
  /** What the bracket says, up to 以下…同じ. */
  readonly content: string;
}

function buildTerm(text: string, { open, content }: Bracket): Pick<DefinedTerm, 'term' | 'meaning' | 'start' | 'end'> | undefined {
  const defines = content.endsWith('をいう');
  const clause = defines ? content.slice(0, -'をいう'.length) : content;
  const before = text.slice(Math.max(0, open - 60), open);
  const shared = defines ? sharedEnding(before, clause) : '';
  const term = shared.length >= 2 ? shared : nounBefore(before);
  if (term.length < 2 || namesProvision(term) || /^(?:場合|事項|事由|期間|部分|規定|期日|金額|書類|書面|ところ|とき|もの|方法|上欄|下欄)$/u.test(term)) return undefined;
  return { term, meaning: defines ? clause : `${term}（${content}。）`, start: open - term.length, end: open };
}

/** 第三条第一項（…において準用する場合を含む。以下同じ。） bends a reference, not a word. */
function namesProvision(term: string): boolean {
  return /[第のイ-ン一二三四五六七八九十百千]$|第?[一二三四五六七八九十百千]+[条項号][^\u3041-\u3096]{0,8}$|(?:各号|前段|後段|本文|ただし書|前条|次条|前項|次項|同条|同項)$/u.test(term);
}

function sharedEnding(first: string, second: string): string {
  let length = 0;
  while (length < Math.min(first.length, second.length) && first.at(-1 - length) === second.at(-1 - length)) length += 1;
  const shared = first.slice(first.length - length).replace(/^(?:[^一-龠々ァ-ヴーＡ-Ｚａ-ｚA-Za-z]|当該|同)+/u, '');
  return shared.length <= 40 && !/[、。（）「」]/u.test(shared) ? shared : '';
}

/** The run of nouns that ends the words, okurigana at its end kept (取扱い). */
function nounBefore(words: string): string {
  const run = /[一-龠々ヶ〇ァ-ヴー・Ａ-Ｚａ-ｚA-Za-z]+(?:[いりきしけせみえ]|当て|立て|入れ|受け|替え|付け|出し)?$/u.exec(words)?.[0] ?? '';
  return run.replace(/^(?:当該|同(?=..)|各(?=..)|次条|前条|次項|前項)/u, '');
}
