import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createFinding, type Finding } from '../../../corpora-config/index.ts';
import { openEntry, openZip } from './zip-entries.ts';

/** What an office file may unpack to before it is taken for a zip bomb. */
export const archiveLimits: { readonly bytes: number; readonly ratio: number; readonly harmlessBytes: number } = {
  bytes: 1_073_741_824,
  /** Unpacked ÷ packed; spreadsheets of equal rows reach about 100. */
  ratio: 250,
  /** Below this size no ratio is a danger. */
  harmlessBytes: 33_554_432,
};

/**
 * Unpacks an office file (a zip) once, keeping nothing, before a library that would hold it in memory reads it.
 * Gives `archive.too-large` for a bomb (the directory is believed only as far as the streams agree), `office.broken` for a
 * damaged archive, and nothing for a sound one.
 */
export async function checkArchive(bytes: Uint8Array): Promise<Finding | undefined> {
  try {
    const { zip, entries } = await openZip(bytes);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (isBomb(declared, bytes.length)) return tooLarge(declared, bytes.length);
    for (const entry of entries) await drain(await openEntry(zip, entry));
    return undefined;
  } catch (cause) {
    return createFinding('office.broken', `expected a sound zip archive, got ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > archiveLimits.bytes || (unpacked > archiveLimits.harmlessBytes && unpacked > packed * archiveLimits.ratio);
}

function tooLarge(unpacked: number, packed: number): Finding {
  return createFinding('archive.too-large', `expected at most ${archiveLimits.bytes} bytes unpacked and ${archiveLimits.ratio} times the file, got ${unpacked} bytes out of ${packed}`);
}

/** Reads to the end and forgets; a stream that belies the directory fails. */
async function drain(stream: Readable): Promise<void> {
  stream.resume();
  await finished(stream);
}
