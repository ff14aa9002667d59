import type { StoredChunk } from '../../index/index.ts';
import type { PassageSpan, ReferenceEdge } from './reference-shapes.ts';

/**
 * Where a mention stands in the passages: a passage is one section or several, or a part of one, so its sentence is looked for, first
 * in the passages of its own section.
 */
export function spanOf({ from, sentence, sentenceStart, start, end }: Pick<ReferenceEdge, 'from' | 'sentence' | 'sentenceStart' | 'start' | 'end'>, chunks: readonly Pick<StoredChunk, 'id' | 'text' | 'locator'>[]): PassageSpan | undefined {
  const element = from.element ?? '';
  const holding = chunks.filter(({ text }) => text.includes(sentence));
  const chunk = holding.find((one) => elementOf(one) === element) ?? holding.findLast((one) => element.startsWith(elementOf(one))) ?? holding[0];
  if (chunk === undefined) return undefined;
  const at = chunk.text.indexOf(sentence) - sentenceStart;
  return { id: chunk.id, start: at + start, end: at + end };
}

function elementOf({ locator }: Pick<StoredChunk, 'locator'>): string {
  return locator.kind === 'xml' ? locator.element : '';
}
