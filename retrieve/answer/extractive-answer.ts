import type { Analyser } from '../../index/index.ts';
import type { AnswerSettings } from '../settings.ts';
import type { AnswerPassage, AnswerPort, DraftClaim } from './answer-port.ts';
import { chooseQuote } from './choose-quote.ts';

/** Answers by quoting: the best passages, each with the sentences that cover the question best. Says nothing of its own but where they stand. */
export function createExtractiveAnswer(analyser: Analyser, settings: AnswerSettings): AnswerPort {
  return {
    draft: async (_question, passages) => {
      const claims = choosePassages(passages, settings).flatMap((passage) => quoteFrom(passages, passage, { analyser, settings }));
      return { opening: openingOf(claims, passages), claims, usage: [] };
    },
  };
}

/** Named places first; then what covers the question nearly as well as the best does. */
function choosePassages(passages: readonly AnswerPassage[], settings: AnswerSettings): readonly number[] {
  const best = Math.max(...passages.map(({ coverage }) => coverage), 0);
  const indexes = [...passages.keys()];
  const chosen = indexes.filter((index) => passages[index]?.isNamed === true || (passages[index]?.coverage ?? 0) >= best * settings.relativeCoverage);
  return chosen.slice(0, settings.quotes);
}

interface Quoting {
  readonly analyser: Analyser;
  readonly settings: AnswerSettings;
}

function quoteFrom(passages: readonly AnswerPassage[], index: number, { analyser, settings }: Quoting): readonly DraftClaim[] {
  const passage = passages[index];
  const quote = passage === undefined ? undefined : chooseQuote(passage, analyser, settings.quoteCharacters);
  if (passage === undefined || quote === undefined) return [];
  return [{ lead: sourceOf(passage), passage: index, ...quote }];
}

function sourceOf({ title, breadcrumb }: AnswerPassage): string {
  return [title, ...breadcrumb].filter((part) => part.trim() !== '').map(plainLine).join(' ＞ ');
}

/** Headings are text of the source: one line, and no Markdown of its own. */
function plainLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>#]/gu, String.raw`\$&`);
}

function openingOf(claims: readonly DraftClaim[], passages: readonly AnswerPassage[]): string {
  const titles = [...new Set(claims.map(({ passage }) => passages[passage]?.title ?? ''))].map((title) => `「${plainLine(title)}」`);
  return `${titles.join('、')}に次の記述があります。`;
}
