import * as fc from 'fast-check';

/** An element of a random law. */
export interface RandomNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (RandomNode | string)[];
}

type Children = fc.Arbitrary<readonly (RandomNode | string)[]>;

const words = fc.constantFrom('水辺を守る。', '前項の届出は、', '削除', '次の各号', '「葦」', '𠮷野', '甲', 'ISO 9001', '一', '、', '<&>"\'', '　', '');
const number = fc.constantFrom('1', '2', '3', '24_2', '38_3_2', '2:4', '0', '', '18', '18', 'あ/い');

/** The inside of a `LawBody`: what the schema has, often with numbers that repeat or are none. */
export const randomLaw: Children = fc.tuple(
  optional(element('EnactStatement', {}, inline())),
  optional(element('Preamble', {}, fc.array(paragraph(1), { minLength: 1, maxLength: 2 }))),
  element('MainProvision', {}, fc.oneof(fc.array(article(), { minLength: 1, maxLength: 4 }), fc.array(paragraph(2), { minLength: 1, maxLength: 3 }), fc.array(division(), { minLength: 1, maxLength: 2 }))),
  fc.array(element('SupplProvision', { AmendLawNum: fc.constantFrom('令和七年法律第三号', '') }, prepend(titled('SupplProvisionLabel'), fc.oneof(fc.array(article(), { maxLength: 2 }), fc.array(paragraph(1), { maxLength: 2 })))), { maxLength: 3 }),
  fc.array(appendix(), { maxLength: 2 }),
).map(([enactment, preamble, main, supplements, appendices]) => [...enactment, ...preamble, main, ...supplements, ...appendices]);

/** The tree as XML. */
export function printTree(nodes: readonly (RandomNode | string)[]): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return escape(node);
    const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
    return `<${node.tag}${attributes}>${printTree(node.children)}</${node.tag}>`;
  }).join('');
}

/** All text of the tree, readings left out. */
export function textOfRandom(nodes: readonly (RandomNode | string)[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : node.tag === 'Rt' ? '' : textOfRandom(node.children))).join('');
}

/** The tree with one element struck out, doubled, moved to the front, renamed or renumbered; which one and how is said by the numbers. */
export function withChange(nodes: readonly (RandomNode | string)[], [which, how, what]: readonly [number, number, number]): readonly (RandomNode | string)[] {
  const index = nodes.length === 0 ? 0 : which % nodes.length;
  const node = nodes[index];
  if (node === undefined) return nodes;
  if (typeof node !== 'string' && node.children.length > 0 && how % 3 !== 0) return nodes.with(index, { ...node, children: withChange(node.children, [Math.floor(which / nodes.length), Math.floor(how / 3), what]) });
  return changes[what % changes.length]?.(nodes, index, node) ?? nodes;
}

type Change = (nodes: readonly (RandomNode | string)[], index: number, node: RandomNode | string) => readonly (RandomNode | string)[];

const changes: readonly Change[] = [
  (nodes, index) => nodes.toSpliced(index, 1),
  (nodes, index, node) => nodes.toSpliced(index, 0, node),
  (nodes, index, node) => [node, ...nodes.toSpliced(index, 1)],
  (nodes, index, node) => (typeof node === 'string' ? nodes : nodes.with(index, { ...node, tag: 'List' })),
  (nodes, index, node) => (typeof node === 'string' ? nodes : nodes.with(index, { ...node, tag: 'Article' })),
  (nodes, index, node) => (typeof node === 'string' ? nodes : nodes.with(index, { ...node, tag: '新奇' })),
  (nodes, index, node) => (typeof node === 'string' ? nodes : nodes.with(index, { ...node, attributes: { ...node.attributes, Num: '1' } })),
  (nodes, index) => nodes.toSpliced(index, 0, '漏れた文'),
];

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function element(tag: string, attributes: Readonly<Record<string, fc.Arbitrary<string>>>, children: Children): fc.Arbitrary<RandomNode> {
  return fc.record({ tag: fc.constant(tag), attributes: fc.record(attributes), children });
}

function optional<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<readonly Value[]> {
  return fc.array(value, { maxLength: 1 });
}

function prepend(first: fc.Arbitrary<RandomNode>, rest: Children): Children {
  return fc.tuple(optional(first), rest).map(([before, after]) => [...before, ...after]);
}

function titled(tag: string): fc.Arbitrary<RandomNode> {
  return element(tag, {}, fc.tuple(words));
}

function inline(): Children {
  const ruby = fc.tuple(words, words).map(([base, reading]): RandomNode => ({ tag: 'Ruby', attributes: {}, children: [base, { tag: 'Rt', attributes: {}, children: [reading] }] }));
  const marked = fc.tuple(fc.constantFrom('Sup', 'Sub', 'Line', 'ArithFormula'), words).map(([tag, text]): RandomNode => ({ tag, attributes: {}, children: [text] }));
  const figure = words.map((text): RandomNode => ({ tag: 'Fig', attributes: { src: text }, children: [] }));
  const quotation = fc.tuple(words, words).map(([left, right]): RandomNode => ({ tag: 'QuoteStruct', attributes: {}, children: [tableOf([[cellOf(left, '2', '1'), cellOf(right, '1', '2')], [cellOf(left, '1', '1')]])] }));
  return fc.array(fc.oneof({ weight: 6, arbitrary: words }, ruby, marked, figure, quotation), { maxLength: 4 });
}

function sentences(tag: string): fc.Arbitrary<RandomNode> {
  const sentence = element('Sentence', { Function: fc.constantFrom('main', 'proviso') }, inline());
  const columns = fc.array(element('Column', {}, fc.tuple(sentence)), { minLength: 2, maxLength: 3 });
  return element(tag, {}, fc.oneof(fc.array(sentence, { maxLength: 2 }), columns));
}

function item(level: number): fc.Arbitrary<RandomNode> {
  const tag = level === 0 ? 'Item' : `Subitem${level}`;
  const below = level >= 3 ? fc.constant([]) : fc.array(item(level + 1), { maxLength: 2 });
  return element(tag, { Num: number }, fc.tuple(optional(titled(`${tag}Title`)), sentences(`${tag}Sentence`), below, optional(structure())).map(([title, text, items, more]) => [...title, text, ...items, ...more]));
}

function paragraph(items: number): fc.Arbitrary<RandomNode> {
  const amendment = element('AmendProvision', {}, fc.tuple(sentences('AmendProvisionSentence'), element('NewProvision', {}, fc.array(plainArticle(), { maxLength: 1 }))));
  const parts = fc.tuple(optional(titled('ParagraphCaption')), titled('ParagraphNum'), sentences('ParagraphSentence'), optional(amendment), fc.array(fc.oneof(item(0), structure()), { maxLength: items }));
  return element('Paragraph', { Num: number, OldNum: fc.constantFrom('true', 'false') }, parts.map(([caption, head, text, amended, rest]) => [...caption, head, text, ...amended, ...rest]));
}

function plainArticle(): fc.Arbitrary<RandomNode> {
  return element('Article', { Num: number }, fc.tuple(titled('ArticleTitle'), element('Paragraph', { Num: number }, fc.tuple(titled('ParagraphNum'), sentences('ParagraphSentence')))));
}

function article(): fc.Arbitrary<RandomNode> {
  const parts = fc.tuple(optional(titled('ArticleCaption')), titled('ArticleTitle'), fc.array(paragraph(2), { maxLength: 2 }), optional(titled('SupplNote')));
  return element('Article', { Num: number, Delete: fc.constantFrom('true', 'false') }, parts.map(([caption, title, paragraphs, note]) => [...caption, title, ...paragraphs, ...note]));
}

function division(): fc.Arbitrary<RandomNode> {
  const section = element('Section', { Num: number }, prepend(titled('SectionTitle'), fc.array(article(), { maxLength: 2 })));
  return element('Chapter', { Num: number }, prepend(titled('ChapterTitle'), fc.array(fc.oneof(article(), section), { maxLength: 2 })));
}

function structure(): fc.Arbitrary<RandomNode> {
  const cell = fc.tuple(fc.constantFrom('1', '1', '2', '3', '0', 'x'), fc.constantFrom('1', '1', '2'), fc.oneof(inline(), fc.array(plainArticle(), { maxLength: 1 })))
    .map(([colspan, rowspan, children]): RandomNode => ({ tag: 'TableColumn', attributes: { colspan, rowspan }, children }));
  const table = fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }).map(tableOf);
  const list = element('List', {}, fc.tuple(sentences('ListSentence')));
  return fc.oneof(element('TableStruct', {}, fc.tuple(optional(titled('TableStructTitle')), table, optional(titled('Remarks'))).map(([title, grid, remarks]) => [...title, grid, ...remarks])), list);
}

function appendix(): fc.Arbitrary<RandomNode> {
  return fc.constantFrom('AppdxTable', 'AppdxStyle', 'AppdxNote', 'Appdx').chain((tag) => element(tag, { Num: number }, prepend(titled(`${tag}Title`), fc.array(fc.oneof(structure(), item(0)), { maxLength: 2 }))));
}

function tableOf(rows: readonly (readonly RandomNode[])[]): RandomNode {
  return { tag: 'Table', attributes: {}, children: rows.map((children) => ({ tag: 'TableRow', attributes: {}, children })) };
}

function cellOf(text: string, colspan: string, rowspan: string): RandomNode {
  return { tag: 'TableColumn', attributes: { colspan, rowspan }, children: [{ tag: 'Sentence', attributes: {}, children: [text] }] };
}
