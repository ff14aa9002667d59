import type { Finding } from './finding.ts';
import type { Locator } from './locator.ts';
import type { Revision } from './revision.ts';

/** What a document is about, in the source's own words: `speaker`, `house`, `ministry`. A key may have several values. */
export type Attributes = Readonly<Record<string, readonly string[]>>;

/**
 * One document of a corpus, read from its source. Its text is the sections' texts joined in order, nothing between them:
 * every character stands in exactly one section. The stored text is the source's own; folding for matching happens in `index/analysis`.
 */
export interface Document {
  /** Identifier without a path, e.g. `law/129AC0000000089@20230614_505AC0000000053`. */
  readonly id: string;
  readonly corpus: string;
  /** Who may see it; `public` is everyone. */
  readonly tenant: string;
  readonly title: string;
  /** Where a reader finds the original: a web address when the source gives one, else the item's key. */
  readonly uri: string;
  /** ISO date of the document itself (promulgation, sitting, issue), when known. */
  readonly date?: string;
  readonly revision: Revision;
  readonly attributes: Attributes;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
}

/** A run of text that the source itself marks off. */
export interface Section {
  /** Path segments below the document; unique inside it. Together with the document they make the section's identifier. */
  readonly path: readonly string[];
  /** The unit that readers open when they want more: the article of a paragraph, the speech of its paragraphs. Absent: the document. */
  readonly parent?: readonly string[];
  /** A `heading` belongs to what follows it and never ends a chunk; `text` and the rest are body. */
  readonly role: SectionRole;
  /** True: a chunk never reaches over the beginning of this section. */
  readonly startsUnit: boolean;
  /** The heading itself, when this section is one or carries one (an article's caption and number). */
  readonly heading?: string;
  /** Headings above this section, outermost first, the document's title left out. */
  readonly breadcrumb: readonly string[];
  /** Exactly as it is stored and cited, line ends included. */
  readonly text: string;
  readonly locator: Locator;
  /** Attributes of this section alone, e.g. the speaker of a speech. */
  readonly attributes?: Attributes;
  /** Readings printed above the text (ルビ); offsets are UTF-16 code units into `text`. */
  readonly readings?: readonly Reading[];
}

export type SectionRole = 'heading' | 'text' | 'table' | 'figure' | 'note' | 'header' | 'footer' | 'page-number';

/** A reading of `text.slice(start, end)`. */
export interface Reading {
  readonly start: number;
  readonly end: number;
  readonly reading: string;
}

/** The whole text of a document. */
export function textOf(document: Pick<Document, 'sections'>): string {
  return document.sections.map((section) => section.text).join('');
}
