import type { Analyser, TermStream, Token } from './analyser.ts';

const STREAMS: readonly TermStream[] = ['morphemes', 'bigrams'];

/**
 * Where the terms of a query stand in a text: spans in UTF-16 units of the text as given, end exclusive, in order,
 * overlapping and touching ones joined. The terms are those of the same analyser; empty terms give no spans.
 */
export function highlightSpans(text: string, queryTerms: ReadonlySet<string>, analyser: Analyser): readonly (readonly [number, number])[] {
  if (queryTerms.size === 0) return [];
  const met = STREAMS.flatMap((stream) => analyser.tokens(text, stream, queryTerms)).filter((token) => token.indexed && queryTerms.has(token.base));
  return joinTouching(met);
}

function joinTouching(tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const spans: [number, number][] = [];
  for (const { start, end } of [...tokens].sort((first, second) => first.start - second.start)) {
    const last = spans.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans;
}
