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
  /** Tables inside the text, in the order in which they begin; one inside a cell of another stands after it. */
  readonly tables?: readonly SectionTable[];
  /** Figures and attachments printed in or after the text, which are files of their own. */
  readonly figures?: readonly SectionFigure[];
  /** Provisions that stand inside the text of a table or another block, and so have no section of their own. Outer ones first. */
  readonly parts?: readonly SectionPart[];
}

export type SectionRole = 'heading' | 'text' | 'table' | 'figure' | 'note' | 'header' | 'footer' | 'page-number';

/** A reading of `text.slice(start, end)`. */
export interface Reading {
  readonly start: number;
  readonly end: number;
  readonly reading: string;
}

/** A table as the grid that it is printed as. All offsets are UTF-16 code units into the section's text. */
export interface SectionTable {
  /** Where it stands in the source, e.g. `AppdxTable[1]-TableStruct[1]-Table[1]`. */
  readonly element: string;
  /** How many columns the widest row reaches over. */
  readonly columns: number;
  readonly rows: readonly TableRow[];
}

/** A row of a table. */
export interface TableRow {
  /** `{table}-TableRow[3]`; header rows are counted apart, `{table}-TableHeaderRow[1]`. */
  readonly element: string;
  readonly header: boolean;
  /** From the first character of its cells to the last; both the same when all are empty. */
  readonly start: number;
  readonly end: number;
  /** In the order of the source. Places that a cell of a row above covers have none. */
  readonly cells: readonly TableCell[];
}

/** A cell: its text is `text.slice(start, end)`, its place on the grid `column`, `columnSpan` and `rowSpan`. */
export interface TableCell {
  /** The leftmost column it stands in, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly start: number;
  readonly end: number;
}

/** A provision inside a section's text: `text.slice(start, end)`. */
export interface SectionPart {
  /** `AppdxTable[1]-TableStruct[1]-Remarks[1]-Item_1` */
  readonly element: string;
  readonly start: number;
  readonly end: number;
}

/** A figure that the text names but does not hold. */
export interface SectionFigure {
  /** As the source writes it (`./pict/H11HO127-001.jpg`); empty when the source names no file. */
  readonly src: string;
  /** Element path of the provision or structure it is printed in. */
  readonly element: string;
  /** Offset in the section's text before which it is printed. */
  readonly at: number;
}

/** The whole text of a document. */
export function textOf(document: Pick<Document, 'sections'>): string {
  return document.sections.map((section) => section.text).join('');
}
