import { createFinding, type Chunk, type Document, type Finding } from '../corpora-config/index.ts';
import { chunkDocument } from './chunking/chunk-document.ts';
import { chooseParser } from './parsers/choose-parser.ts';
import { detectFormat, type DetectedFormat } from './parsers/detect-format.ts';
import type { Parser, ParserInput, ParserOutput } from './parsers/parser.ts';

/** What one item of a source holds. */
export interface ItemRead {
  /** In the item's order. A document's chunks, joined, are its text. */
  readonly documents: readonly DocumentRead[];
  /** About the item as a whole. A `failure` among them and no document: the item could not be taken in. */
  readonly findings: readonly Finding[];
}

/** A document as it is stored, and its passages, which are cut when they are first asked for. */
export interface DocumentRead {
  readonly document: Document;
  readonly chunks: readonly Chunk[];
}

/**
 * Reads one item: format, parser, documents, chunks. What is stored is exactly what the parser gave; folding for matching is
 * the analysis' work. Never rejects for bad input: every failure is a finding.
 */
export async function readItem(input: ParserInput): Promise<ItemRead> {
  const refused = refuse(input);
  if (refused !== undefined) return { documents: [], findings: [refused] };
  const detected = detectFormat(input.bytes, input.key);
  const parser = chooseParser(input.definition.kind, detected.format);
  if (parser === undefined) return { documents: [], findings: [unsupported(input, detected)] };
  const { documents, findings } = await runParser(parser, input);
  const withText = documents.filter(hasText);
  return {
    documents: withText.map((document) => readDocument(document, input)),
    findings: [...describeExtension(input, detected), ...findings, ...documents.flatMap(describeEmptiness)],
  };
}

/** Who asks for no passages spares cutting them. */
function readDocument(document: Document, { definition }: ParserInput): DocumentRead {
  let chunks: readonly Chunk[] | undefined;
  return {
    document,
    get chunks() {
      chunks ??= chunkDocument(document, definition.chunking);
      return chunks;
    },
  };
}

function refuse({ bytes, definition }: ParserInput): Finding | undefined {
  const { fileBytes } = definition.limits;
  if (bytes.length === 0) return createFinding('file.empty', 'expected a file with content, got 0 bytes');
  return bytes.length > fileBytes ? createFinding('file.too-large', `expected at most ${fileBytes} bytes, got ${bytes.length}`) : undefined;
}

function unsupported({ definition }: ParserInput, { format }: DetectedFormat): Finding {
  return createFinding('file.unsupported-format', `expected a format that the corpus ${definition.id} can read, got ${format}`);
}

async function runParser(parser: Parser, input: ParserInput): Promise<ParserOutput> {
  try {
    return await parser.parse(input);
  } catch (cause) {
    return { documents: [], findings: [createFinding('parse.crashed', `${parser.version} met ${cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)}`)] };
  }
}

function describeExtension({ key }: ParserInput, { format, extensionMatches }: DetectedFormat): readonly Finding[] {
  return extensionMatches ? [] : [createFinding('file.wrong-extension', `expected what the name ${key.slice(key.lastIndexOf('/') + 1)} says, got ${format}; it was read as that`)];
}

function describeEmptiness(document: Document): readonly Finding[] {
  return hasText(document) ? [] : [createFinding('document.no-text', `expected text in ${document.id}, got white space alone`)];
}

function hasText({ sections }: Document): boolean {
  return sections.some(({ text }) => text.trim() !== '');
}
