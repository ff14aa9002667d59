import type { Citation } from '../../corpora-config/index.ts';

/** A verified claim. */
export interface ComposedClaim {
  readonly lead: string;
  readonly citation: Citation;
  /** What a reader must know before relying on it, in Japanese: not in force on the day asked. */
  readonly caution?: string | undefined;
}

/** Markdown of an answer: the opening, then each source with its marker and its quote as a block quote, lines kept. */
export function composeAnswer(opening: string, claims: readonly ComposedClaim[]): string {
  const parts = claims.map(({ lead, citation, caution }) => `${lead} [${citation.n}]\n\n${quoteBlock(citation.quote)}${caution === undefined ? '' : `\n\n**注意** ${caution}`}`);
  return [opening, ...parts].join('\n\n');
}

function quoteBlock(quote: string): string {
  return quote.split(/\r\n|\r|\n/u).map((line) => `> ${line}`).join('\n');
}
