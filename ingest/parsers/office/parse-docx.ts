import { load, type CheerioAPI } from 'cheerio';
import { createFinding, type Finding } from '../../../corpora-config/index.ts';
import { buildDocument } from '../build-document.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import { openOutline } from '../outline.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { fileTitle } from './file-title.ts';
import { openOffice } from './open-office.ts';
import { readBlocks, type HtmlBlock } from './read-blocks.ts';
import { readMargins } from './read-margins.ts';

/** Reads Word documents: headings, paragraphs, lists, table rows, foot- and endnotes, comments, page headers and footers. Pictures are named in a finding. */
export const docxParser: Parser = {
  version: 'docx-1',
  parse: (input) => openOffice(input, () => parseWord(input)),
};

/** Comments are left out by default; a deleted-text or a picture element has no text. */
const styleMap = ['comment-reference => sup', "p[style-name='Title'] => h1:fresh", "p[style-name='表題'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

async function parseWord(input: ParserInput): Promise<ParserOutput> {
  const buffer = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength);
  const { default: mammoth } = await import('mammoth');
  let images = 0;
  const convertImage = mammoth.images.imgElement(async () => {
    images += 1;
    return { src: '' };
  });
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap, convertImage, ignoreEmptyParagraphs: true });
  const html = load(value, {}, false);
  const blocks = [...await readMargins(buffer, 'header'), ...readBlocks(html), ...await readMargins(buffer, 'footer')];
  const title = titleOf(html) ?? fileTitle(input.key);
  const parts = { id: nameDocument({ ...input, title }), title, sections: outlineOf(blocks), findings: describeImages(images) };
  return { documents: [buildDocument(input, { ...parts, attributes: { format: ['docx'] }, date: dateOfName(input.key) })], findings: [] };
}

function titleOf(html: CheerioAPI): string | undefined {
  const text = html('h1').first().text().trim();
  return text === '' ? undefined : text;
}

function outlineOf(blocks: readonly HtmlBlock[]): ReturnType<ReturnType<typeof openOutline>['sections']> {
  const outline = openOutline();
  blocks.forEach((block, index) => {
    const text = `${block.text}\n`;
    const locator = { kind: 'anchor', anchor: `block-${index + 1}` } as const;
    if (block.level === undefined) outline.addBody({ text, locator, role: block.role });
    else outline.addHeading({ level: block.level, text, locator });
  });
  return outline.sections();
}

function describeImages(images: number): readonly Finding[] {
  return images === 0 ? [] : [createFinding('office.feature-lost', `expected text alone, got ${images} pictures whose contents are not read`)];
}
