import { open, readFile, rename } from 'node:fs/promises';
import { CorpusCounts } from './corpus-counts.ts';
import type { SortedCounts } from './sorted-counts.ts';
import { TenantCounts, type TenantTotals } from './tenant-counts.ts';

/**
 * The file of a corpus's counts. It is a cache: whatever is wrong with it, the counts are made again from the table.
 *
 *     line 1   JSON { format: 1, version, tenants: [{ tenant, totals, size, textBytes }] } and a line feed
 *     then for each tenant: ends (size × uint32), counts (size × uint32), text (textBytes of UTF-16LE), numbers little-endian
 */
export interface SavedCounts {
  /** Version of the Lance table that was counted. */
  readonly version: number;
  readonly counts: CorpusCounts;
}

const format = 1;

interface Header {
  readonly format: number;
  readonly version: number;
  readonly tenants: readonly { readonly tenant: string; readonly totals: TenantTotals; readonly size: number; readonly textBytes: number }[];
}

/** Writes the file whole or not at all: another name first, then a rename. */
export async function saveCounts(path: string, { version, counts }: SavedCounts): Promise<void> {
  const tenants = [...counts.tenants].map(([tenant, held]) => ({ tenant, totals: held.totals, sorted: held.sorted }));
  const header: Header = { format, version, tenants: tenants.map(({ tenant, totals, sorted }) => ({ tenant, totals, size: sorted.ends.length, textBytes: sorted.text.length })) };
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(`${JSON.stringify(header)}\n`);
    for (const { sorted } of tenants) for (const part of partsOf(sorted)) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

function partsOf({ ends, counts, text }: SortedCounts): readonly Uint8Array[] {
  return [bytesOf(ends), bytesOf(counts), text];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Reads the file; undefined when it is missing, of another format or not as long as its header says. */
export async function readCounts(path: string): Promise<SavedCounts | undefined> {
  try {
    return parseCounts(await readFile(path));
  } catch {
    return undefined;
  }
}

function parseCounts(file: Buffer): SavedCounts | undefined {
  const lineEnd = file.indexOf(0x0a);
  const header: Header = JSON.parse(file.toString('utf8', 0, lineEnd));
  if (header.format !== format) return undefined;
  const tenants = new Map<string, TenantCounts>();
  let start = lineEnd + 1;
  for (const { tenant, totals, size, textBytes } of header.tenants) {
    const end = start + size * 8 + textBytes;
    tenants.set(tenant, new TenantCounts(totals, cutCounts(file.subarray(start, end), size)));
    start = end;
  }
  return start === file.length ? { version: header.version, counts: new CorpusCounts(tenants) } : undefined;
}

function cutCounts(bytes: Buffer, size: number): SortedCounts {
  return { ends: readNumbers(bytes, 0, size), counts: readNumbers(bytes, size * 4, size), text: bytes.subarray(size * 8) };
}

/** Copies, because a typed array must begin at a multiple of four bytes. */
function readNumbers(bytes: Buffer, start: number, size: number): Uint32Array {
  const numbers = new Uint32Array(size);
  Buffer.from(numbers.buffer).set(bytes.subarray(start, start + size * 4));
  return numbers;
}
