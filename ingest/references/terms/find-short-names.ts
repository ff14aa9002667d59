import type { Section } from '../../../corpora-config/index.ts';
import type { DefinedTerm } from '../law-facts.ts';
import { blankQuotes, filler, openingParenthesis } from './blank-brackets.ts';
import { findAntecedent } from './find-antecedent.ts';
import { blankParentheses, findLawNumber, isLawName } from './law-names.ts';
import type { LawOutline } from './law-outline.ts';
import { readScope } from './read-scope.ts';

/**
 * `…（以下この章において「X」という。）`, `…を「X」と総称する`, and in katakana laws `（以下Xト称ス）`. What stands in a quoted wording
 * (「…（以下「X」という。）」とあるのは) is text of another provision and gives none.
 */
export function findShortNames({ path: [element = ''], text }: Pick<Section, 'path' | 'text'>, outline: LawOutline): readonly DefinedTerm[] {
  const terms: DefinedTerm[] = [];
  let unquoted: string | undefined;
  for (const name of [...quotedNames(text), ...bareKatakanaNames(text)]) {
    unquoted ??= blankQuotes(text);
    if (name.quoted && !isOutermost(unquoted, name)) continue;
    const term = buildShortName(text, { name, element, outline });
    if (term !== undefined) terms.push(term);
  }
  return terms;
}

/** Where X stands; `after` begins the words that follow, marks left out; `wholeList`: と総称する. */
interface Name {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  readonly wholeList: boolean;
}

function* quotedNames(text: string): Generator<Name> {
  for (let close = text.indexOf('」'); close !== -1; close = text.indexOf('」', close + 1)) {
    const verb = text.charAt(close + 1);
    if (verb !== 'と' && verb !== 'ト') continue;
    const match = /^(?:と(?:い[うい]|総称|略称|称)|ト(?:謂|云|称|稱|総称))/u.exec(text.slice(close + 1, close + 6));
    if (match === null) continue;
    const open = text.lastIndexOf('「', close);
    const term = text.slice(open + 1, close);
    if (open === -1 || term === '' || term.length > 80 || /[」。]/u.test(term)) continue;
    yield { start: open + 1, end: close, quoted: true, wholeList: match[0].includes('総称') };
  }
}

function* bareKatakanaNames(text: string): Generator<Name> {
  if (!/ト(?:謂|云|称|稱)[フスヒシ]/u.test(text)) return;
  for (const match of text.matchAll(/以下(?:本[条項法令][ニ於テ]*)?(?:単ニ|之ヲ)?([^「」（）、。以下]{1,20}?)ト(?:謂|云|称|稱)[フスヒシ]/gu)) {
    const start = match.index + match[0].indexOf(match[1] ?? '', 2);
    yield { start, end: start + (match[1] ?? '').length, quoted: false, wholeList: false };
  }
}

function isOutermost(unquoted: string, { start, end }: Name): boolean {
  return unquoted[start] === filler && unquoted[start - 2] !== filler && unquoted[end + 1] !== filler;
}

interface NamePlace {
  readonly name: Name;
  readonly element: string;
  readonly outline: LawOutline;
}

function buildShortName(text: string, { name, element, outline }: NamePlace): DefinedTerm | undefined {
  const term = text.slice(name.start, name.end);
  const before = name.quoted ? name.start - 1 : text.lastIndexOf('以下', name.start);
  const open = openingParenthesis(text, before);
  const inner = text.slice(open === -1 ? Math.max(text.lastIndexOf('。', before), text.lastIndexOf('\n', before)) + 1 : open + 1, before);
  const lead = leadOf(inner);
  const words = wordsNamed(text, { open, before, lead, term: name.wholeList ? `${term}等` : term });
  if (words === undefined || words.start >= words.end) return undefined;
  const meaning = text.slice(words.start, words.end);
  const number = findLawNumber(`${meaning}（${inner}）`);
  const namesLaw = isLawName(term, number === undefined ? meaning : `${meaning}（${number}）`);
  const { scope, except, whole } = readScope(name.quoted ? lead : '以下', element, outline);
  return {
    term, meaning, form: namesLaw ? 'law-name' : 'short-name', element, start: name.start, end: name.end,
    scope, wholeScope: whole, ...(except.length === 0 ? {} : { except }), ...(number === undefined || !namesLaw ? {} : { lawNumber: number }),
  };
}

/** The words between the last sentence end in the bracket and the term: `以下この条において`. */
function leadOf(inner: string): string {
  return inner.slice(blankParentheses(inner).lastIndexOf('。') + 1);
}

interface NamedWords {
  readonly open: number;
  readonly before: number;
  readonly lead: string;
  readonly term: string;
}

/** The words named stand before the bracket; or inside it when it says them: `（許可を受けた者を「X」という。）`. */
function wordsNamed(text: string, { open, before, lead, term }: NamedWords): { readonly start: number; readonly end: number } | undefined {
  const object = /^(.*?)を(?:、)?(?:以下)?(?:(?:この|本)[^、。]{1,6}において|単に|それぞれ)?$/su.exec(lead.replace(/、$/u, ''));
  const said = object?.[1]?.replace(/^(?:以下)?(?:、)?/u, '') ?? '';
  if (object !== null && said !== '' && !/^(?:これら?|以下|それら|その|単に)(?:の.{1,4})?$/u.test(said)) {
    const end = before - (lead.length - (object[1] ?? '').length);
    return { start: findAntecedent(text, end, term), end };
  }
  return open === -1 ? undefined : { start: findAntecedent(text, open, term), end: open };
}
