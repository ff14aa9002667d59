import { connect } from '@lancedb/lancedb';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readGensen, runGensen } from '../command/run-gensen.ts';

/**
 * `node dist/eval/bench/revisions.js FOLDER [LAW]`: adds the revisions of one statute (the one with most, or that of the 法令ID) to an
 * empty index one by one, oldest first, and prints after each what the index holds and what the revision changed: passages that the
 * one before did not have word for word at the same place.
 */
const [folder = '.corpora/laws', wanted] = process.argv.slice(2);
const files = revisionsOf(folder, wanted);
const work = mkdtempSync(join(tmpdir(), 'gensen-revisions-'));
const [source, data] = [join(work, 'laws'), join(work, 'data')];
mkdirSync(source);
try {
  const held: { readonly name: string; readonly rows: number; readonly store: number; readonly references: number; readonly seconds: number }[] = [];
  for (const file of files) {
    copyFileSync(file, join(source, basename(file)));
    const { status, errors, seconds } = await runGensen(['ingest', 'laws', '--from', source, '--data', data, '--json']);
    if (status !== 0) throw new Error(errors);
    held.push({ name: basename(file, '.xml'), rows: await countRows(join(data, 'store')), store: sizeOf(join(data, 'store')), references: sizeOf(join(data, 'references')), seconds });
  }
  const passages = await readPassages(data);
  process.stdout.write('revision\tpassages\tchanged\trows\tof which new\tstore kB\tadded kB\treferences kB\tadded kB\tseconds\n');
  for (const [at, { name, rows, store, references, seconds }] of held.entries()) {
    const [own, before] = [passages.get(name) ?? new Map<string, string>(), passages.get(held[at - 1]?.name ?? '')];
    const changed = [...own].filter(([place, text]) => before?.get(place) !== text).length;
    const earlier = held[at - 1] ?? { rows: 0, store: 0, references: 0 };
    process.stdout.write([name, own.size, changed, rows, rows - earlier.rows, inKb(store), inKb(store - earlier.store), inKb(references), inKb(references - earlier.references), seconds.toFixed(1)].join('\t').concat('\n'));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Files of the statute, one a revision, oldest first. */
function revisionsOf(place: string, law: string | undefined): readonly string[] {
  const laws = new Map<string, Map<string, string>>();
  for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
    const [, id = '', revision = ''] = /^(\d{3}[A-Za-z][0-9A-Za-z]*)_(\d{8}_[0-9A-Za-z]+)\.xml$/u.exec(basename(name)) ?? [];
    if (id === '' || (law !== undefined && id !== law)) continue;
    const revisions = laws.get(id) ?? new Map<string, string>();
    laws.set(id, revisions.set(revision, revisions.get(revision) ?? join(place, name)));
  }
  const [most] = [...laws.values()].toSorted((a, b) => b.size - a.size);
  return [...(most ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

/** Rows that hold passages. */
async function countRows(store: string): Promise<number> {
  const connection = await connect(store);
  try {
    return await (await connection.openTable('laws')).countRows("kind = 'chunk'");
  } finally {
    connection.close();
  }
}

/** Text by place, of every revision by the name of its file. */
async function readPassages(place: string): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const revisions = new Map<string, Map<string, string>>();
  for await (const line of readGensen(['export', 'laws', '--what', 'chunks', '--data', place])) {
    const { id, document, text }: { readonly id: string; readonly document: string; readonly text: string } = JSON.parse(line);
    const name = document.slice(document.indexOf('/') + 1).replace('@', '_');
    revisions.set(name, (revisions.get(name) ?? new Map<string, string>()).set(id.slice(document.length), text));
  }
  return revisions;
}

function sizeOf(place: string): number {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function inKb(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
