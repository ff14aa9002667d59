import type { LawNotes } from './law-notes.ts';
import type { TextWriter } from './text-writer.ts';

/** Where the text of an element goes, and where what is odd about it is noted. */
export interface Output {
  readonly writer: TextWriter;
  readonly notes: LawNotes;
}
