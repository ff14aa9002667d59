import { writeStoredZip } from './stored-zip.ts';

/**
 * A DOCX file (ECMA-376 WordprocessingML) from plain lines: `! ` stands before the title, `# ` and `## ` before headings,
 * `- ` before a list item, `| a | b |` is a row of a table whose cell `^` continues the cell above; the rest are paragraphs.
 * Equal lines give equal bytes.
 */
export function writeDocx(source: string): Uint8Array {
  const document = `<w:document xmlns:w="${wordNamespace}"><w:body>${writeBlocks(source.trimEnd().split('\n'))}<w:sectPr/></w:body></w:document>`;
  return writeStoredZip([
    { name: '[Content_Types].xml', content: declaration + contentTypes },
    { name: '_rels/.rels', content: declaration + relationships('officeDocument', 'word/document.xml') },
    { name: 'word/document.xml', content: declaration + document },
    { name: 'word/styles.xml', content: declaration + styles },
    { name: 'word/_rels/document.xml.rels', content: declaration + relationships('styles', 'styles.xml') },
  ]);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/></Types>`;
const styleNames = { Title: 'Title', Heading1: 'heading 1', Heading2: 'heading 2', ListParagraph: 'List Paragraph' } as const;
const styles = `<w:styles xmlns:w="${wordNamespace}">${Object.entries(styleNames).map(([id, name]) => (
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)).join('')}</w:styles>`;

function relationships(type: string, target: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" `
    + `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
}

function writeBlocks(lines: readonly string[]): string {
  return lines.map((line, at) => {
    if (!isRow(line)) return writeParagraph(line);
    return `${isRow(lines[at - 1]) ? '' : '<w:tbl>'}${writeRow(line, cellsOf(lines[at + 1]))}${isRow(lines[at + 1]) ? '' : '</w:tbl>'}`;
  }).join('\n');
}

function writeParagraph(line: string): string {
  const prefixes: readonly (readonly [string, keyof typeof styleNames])[] = [['! ', 'Title'], ['## ', 'Heading2'], ['# ', 'Heading1'], ['- ', 'ListParagraph']];
  const [prefix = '', style] = prefixes.find(([mark]) => line.startsWith(mark)) ?? [];
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escapeXml(line.slice(prefix.length))}</w:t></w:r></w:p>`;
}

function isRow(line: string | undefined): boolean {
  return line?.startsWith('| ') ?? false;
}

function cellsOf(line: string | undefined): readonly string[] {
  return isRow(line) ? (line ?? '').slice(2, -2).split(' | ') : [];
}

function writeRow(line: string, below: readonly string[]): string {
  return `<w:tr>${cellsOf(line).map((text, column) => writeCell(text, below[column] === '^')).join('')}</w:tr>`;
}

function writeCell(text: string, continuesBelow: boolean): string {
  if (text === '^') return '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>';
  return `<w:tc>${continuesBelow ? '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' : ''}${writeParagraph(text)}</w:tc>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
