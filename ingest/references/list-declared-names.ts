import type { Document } from '../../corpora-config/index.ts';
import type { DeclaredLawName } from './law-facts.ts';
import { lawNumberAtStart } from './scan-law-heads.ts';
import { openingParenthesis } from './terms/blank-brackets.ts';

/** Short names that the text declares for laws in brackets behind their titles: 橋梁保全法（令和六年法律第九号。以下「橋法」という。）, in document order. */
export function listDeclaredNames({ sections }: Pick<Document, 'sections'>): readonly DeclaredLawName[] {
  const names: DeclaredLawName[] = [];
  for (const { text } of sections) {
    for (let close = text.indexOf('」とい'); close >= 0; close = text.indexOf('」とい', close + 3)) {
      const declared = endsAsLaws(text, close) ? readDeclaration(text, close) : undefined;
      if (declared !== undefined) names.push(declared);
    }
  }
  return names;
}

/** Names of laws end so; of what ends with 定 alone only 協定 is one. */
function endsAsLaws(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  return '法令則律程約憲'.includes(last) || (last === '定' && text.charAt(end - 2) === '協');
}

/** A title is no longer than this. */
const longestTitle = 130;

function readDeclaration(text: string, close: number): DeclaredLawName | undefined {
  const quote = text.lastIndexOf('「', close);
  const open = quote < 0 ? -1 : openingParenthesis(text, quote);
  if (open < 1 || !endsAsLaws(text, open)) return undefined;
  const inner = text.slice(open + 1, quote);
  if (!/(?:^|。|、|）)以下[^「」]*$/u.test(inner)) return undefined;
  const number = lawNumberAtStart(inner);
  const from = Math.max(open - longestTitle, ...['（', '）', '「', '」', '。', '\t', '\n', '\u3000'].map((mark) => text.lastIndexOf(mark, open - 1) + 1));
  return { name: text.slice(quote + 1, close), title: text.slice(from, open), ...(number === undefined ? {} : { number }) };
}
