import type { TermWriter } from '../analysis/analyser.ts';
import { TermBuffer } from '../analysis/term-buffer.ts';
import { packAnalysed, type MatchedTexts, type PackedChunks } from '../stores/packed-chunks.ts';
import { TextColumn } from '../stores/packed/text-column.ts';
import { hashMatched, headingOf } from './analyse-chunks.ts';
import type { DescribedDocument } from './describe-document.ts';

/**
 * Gives the chunks of documents their terms and packs them. From the analyser to the block the terms stay bytes: as strings they
 * would be decoded once, and encoded twice.
 */
export function packDocuments(documents: readonly DescribedDocument[], analyser: TermWriter): PackedChunks {
  const chunks = documents.flatMap((document) => document.chunks);
  const column = new MatchedColumn(chunks.length, analyser);
  for (const chunk of chunks) column.add(chunk.text, headingOf(chunk));
  return packAnalysed(chunks, column.finish());
}

const lineFeed = 0x0a;

/** Heading terms, a line feed, terms; one after another. */
class MatchedColumn {
  readonly #analyser: TermWriter;
  readonly #column: TextColumn;
  readonly #headingEnds: Int32Array;
  readonly #hashes: string[] = [];
  readonly #terms = new TermBuffer();
  /** Chunks of one document share many of their headings. */
  readonly #headings = new Map<string, Uint8Array>();

  constructor(size: number, analyser: TermWriter) {
    this.#analyser = analyser;
    this.#column = new TextColumn(size, 2400);
    this.#headingEnds = new Int32Array(size);
  }

  add(text: string, heading: string): void {
    const column = this.#column;
    const start = column.end;
    column.writeBytes(this.#headingTerms(heading));
    this.#headingEnds[column.size] = column.end;
    column.writeByte(lineFeed);
    column.writeBytes(this.#analyse(text));
    column.endText();
    this.#hashes.push(hashMatched(column.bytes.subarray(start, column.end)));
  }

  finish(): MatchedTexts {
    return { ...this.#column.finish(), headingEnds: this.#headingEnds, hashes: this.#hashes };
  }

  #headingTerms(heading: string): Uint8Array {
    const terms = this.#headings.get(heading) ?? this.#analyse(heading).slice();
    this.#headings.set(heading, terms);
    return terms;
  }

  /** Good until the next call. */
  #analyse(text: string): Uint8Array {
    this.#terms.clear();
    this.#analyser.writeTerms(text, this.#terms);
    return this.#terms.bytes.subarray(0, this.#terms.end);
  }
}
