import { splitSentences, type Sentence } from './split-sentences.ts';

/**
 * What a span of a text does: `statement` says something, `row` is a line of a table, `question` asks, `caption` (a heading, an
 * article's caption, the question line of a list of questions and answers) only leads to what follows.
 */
export type SpanRole = 'statement' | 'row' | 'question' | 'caption';

/** A span with its role. Offsets as in `Sentence`. */
export interface Span extends Sentence {
  readonly role: SpanRole;
}

const ended = /[。︒．！？!?][」』）)］】〉》︶﹂﹄]*$/u;
/** 問２, Ｑ１, Q. and the like at the start of a line; the whole line is the question. */
const questionLine = /^[#\s　]*(?:問|質問|Ｑ|Q)\s*(?:[0-9０-９一二三四五六七八九十]|[.．:：　])/u;
const asks = /(?:か|かしら)[。．？?]?[」』）)]*$|[？?]$|(?:示され|伺い|明らかにされ|問い|知り|聞き)たい。?$|(?:お聞かせ|お示し|教えて|お答え|御答弁)(?:を)?(?:ください|願い(?:ます|たい)).*$|(?:はどうか|如何|いかん)。?$/u;
const captionStart = /^(?:#{1,6}\s|第[0-9０-９一二三四五六七八九十百]+(?:[編章節款目部]|[\s　])|[（(【〔[︵︹][^。︒]*[）)】〕\]︶︺]$)/u;
/** 右質問する。 and お答えいたします。 lead to what is said and say nothing. */
const formula = /(?:^|[、　\s])(?:右|以下|次のとおり)?(?:質問する|質問いたします|お答え(?:を)?(?:いた|申し上げ)し?ます)。$/u;
const longestFormula = 30;
/** 一　氏名, ・住民票の写し, イ　住所: an item of a list says something without a full stop. */
const item = /^(?:[・•①-⑳*]|-\s|[一二三四五六七八九十]+[\s　]|[アイウエオカキクケコイロハニホヘト][\s　])/u;
/** A longer line without a full stop is taken for text. */
const longestCaption = 40;
/** A wrapped line that ends in kanji could be a title; only long ones are read on. In UTF-16 units. */
const shortestWrapped = { afterKana: 10, afterOther: 25 };
/** Lines are joined up to this length, in UTF-16 units. */
const longestJoined = 400;

/** The spans of a text in order, white space between them left out. A sentence that lines break (a page of PDF) is one span. */
export function readStatements(text: string): readonly Span[] {
  return joinWrapped(text, splitSentences(text)).map((sentence) => ({ ...sentence, role: roleOf(text, sentence) }));
}

function joinWrapped(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before !== undefined && isWrapped(text, before, sentence)) joined[joined.length - 1] = { start: before.start, end: sentence.end };
    else joined.push(sentence);
  }
  return joined;
}

function isWrapped(text: string, { start, end }: Sentence, next: Sentence): boolean {
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trim();
  const following = text.slice(next.start, next.end);
  if (ended.test(line) || line.includes('\t') || following.includes('\t') || next.end - start > longestJoined) return false;
  if (captionStart.test(line) || captionStart.test(following) || item.test(following) || !/^(?:\r\n|\r|\n)[ 　]*$/u.test(text.slice(end, next.start))) return false;
  return line.length >= (/[ぁ-ん、︑，]$/u.test(line) ? shortestWrapped.afterKana : shortestWrapped.afterOther);
}

function roleOf(text: string, { start, end }: Sentence): SpanRole {
  const said = text.slice(start, end);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, end);
  if (said.includes('\t')) return 'row';
  if (questionLine.test(line) || captionStart.test(said) && !ended.test(said)) return 'caption';
  if (said.length <= longestFormula && formula.test(said)) return 'caption';
  if (asks.test(said)) return 'question';
  return ended.test(said) || item.test(said) || said.length > longestCaption ? 'statement' : 'caption';
}
