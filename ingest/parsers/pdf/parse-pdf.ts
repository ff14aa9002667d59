import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createFinding, type Document, type Finding, type FindingRule } from '../../../corpora-config/index.ts';
import { attributesOf, buildDocument } from '../build-document.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { chooseTitle } from './choose-title.ts';
import { hasImages } from './has-images.ts';
import type { TextLayer } from './judge-text-layer.ts';
import { openPdf } from './open-pdf.ts';
import { pageFindings, type PageOddity } from './page-findings.ts';
import { pageSections } from './page-sections.ts';
import { readPage, type PdfPage } from './read-page.ts';

/** Reads PDF files: every character of the text layer, in the reading order of each page, with page and box. */
export const pdfParser: Parser = {
  version: 'pdf-1',
  async parse(input) {
    if (!endsAsPdf(input.bytes)) return failed('pdf.broken', 'expected %%EOF at the end of the file, got a file that is cut off');
    try {
      const { document, close } = await openPdf(input.bytes);
      return await readDocument(document, input).finally(close);
    } catch (cause) {
      return describeFailure(cause);
    }
  },
};

/** Bytes at the end in which the last `%%EOF` must stand; writers append padding, but not more. */
const tailBytes = 4096;

function endsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-tailBytes)).includes('%%EOF');
}

function failed(rule: FindingRule, message: string): ParserOutput {
  return { documents: [], findings: [createFinding(rule, message)] };
}

/** pdfjs-dist tells its errors apart by name. */
function describeFailure(cause: unknown): ParserOutput {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (cause instanceof TypeError) throw cause;
  return name === 'PasswordException'
    ? failed('pdf.encrypted', `expected a file that opens without a password, got ${message}`)
    : failed('pdf.broken', `expected a readable PDF, got ${name}: ${message}`);
}

async function readDocument(pdf: PDFDocumentProxy, input: ParserInput): Promise<ParserOutput> {
  const { pages: limit } = input.definition.limits;
  if (pdf.numPages > limit) return failed('pdf.too-many-pages', `expected at most ${limit} pages, got ${pdf.numPages}`);
  const { pages, odd } = await readPages(pdf);
  const kinds = new Set(odd.values());
  if (pages.length === 0 && kinds.has('unreadable-page')) return failed('pdf.broken', `expected readable pages, got damaged contents on all ${pdf.numPages}`);
  if (pages.length === 0 && kinds.has('image-only')) return failed('pdf.image-only', `expected a text layer, got ${pdf.numPages} pages without one`);
  if (pages.length === 0) return { documents: [], findings: [createFinding('document.no-text', `expected text, got ${pdf.numPages} blank pages`)] };
  return { documents: [await createDocument(pdf, pages, { input, findings: pageFindings(odd) })], findings: [] };
}

interface ReadPages {
  /** Pages with text, in order. */
  readonly pages: readonly PdfPage[];
  readonly odd: ReadonlyMap<number, PageOddity>;
}

async function readPages(pdf: PDFDocumentProxy): Promise<ReadPages> {
  const pages: PdfPage[] = [];
  const odd = new Map<number, PageOddity>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { page, oddity } = await readOnePage(pdf, number, pages.length > 0 || ![...odd.values()].includes('image-only'));
    if (page !== undefined) pages.push(page);
    if (oddity !== undefined) odd.set(number, oddity);
  }
  return { pages, odd };
}

/** `lookForImages` false: an earlier page already showed that this file is scanned, and decoding every scan would be slow. */
async function readOnePage(pdf: PDFDocumentProxy, number: number, lookForImages: boolean): Promise<{ readonly page?: PdfPage; readonly oddity?: PageOddity }> {
  try {
    const source = await pdf.getPage(number);
    const page = await readPage(source);
    const oddity = await oddityOf(page.layer, async () => !lookForImages || await hasImages(source));
    source.cleanup();
    return { ...(page.layer === 'none' ? {} : { page }), ...(oddity === undefined ? {} : { oddity }) };
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    return { oddity: 'unreadable-page' };
  }
}

async function oddityOf(layer: TextLayer, isPicture: () => Promise<boolean>): Promise<PageOddity | undefined> {
  if (layer === 'readable') return undefined;
  if (layer === 'unreadable') return 'unreadable-glyphs';
  return await isPicture() ? 'image-only' : 'empty';
}

interface Surroundings {
  readonly input: ParserInput;
  readonly findings: readonly Finding[];
}

async function createDocument(pdf: PDFDocumentProxy, pages: readonly PdfPage[], { input, findings }: Surroundings): Promise<Document> {
  const title = chooseTitle({ embedded: await embeddedTitle(pdf), pages, key: input.key });
  return buildDocument(input, {
    id: nameDocument({ ...input, title }),
    title,
    date: dateOfName(input.key),
    attributes: attributesOf({ format: 'pdf', pages: pdf.numPages }),
    sections: pageSections(pages),
    findings,
  });
}

async function embeddedTitle(pdf: PDFDocumentProxy): Promise<string> {
  const { info } = await pdf.getMetadata();
  const title: unknown = 'Title' in info ? info.Title : '';
  return typeof title === 'string' ? title : '';
}
