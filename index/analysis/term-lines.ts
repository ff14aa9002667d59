import type { TermWriter } from './analyser.ts';
import { TermBuffer } from './term-buffer.ts';

/** A text to analyse; `heading` is what stands above it (title and breadcrumb) and has its own term stream. */
export interface HeadedText {
  readonly text: string;
  readonly heading: string;
}

/** Terms joined by single spaces, in the order of the texts. */
export interface TermLines {
  readonly terms: readonly string[];
  readonly headingTerms: readonly string[];
}

/** The terms of texts that follow one another, usually the chunks of one document. */
export function termLines(analyser: TermWriter, texts: readonly HeadedText[]): TermLines {
  const buffer = new TermBuffer();
  const headings = new Map<string, string>();
  const line = (text: string): string => {
    buffer.clear();
    analyser.writeTerms(text, buffer);
    return buffer.toString();
  };
  // Chunks of one document share many of their headings.
  const headingLine = (heading: string): string => {
    const made = headings.get(heading) ?? line(heading);
    headings.set(heading, made);
    return made;
  };
  return { terms: texts.map(({ text }) => line(text)), headingTerms: texts.map(({ heading }) => headingLine(heading)) };
}
