import type { Analyser } from '../../index/index.ts';
import type { AnswerSettings } from '../settings.ts';
import type { AnswerPassage, AnswerPort, DraftClaim } from './answer-port.ts';
import { chooseQuote } from './choose-quote.ts';

/** Answers by quoting: the best passages, each with the sentences that cover the question best. Says nothing of its own but where they stand. */
export function createExtractiveAnswer(analyser: Analyser, settings: AnswerSettings): AnswerPort {
  return {
    draft: async (_question, passages) => {
      const quoted = choosePassages(passages, settings).flatMap((passage) => quoteFrom(passages, passage, { analyser, settings }));
      const claims = chooseClaims(quoted, settings.quotes).map(({ lead, passage, start, end }) => ({ lead, passage, start, end }));
      return { opening: openingOf(claims, passages), claims, usage: [] };
    },
  };
}

/** Named places first; then what covers the question nearly as well as the best does. */
function choosePassages(passages: readonly AnswerPassage[], settings: AnswerSettings): readonly number[] {
  const best = Math.max(...passages.map(({ coverage }) => coverage), 0);
  const indexes = [...passages.keys()];
  return indexes.filter((index) => passages[index]?.isNamed === true || (passages[index]?.coverage ?? 0) >= best * settings.relativeCoverage);
}

interface QuotedClaim extends DraftClaim {
  readonly text: string;
  readonly isQuestion: boolean;
}

/** The first `most` that say something, no text twice; questions asked in the sources only when nothing answers. */
function chooseClaims(quoted: readonly QuotedClaim[], most: number): readonly QuotedClaim[] {
  const said = quoted.filter(({ isQuestion }) => !isQuestion);
  const once = new Map((said.length > 0 ? said : quoted).toReversed().map((claim) => [claim.text, claim]));
  return [...once.values()].toSorted((a, b) => a.passage - b.passage).slice(0, most);
}

interface Quoting {
  readonly analyser: Analyser;
  readonly settings: AnswerSettings;
}

function quoteFrom(passages: readonly AnswerPassage[], index: number, { analyser, settings }: Quoting): readonly QuotedClaim[] {
  const passage = passages[index];
  const quote = passage === undefined ? undefined : chooseQuote(passage, analyser, settings.quoteCharacters);
  if (passage === undefined || quote === undefined) return [];
  return [{ lead: sourceOf(passage), passage: index, text: passage.text.slice(quote.start, quote.end), ...quote }];
}

function sourceOf({ title, breadcrumb }: AnswerPassage): string {
  const places = isSame(breadcrumb[0], title) ? breadcrumb.slice(1) : breadcrumb;
  return [title, ...places].filter((part) => part.trim() !== '').map(plainLine).join(' ＞ ');
}

/** A manual's first heading repeats its title, often in another width or spacing. */
function isSame(heading: string | undefined, title: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');
  return heading !== undefined && plain(heading) === plain(title);
}

/** Headings are text of the source: one line, and no Markdown of its own. */
function plainLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>#]/gu, String.raw`\$&`);
}

function openingOf(claims: readonly DraftClaim[], passages: readonly AnswerPassage[]): string {
  const titles = [...new Set(claims.map(({ passage }) => passages[passage]?.title ?? ''))].map((title) => `「${plainLine(title)}」`);
  return `${titles.join('、')}に次の記述があります。`;
}
