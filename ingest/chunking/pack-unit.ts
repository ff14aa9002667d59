import type { Section } from '../../corpora-config/index.ts';
import { splitLongText } from './split-long-text.ts';

/** How long chunks are, in UTF-16 code units. */
export interface ChunkLength {
  /** No chunk is longer. */
  readonly maximumCharacters: number;
  /** Short neighbours of one unit are joined up to this length; one above the maximum counts as the maximum. */
  readonly targetCharacters: number;
}

/** The text of a chunk, and the sections it is made of in order. */
export interface PackedChunk {
  readonly text: string;
  readonly sections: readonly Section[];
}

/**
 * Packs a unit into chunks. One that fits the maximum stays whole. Else neighbours are joined up to the target, a section over the maximum
 * is taken apart at sentence ends, and no chunk ends with a heading unless the unit does. A short rest joins the chunk before it.
 */
export function packUnit(unit: readonly Section[], length: ChunkLength): readonly PackedChunk[] {
  const total = lengthOf(unit);
  if (total <= length.maximumCharacters) return [{ text: joinTexts(unit), sections: unit }];
  const chunks: Piece[][] = [];
  const target = Math.min(length.targetCharacters, length.maximumCharacters);
  let open: Piece[] = [];
  let openLength = 0;
  for (const block of blocksOf(unit, length.maximumCharacters)) {
    const blockLength = lengthOf(block);
    if (open.length > 0 && openLength + blockLength > target) {
      chunks.push(open);
      open = [];
      openLength = 0;
    }
    open.push(...block);
    openLength += blockLength;
  }
  if (open.length > 0) chunks.push(open);
  return joinShortRest(chunks, length).map(finishChunk);
}

interface Piece {
  readonly text: string;
  readonly section: Section;
}

/** Smallest runs that are kept together: a body piece with the headings before it. None is longer than `maximum`. */
function* blocksOf(unit: readonly Section[], maximum: number): Generator<Piece[]> {
  let headings: Piece[] = [];
  for (const section of unit) {
    if (section.role === 'heading') {
      const pieces = piecesOf(section, maximum);
      const rest = lengthOf(headings) + lengthOf(pieces) > maximum / 2 ? [...headings, ...pieces] : [];
      for (const piece of rest) yield [piece];
      headings = rest.length > 0 ? [] : [...headings, ...pieces];
    } else {
      const [first, ...others] = piecesOf(section, maximum, lengthOf(headings));
      yield first === undefined ? headings : [...headings, first];
      for (const piece of others) yield [piece];
      headings = [];
    }
  }
  if (headings.length > 0) yield headings;
}

/** The section whole when it fits behind `before` characters, else its sentences and parts of sentences, each of which does. */
function piecesOf(section: Section, maximum: number, before = 0): Piece[] {
  return splitLongText(section.text, maximum - before).map((text) => ({ text, section }));
}

function joinShortRest(chunks: readonly Piece[][], { maximumCharacters, targetCharacters }: ChunkLength): readonly (readonly Piece[])[] {
  const last = chunks.at(-1) ?? [];
  const before = chunks.at(-2) ?? [];
  const isShort = chunks.length > 1 && lengthOf(last) < targetCharacters / 4 && lengthOf(before) + lengthOf(last) <= maximumCharacters;
  return isShort ? [...chunks.slice(0, -2), [...before, ...last]] : chunks;
}

function finishChunk(pieces: readonly Piece[]): PackedChunk {
  return { text: joinTexts(pieces), sections: pieces.map(({ section }) => section) };
}

type WithText = Pick<Section, 'text'>;

function joinTexts(parts: readonly WithText[]): string {
  let joined = '';
  for (const { text } of parts) joined += text;
  return joined;
}

function lengthOf(pieces: readonly WithText[]): number {
  let length = 0;
  for (const { text } of pieces) length += text.length;
  return length;
}
