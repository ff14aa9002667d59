import { appendixTags, divisionTags, itemTags } from './element-kinds.ts';
import type { LawNotes } from './law-notes.ts';
import { childOf, textBelow, type LawNode } from './law-tree.ts';
import { numberOfTitle } from './title-number.ts';

/**
 * Notes where an element of the law's structure departs from 法令標準XML schema v3.0: children and attributes that it does not have, a
 * number that is missing or none. Sentences, cells and quotations are not looked into; nothing is refused.
 */
export function noteDeviations(node: LawNode, notes: LawNotes): void {
  const rule = rules.get(node.tag);
  if (rule === undefined) return;
  for (const child of node.children) if (typeof child !== 'string' && !rule.children.has(child.tag)) notes.deviation(`<${child.tag.slice(0, 100)}> in <${node.tag}>`);
  for (const name in node.attributes) if (!rule.attributes.has(name)) notes.deviation(`attribute ${name.slice(0, 100)} of <${node.tag}>`);
  const number = node.attributes['Num'] ?? '';
  const wrong = number === '' ? rule.required : rule.numbered === 'count' && !isCount(number);
  if (wrong) notes.deviation(`Num="${number.slice(0, 20)}" of <${node.tag}>`);
  if (node.tag === 'Article') noteNumber(node, number, notes);
}

/** Most numbers have one digit. */
function isCount(number: string): boolean {
  return (number.length === 1 && number >= '1' && number <= '9') || /^0*[1-9]\d*$/u.test(number);
}

/** An article whose title bears another number than its Num. */
function noteNumber(node: LawNode, number: string, notes: LawNotes): void {
  const title = childOf(node, 'ArticleTitle');
  const said = title === undefined ? undefined : numberOfTitle(textBelow(title));
  if (said !== undefined && number !== '' && said !== number) notes.contradicted(`Num="${number.slice(0, 20)}" for ${said}`);
}

/** What the schema has in an element; the test beside this reads it from the schema itself. */
export interface SchemaRule {
  readonly children: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Whether it must bear a number. */
  readonly required: boolean;
  /** `count`: its number is 1, 2, 3, …; `any`: a text such as 38_3_2, or no number at all. */
  readonly numbered: 'any' | 'count';
}

/** The elements that are looked at. */
export const structureTags: readonly string[] = [
  'Law', 'LawBody', 'Preamble', 'MainProvision', 'SupplProvision', ...divisionTags, 'Article', 'Paragraph', ...itemTags, ...appendixTags,
];

/** The rule of an element of the structure. */
export function schemaRuleOf(tag: string): SchemaRule | undefined {
  return rules.get(tag);
}

const structures = 'TableStruct FigStruct StyleStruct';

const children: Readonly<Record<string, string>> = {
  Law: 'LawNum LawBody',
  LawBody: 'LawTitle EnactStatement TOC Preamble MainProvision SupplProvision AppdxTable AppdxNote AppdxStyle Appdx AppdxFig AppdxFormat',
  Preamble: 'Paragraph',
  MainProvision: 'Part Chapter Section Article Paragraph',
  SupplProvision: 'SupplProvisionLabel Chapter Article Paragraph SupplProvisionAppdxTable SupplProvisionAppdxStyle SupplProvisionAppdx',
  Part: 'PartTitle Article Chapter',
  Chapter: 'ChapterTitle Article Section',
  Section: 'SectionTitle Article Subsection Division',
  Subsection: 'SubsectionTitle Article Division',
  Division: 'DivisionTitle Article',
  Article: 'ArticleCaption ArticleTitle Paragraph SupplNote',
  Paragraph: `ParagraphCaption ParagraphNum ParagraphSentence AmendProvision Class ${structures} Item List`,
  Item: `ItemTitle ItemSentence Subitem1 ${structures} List`,
  ...Object.fromEntries([...itemTags].slice(1).map((tag, index) => [tag, `${tag}Title ${tag}Sentence ${index < 9 ? `Subitem${index + 2}` : ''} ${structures} List`])),
  AppdxTable: 'AppdxTableTitle RelatedArticleNum TableStruct Item Remarks',
  AppdxNote: 'AppdxNoteTitle RelatedArticleNum NoteStruct FigStruct TableStruct Remarks',
  AppdxStyle: 'AppdxStyleTitle RelatedArticleNum StyleStruct Remarks',
  AppdxFormat: 'AppdxFormatTitle RelatedArticleNum FormatStruct Remarks',
  AppdxFig: 'AppdxFigTitle RelatedArticleNum FigStruct TableStruct',
  Appdx: 'ArithFormulaNum RelatedArticleNum ArithFormula Remarks',
  SupplProvisionAppdxTable: 'SupplProvisionAppdxTableTitle RelatedArticleNum TableStruct',
  SupplProvisionAppdxStyle: 'SupplProvisionAppdxStyleTitle RelatedArticleNum StyleStruct',
  SupplProvisionAppdx: 'ArithFormulaNum RelatedArticleNum ArithFormula',
};

const attributes: Readonly<Record<string, string>> = {
  Law: 'Era Year Num PromulgateMonth PromulgateDay LawType Lang',
  LawBody: 'Subject',
  Preamble: '',
  MainProvision: 'Extract',
  SupplProvision: 'Type AmendLawNum Extract',
  Paragraph: 'Num OldStyle OldNum Hide',
  Appdx: '',
};

const required: ReadonlySet<string> = new Set(['Law', ...divisionTags, 'Article', 'Paragraph', ...itemTags]);
const counted: ReadonlySet<string> = new Set(['Law', 'Paragraph', ...appendixTags]);

const rules: ReadonlyMap<string, SchemaRule> = new Map(structureTags.map((tag) => [tag, {
  children: new Set(words(children[tag] ?? '')),
  attributes: new Set(words(attributes[tag] ?? (appendixTags.has(tag) ? 'Num' : 'Num Delete Hide'))),
  required: required.has(tag),
  numbered: counted.has(tag) ? 'count' : 'any',
}]));

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
