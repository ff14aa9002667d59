import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildIdentifier, parseIdentifier, placesIn, textOf, type Document, type Finding } from '../../corpora-config/index.ts';
import { chunkDocument } from '../chunking/chunk-document.ts';
import { definition, squeezedText, textOfMarkup } from './law/parse-law.fixture.ts';
import { lawParser } from './law/parse-law.ts';
import { ownPlaces } from './law/own-places.fixture.ts';
import { SetCounts, type StructureFigures } from './law/set-counts.fixture.ts';

const folder = '.corpora/laws';
/** Every fiftieth file; all of them with GENSEN_TEST_ALL=1 (about two minutes). */
const step = process.env['GENSEN_TEST_ALL'] === '1' ? 1 : 50;

/** Files in each set, and what an independent count found in the whole set (public figures of the same 593 files for the genuine one). */
const sets: Readonly<Record<string, { readonly files: number; readonly figures: StructureFigures }>> = {
  genuine: {
    files: 593,
    figures: {
      Article: 124_138, Paragraph: 261_851, Item: 138_996, Subitem1: 25_546, Subitem2: 3_139, Subitem3: 583, TableStruct: 1_962, AppdxTable: 459, AppdxStyle: 2_176,
      AppdxNote: 1, Fig: 2_546, Ruby: 791, QuoteStruct: 812, ArithFormula: 231, List: 123, TOC: 326, Preamble: 1, EnactStatement: 363, Class: 0,
    },
  },
  'snapshot-2025': { files: 9_426, figures: { Article: 381_314, Paragraph: 824_539, Item: 563_824, Subitem1: 99_611, SupplProvision: 163_114, AppdxTable: 22_253, TableStruct: 15_593, Class: 0 } },
  'rare-structures-2019': { files: 930, figures: { Article: 76_244, Paragraph: 160_473, Item: 98_578, Subitem7: 4, AmendProvision: 516, NewProvision: 134, Preamble: 178, AppdxNote: 166, ArithFormula: 195, Class: 0 } },
};

/** Files whose text is not that of their markup, and why. None is known. */
const excused: Readonly<Record<string, string>> = {};

describe.skipIf(!existsSync(folder)).each(Object.entries(sets))('lawParser on the real statutes of %s (needs .corpora)', (set, { files, figures }) => {
  const counts = new SetCounts(set);
  const names = filesOf(set);

  it('keeps every character of every law, in sections and chunks that have ids of their own', { timeout: 1_800_000 }, async () => {
    const wrong: string[] = [];
    for (const file of names) {
      const fault = await faultOf(file, counts);
      if (fault !== '' && !(file in excused)) wrong.push(`${file}: ${fault}`);
    }
    expect(wrong).toEqual([]);
  });

  it.runIf(step === 1)('met every file and every structure that the set is known to hold', () => {
    expect(names.length).toBe(files);
    expect(counts.elementsOf(Object.keys(figures))).toEqual(figures);
  });

  afterAll(() => {
    process.stdout.write(counts.report());
  });
});

describe.skipIf(!existsSync(folder))('lawParser on recorded answers of the API (needs .corpora)', () => {
  it('keeps every character of laws that come as JSON', async () => {
    for (const file of jsonFiles) {
      const bytes = readFileSync(file);
      const { documents: [document] } = await lawParser.parse({ definition, key: file, uri: file, bytes });
      expect(document === undefined ? '' : squeezedText(document)).toBe(textOfTree(JSON.parse(bytes.toString('utf8'))).replace(/\s/gu, ''));
    }
  });

  it('keeps every character of laws that come as XML of version 1', async () => {
    const answers = readdirSync(samples).filter((file) => file.endsWith('.xml'));
    for (const file of answers) expect(await faultOf(join('api_samples', file), new SetCounts('api'))).toBe('');
    expect(answers).not.toEqual([]);
  });

  it('says of a list of laws that it holds no text', async () => {
    const key = 'apiv2_laws_list_tokkyoho.json';
    const { documents, findings } = await lawParser.parse({ definition, key, uri: key, bytes: readFileSync(join(samples, key)) });
    expect(documents).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'law.revision-list' }]);
  });
});

const samples = join(folder, 'api_samples');
const jsonFiles = [
  join(samples, '334AC0000000121.apiv2_law_data.json'),
  ...(existsSync(samples) ? readdirSync(join(samples, 'automationjp_json')).filter((file) => file.endsWith('.json')).map((file) => join(samples, 'automationjp_json', file)) : []),
];

/** The strings among the children of the tree, readings left out. */
function textOfTree(node: unknown): string {
  if (typeof node === 'string') return node;
  if (typeof node !== 'object' || node === null) return '';
  const { tag, children, law_full_text: law }: { tag?: unknown; children?: unknown; law_full_text?: unknown } = node;
  if (law !== undefined) return textOfTree(law);
  return tag === 'Rt' || !Array.isArray(children) ? '' : children.map(textOfTree).join('');
}

function filesOf(set: string): readonly string[] {
  if (!existsSync(join(folder, set))) return [];
  const files = readdirSync(join(folder, set), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml')).toSorted();
  return files.filter((_, index) => index % step === 0).map((file) => join(set, file));
}

/** What is wrong with the reading of a file; empty: nothing. */
async function faultOf(file: string, counts: SetCounts): Promise<string> {
  const bytes = readFileSync(join(folder, file));
  const parsed = await counts.time(() => lawParser.parse({ definition, key: `laws/${file}`, uri: file, bytes }));
  const [document] = parsed.documents;
  if (document === undefined || parsed.documents.length !== 1) return `${parsed.documents.length} documents`;
  const xml = bytes.toString('utf8');
  counts.add(xml, document);
  return [textFault(xml, document), placeFault(xml, document), chunkFault(document), findingFault(document.findings)].filter((fault) => fault !== '').join('; ');
}

function textFault(xml: string, document: Document): string {
  return squeezedText(document) === textOfMarkup(xml) ? '' : 'text is not that of the markup';
}

function placeFault(xml: string, document: Document): string {
  const place = placesIn(document.id);
  const paths = document.sections.flatMap(({ path, parts = [] }) => [...path, ...parts.map(({ element }) => element)]);
  if (new Set(paths).size !== paths.length) return 'two provisions of one path';
  const ids = paths.map((path) => place([path]));
  const wrong = ids.find((id) => buildIdentifier(parseIdentifier(id)) !== id);
  if (wrong !== undefined) return `id does not come back: ${wrong}`;
  // An item whose only words stand in a figure's notes has a section too: more than wanted is no fault, since paths are unique.
  const missing = ownPlaces(xml).filter((count) => count.found(document) < count.wanted);
  return missing.map((count) => `${count.found(document)} of ${count.wanted} ${count.tag} have a section of their own`).join(', ');
}

function chunkFault(document: Document): string {
  const chunks = chunkDocument(document, definition.chunking);
  if (chunks.map(({ text }) => text).join('') !== textOf(document)) return 'chunks do not give the text back';
  if (chunks.some(({ text }) => text.length > definition.chunking.maximumCharacters)) return 'a chunk is too long';
  return new Set(chunks.map(({ id }) => id)).size === chunks.length ? '' : 'two chunks of one id';
}

function findingFault(findings: readonly Finding[]): string {
  return findings.filter(({ rule }) => rule === 'law.unknown-element').map(({ message }) => message).join('; ');
}
