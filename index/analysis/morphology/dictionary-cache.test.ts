import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOutDictionary, type DictionaryParts } from './compiled-dictionary.ts';
import { openDictionary } from './dictionary-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'gensen-dictionary-'));
const file = join(folder, 'made', 'dictionary.bin');
let parts: DictionaryParts;
let whole: Buffer;
beforeAll(async () => {
  parts = await openDictionary(file);
  whole = readFileSync(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file as the cache writes it, of another dictionary. */
function fileOf(changed: Partial<DictionaryParts>): Buffer {
  const bytes = Buffer.from(layOutDictionary({ ...parts, ...changed }).buffer);
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(crc32(bytes));
  return Buffer.concat([prefix, bytes]);
}

/** Opens with a file of this content; tells what the file holds afterwards. */
async function openWith(content: Buffer): Promise<{ readonly connection: Int16Array; readonly isWhole: boolean }> {
  const path = join(folder, 'given.bin');
  writeFileSync(path, content);
  const { connection } = await openDictionary(path);
  return { connection, isWhole: readFileSync(path).equals(whole) };
}

describe('openDictionary', () => {
  it('writes the compiled dictionary where none is, with the folders above and nothing beside', () => {
    expect(whole.length).toBeGreaterThan(20e6);
    expect(readdirSync(join(folder, 'made'))).toEqual(['dictionary.bin']);
  });

  it('uses the file that is there', async () => {
    const { connection } = await openWith(fileOf({ connection: parts.connection.map((cost) => cost ^ 1) }));
    expect(connection[0]).toBe((parts.connection[0] ?? 0) ^ 1);
  });

  it('gives from the file what compiling gives', async () => {
    const [{ buffer: read }, { buffer: compiled }] = await Promise.all([openDictionary(file), openDictionary()]);
    expect(Buffer.from(read).equals(Buffer.from(compiled))).toBe(true);
  });

  it.each([
    ['damaged by one bit', () => Buffer.from(whole).fill((whole[12_345_678] ?? 0) ^ 1, 12_345_678, 12_345_679)],
    ['damaged in its checksum', () => Buffer.from(whole).fill((whole[0] ?? 0) ^ 1, 0, 1)],
    ['truncated', () => whole.subarray(0, whole.length - 1000)],
    ['longer', () => Buffer.concat([whole, Buffer.alloc(8)])],
    ['empty', () => Buffer.alloc(0)],
    ['shorter than its checksum', () => Buffer.alloc(5)],
    ['of something else', () => Buffer.from('これは辞書ではない。'.repeat(1000))],
    ['of another version of kuromoji', () => fileOf({ source: 'kuromoji-0.0.0' })],
  ])('makes a file anew that is %s', async (_, content) => {
    const { connection, isWhole } = await openWith(content());
    expect(connection[0]).toBe(parts.connection[0]);
    expect(isWhole).toBe(true);
  });

  it('does without a file where none can be written', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    expect((await openDictionary(join(folder, 'no-folder', 'dictionary.bin'))).knownEntries).toBe(parts.knownEntries);
  });

  it('takes a folder in the place of the file for no cache', async () => {
    expect((await openDictionary(join(folder, 'made'))).knownEntries).toBe(parts.knownEntries);
  });

  it('lets two processes make one file at once', async () => {
    const path = join(folder, 'shared', 'dictionary.bin');
    const opened = await Promise.all([openElsewhere(path), openElsewhere(path)]);
    expect(opened).toEqual([String(parts.knownEntries), String(parts.knownEntries)]);
    expect(readFileSync(path).equals(whole)).toBe(true);
    expect(readdirSync(join(folder, 'shared'))).toEqual(['dictionary.bin']);
  });
});

/** Opens in a process of its own, which prints the number of words. */
async function openElsewhere(path: string): Promise<string> {
  const compiled = new URL('../../../dist/index/analysis/morphology/dictionary-cache.js', import.meta.url).href;
  const code = `import { openDictionary } from ${JSON.stringify(compiled)}; process.stdout.write(String((await openDictionary(${JSON.stringify(path)})).knownEntries));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  await new Promise((resolve) => child.once('close', resolve));
  return Buffer.concat(output).toString('utf8');
}
