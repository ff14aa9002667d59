import type { Section } from '../../../corpora-config/index.ts';
import type { DefinedTerm } from '../law-facts.ts';
import { blankBrackets, blankQuotes, filler, openingParenthesis } from './blank-brackets.ts';
import type { LawOutline } from './law-outline.ts';
import { readScope } from './read-scope.ts';

/** A section, and the words that say in what all definitions below it hold (この法律において、次の各号に…). */
export interface DefinitionPlace {
  readonly section: Pick<Section, 'path' | 'text'>;
  readonly introduction: string;
  readonly outline: LawOutline;
}

/** `「X」とは、…をいう。`, `この法律においてXとは、…をいう。`, and in katakana laws `本法ニ於テXトハ…ヲ謂フ`. */
export function findDefinitions({ section: { path: [element = ''], text }, introduction, outline }: DefinitionPlace): readonly DefinedTerm[] {
  const terms: DefinedTerm[] = [];
  const heads = [...definitionHeads(text)];
  if (heads.length === 0) return terms;
  const unquoted = blankQuotes(text);
  for (const { start, end, after, quoted } of heads) {
    if (quoted && (unquoted[start] !== filler || unquoted[start - 2] === filler)) continue;
    if (!quoted && unquoted[start] === filler) continue;
    const meaning = meaningAfter(text, after);
    if (meaning === undefined) continue;
    const lead = leadBefore(text, quoted ? start - 1 : start);
    const { scope, except, whole } = readScope(/おいて|於テ|で$/u.test(lead) ? lead : introduction, element, outline);
    terms.push({ term: text.slice(start, end), meaning, form: 'definition', element, start, end, scope, wholeScope: whole || lead === '', ...(except.length === 0 ? {} : { except }) });
  }
  return terms;
}

interface DefinitionHead {
  readonly start: number;
  readonly end: number;
  /** Where the definition begins. */
  readonly after: number;
  readonly quoted: boolean;
}

function* definitionHeads(text: string): Generator<DefinitionHead> {
  for (let at = text.indexOf('」とは'); at !== -1; at = text.indexOf('」とは', at + 1)) {
    const start = text.lastIndexOf('「', at) + 1;
    if (start > 0 && start < at) yield { start, end: at, after: at + 3, quoted: true };
  }
  if (text.includes('とは、')) yield* bareHeads(text, /(?:^|[。\n\u3000]|(?:において|で)、?)([^「」、。（）\s\u3000]{1,24}?)とは、/gu);
  if (text.includes('トハ')) yield* bareHeads(text, /(?:^|[。\n\u3000]|(?:ニ於テ|ニ於|ニテ)、?)「?([^「」、。（）\s\u3000]{1,20}?)」?トハ/gu);
}

function* bareHeads(text: string, pattern: RegExp): Generator<DefinitionHead> {
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].search(/」?(?:とは、|トハ)$/u);
    const term = (match[1] ?? '').replace(/^.*(?:において|で|ニ於テ|ニ於|ニテ)(?=.)/u, '');
    if (!/^(?:この|その|こと|もの)$/u.test(term)) yield { start: end - term.length, end, after: match.index + match[0].length, quoted: false };
  }
}

/** The clause up to をいう, all of what stands before it in the sentence; absent when the sentence does not end so. */
function meaningAfter(text: string, after: number): string | undefined {
  const blanked = blankBrackets(text.slice(after, after + 4000));
  const match = /^、?([^。\n]*?)(?:をいい|をいう|を総称する|とする|をいうものとする|ヲ謂[フヒ]|ヲ云フ)(?:ものとし)?(?=[。、\n]|$|もの|ト|が)/u.exec(blanked);
  if (match === null) return undefined;
  const from = after + match[0].indexOf(match[1] ?? '', match[0].startsWith('、') ? 1 : 0);
  return text.slice(from, from + (match[1] ?? '').length);
}

/** `この法律において`, from the sentence's beginning. */
function leadBefore(text: string, at: number): string {
  const open = openingParenthesis(text, at);
  const from = Math.max(open, text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1), text.lastIndexOf('\u3000', at - 1)) + 1;
  return text.slice(from, at);
}
