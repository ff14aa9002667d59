import type { Readable } from 'node:stream';
import { load } from 'cheerio';
import type { HtmlBlock } from './read-blocks.ts';
import { openEntry, openZip } from './zip-entries.ts';

/** Page headers or footers of a Word document, which mammoth leaves out; each distinct text once. */
export async function readMargins(bytes: Uint8Array, kind: 'header' | 'footer'): Promise<readonly HtmlBlock[]> {
  const { zip, entries } = await openZip(bytes);
  const parts = entries.filter(({ fileName }) => new RegExp(`^word/${kind}\\d*\\.xml$`, 'u').test(fileName));
  const texts = new Set<string>();
  for (const part of parts) for (const text of paragraphsOf(await readText(await openEntry(zip, part)))) texts.add(text);
  return [...texts].map((text) => ({ role: kind, text }));
}

async function readText(stream: Readable): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) if (piece instanceof Uint8Array) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function paragraphsOf(xml: string): readonly string[] {
  const tree = load(xml, { xml: true });
  return tree('w\\:p').get().map((paragraph) => tree(paragraph).find('w\\:t').text().trim()).filter((text) => text !== '');
}
