import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../corpora-config/index.ts';
import { chunkDocument } from '../chunking/chunk-document.ts';
import { definition, squeezedText, textOfMarkup } from './law/parse-law.fixture.ts';
import { lawParser } from './law/parse-law.ts';

const folder = '.corpora/laws';
/** Every fiftieth file; all of them with GENSEN_TEST_ALL=1 (some minutes). */
const step = process.env['GENSEN_TEST_ALL'] === '1' ? 1 : 50;

describe.skipIf(!existsSync(folder))('lawParser on real statutes (needs .corpora)', () => {
  it('keeps every character of every law, and chunks give it back', { timeout: 1_800_000 }, async () => {
    const wrong: string[] = [];
    for (const file of lawFiles()) if (!(await isKept(file))) wrong.push(file);
    expect(wrong).toEqual([]);
  });

  it('keeps every character of laws that come as JSON', async () => {
    for (const file of jsonFiles) {
      const bytes = readFileSync(file);
      const { documents: [document] } = await lawParser.parse({ definition, key: file, uri: file, bytes });
      expect(document === undefined ? '' : squeezedText(document)).toBe(textOfTree(JSON.parse(bytes.toString('utf8'))).replace(/\s/gu, ''));
    }
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

function lawFiles(): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml') && !file.includes('internal')).toSorted();
  return files.filter((_, index) => index % step === 0);
}

async function isKept(file: string): Promise<boolean> {
  const bytes = readFileSync(join(folder, file));
  const { documents: [document] } = await lawParser.parse({ definition, key: `laws/${file}`, uri: file, bytes });
  if (document === undefined) return false;
  const chunks = chunkDocument(document, definition.chunking);
  return squeezedText(document) === textOfMarkup(bytes.toString('utf8'))
    && chunks.map(({ text }) => text).join('') === textOf(document)
    && chunks.every(({ text }) => text.length <= definition.chunking.maximumCharacters)
    && new Set(chunks.map(({ id }) => id)).size === chunks.length
    && document.findings.every(({ rule }) => rule !== 'law.unknown-element');
}
