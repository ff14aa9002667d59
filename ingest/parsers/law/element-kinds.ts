/**
 * How an element is set when its text runs into one section:
 * - `inline`: its text follows what stands before it
 * - `column`: parted from its neighbours by U+3000 (対句, 欄)
 * - `number`: followed by U+3000 (２, 一, イ, 第七百九条)
 * - `caption`: ends its line
 * - `title`: begins a line; what follows decides where the line ends (第一章 総則 and its range of articles in a 目次)
 * - `block`: begins and ends a line
 * - `table`, `row`, `cell`, `sentence`, `ruby`, `reading`, `figure`: by name
 */
export type ElementKind =
  | 'inline' | 'column' | 'number' | 'caption' | 'title' | 'block'
  | 'table' | 'row' | 'cell' | 'sentence' | 'ruby' | 'reading' | 'figure';

/** The kind of an element of 法令標準XML v3; undefined when the schema has no such element. */
export function kindOfElement(tag: string): ElementKind | undefined {
  return kinds.get(tag);
}

/**
 * A name of the schema as one string that all who ask share, so that it is compared by identity and stays in one byte a character
 * whatever text it was found in. Other names come back as they are.
 */
export function nameOfElement(tag: string): string {
  return names.get(tag) ?? tag;
}

/** Divisions above the article, outermost first. */
export const divisionTags: ReadonlySet<string> = new Set(['Part', 'Chapter', 'Section', 'Subsection', 'Division']);

/** What stands after the articles: 別表, 別記, 様式, 付録, 別図, 書式; those of a 附則 too. */
export const appendixTags: ReadonlySet<string> = new Set([
  'AppdxTable', 'AppdxNote', 'AppdxStyle', 'Appdx', 'AppdxFig', 'AppdxFormat',
  'SupplProvisionAppdxTable', 'SupplProvisionAppdxStyle', 'SupplProvisionAppdx',
]);

const subitemLevels = Array.from({ length: 10 }, (_, index) => index + 1);

/** Items and their subdivisions イ, （１）, （ⅰ）. */
export const itemTags: ReadonlySet<string> = new Set(['Item', ...subitemLevels.map((level) => `Subitem${level}`)]);

const tagsOfKind: Readonly<Record<ElementKind, readonly string[]>> = {
  inline: [
    'Line', 'Sup', 'Sub', 'QuoteStruct', 'ArithFormula', 'ArticleRange', 'RelatedArticleNum', 'ParagraphSentence', 'ItemSentence',
    'ListSentence', 'Sublist1Sentence', 'Sublist2Sentence', 'Sublist3Sentence', 'ClassSentence', 'AmendProvisionSentence', 'LawNum', 'LawTitle',
    ...subitemLevels.map((level) => `Subitem${level}Sentence`),
  ],
  column: ['Column'],
  number: ['ArticleTitle', 'ParagraphNum', 'ItemTitle', 'ClassTitle', 'ArithFormulaNum', ...subitemLevels.map((level) => `Subitem${level}Title`)],
  caption: ['ArticleCaption', 'ParagraphCaption', 'TableStructTitle', 'FigStructTitle', 'NoteStructTitle', 'StyleStructTitle', 'FormatStructTitle', 'RemarksLabel'],
  title: [
    'PartTitle', 'ChapterTitle', 'SectionTitle', 'SubsectionTitle', 'DivisionTitle', 'SupplProvisionLabel', 'TOCLabel', 'TOCPreambleLabel', 'TOCAppdxTableLabel',
    ...[...appendixTags].map((tag) => `${tag}Title`),
  ],
  block: [
    'Law', 'LawBody', 'EnactStatement', 'TOC', 'TOCPart', 'TOCChapter', 'TOCSection', 'TOCSubsection', 'TOCDivision', 'TOCArticle', 'TOCSupplProvision',
    'Preamble', 'MainProvision', 'SupplProvision', 'Article', 'Paragraph', 'AmendProvision', 'NewProvision', 'Class', 'List', 'Sublist1', 'Sublist2', 'Sublist3',
    'TableStruct', 'FigStruct', 'NoteStruct', 'StyleStruct', 'FormatStruct', 'Note', 'Style', 'Format', 'Remarks', 'SupplNote',
    ...divisionTags, ...appendixTags, ...itemTags,
  ],
  table: ['Table'],
  row: ['TableRow', 'TableHeaderRow'],
  cell: ['TableColumn', 'TableHeaderColumn'],
  sentence: ['Sentence'],
  ruby: ['Ruby'],
  reading: ['Rt'],
  figure: ['Fig'],
};

const kinds: ReadonlyMap<string, ElementKind> = new Map(
  Object.entries(tagsOfKind).flatMap(([kind, tags]) => tags.map((tag) => [tag, kind as ElementKind])),
);

const names: ReadonlyMap<string, string> = new Map([...kinds.keys()].map((tag) => [tag, tag]));
