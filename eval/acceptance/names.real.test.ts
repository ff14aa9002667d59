import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNamedLaws, nameLaws, type NamingDocument } from '../../retrieve/index.ts';
import { runGensen } from '../command/run-gensen.ts';
import { sloppyForms } from './sloppy-forms.ts';

/**
 * What must hold of names on the real statutes: every title and official abbreviation resolves to itself or to a stated ambiguity, and
 * citations as people type them lead to the provision they mean. Names are read from the heads of the files by an expression of this
 * test, not by the parser, and made into a register by the function that opens an index.
 */
const laws = join(import.meta.dirname, '../../.corpora/laws');
const folders = ['snapshot-2025', 'genuine', 'rare-structures-2019'].map((name) => join(laws, name));
const headBytes = 32_768;
/** So many are resolved by one command, which looks up at most 20 places. */
const formsAtOnce = 6;
const border = '。\n';

describe.skipIf(!existsSync(laws))('names in the real statutes (needs .corpora/laws)', () => {
  const documents = existsSync(laws) ? readHeads() : [];
  const lawsByName = collectNames(documents);

  it('are read into a register within the processor time that a server may spend on opening', () => {
    const begun = process.cpuUsage();
    const names = nameLaws(documents);
    const { user, system } = process.cpuUsage(begun);
    process.stdout.write(`${documents.length} documents of ${new Set([...lawsByName.values()].flatMap((ids) => [...ids])).size} laws named in ${((user + system) / 1000).toFixed(0)} ms of processor time\n`);
    expect(names.withNumber('明治29年法律第89号')).toHaveLength(1);
  });

  it('each resolve to the law that bears them or to a stated ambiguity', () => {
    const names = nameLaws(documents);
    const outcomes = [...lawsByName].map(([name, ids]) => ({ name, outcome: judge(name, ids, findNamedLaws(name, names)) }));
    const count = (wanted: string): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
    process.stdout.write(`${outcomes.length} names: ${count('itself')} resolve to themselves, ${count('ambiguous')} to a stated ambiguity\n`);
    expect(outcomes.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(9_000);
  });

  it('that several laws share are never picked in silence', () => {
    const names = nameLaws(documents);
    const shared = [...lawsByName].filter(([, ids]) => ids.size > 1);
    process.stdout.write(`${shared.length} names are shared by several laws\n`);
    const silent = shared.filter(([name, ids]) => {
      const [mention] = findNamedLaws(name, names);
      const areListed = [...ids].every((id) => mention?.laws.some(({ law }) => law.id === id) === true);
      const sure = mention?.laws.filter(({ confidence }) => confidence === 1) ?? [];
      // One that bears the name as its title today wins over those that bore it once; they stay listed.
      return !areListed || (mention?.reason === undefined ? sure.length !== 1 || sure[0]?.law.title !== name : sure.length > 0);
    });
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

describe.skipIf(!existsSync(laws))('citations as people type them (needs .corpora/laws)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gensen-names-'));
  const data = join(folder, 'data');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const source = join(folder, 'laws');
    mkdirSync(source);
    const wanted = new Set(sloppyForms.map(([, law]) => law));
    // Files that are named as e-Gov names revisions; of one that several sets hold any. Only some of the sets keep a 前文 apart from the 制定文.
    for (const file of folders.flatMap(listFiles)) if (basename(file).includes('_') && wanted.has(basename(file).split('_', 1)[0] ?? '')) copyFileSync(file, join(source, basename(file)));
    expect((await runGensen(['ingest', 'laws', '--from', source, '--data', data])).status).toBe(0);
  });

  it('lead to the provisions they mean: 95 in 100, held out or not', async () => {
    const results: (readonly [form: (typeof sloppyForms)[number], found: readonly string[]])[] = [];
    for (let at = 0; at < sloppyForms.length; at += formsAtOnce) {
      const forms = sloppyForms.slice(at, at + formsAtOnce);
      const found = await resolve(forms.map(([text]) => text), data);
      results.push(...forms.map((form, place) => [form, found[place] ?? []] as const));
    }
    const scored = results.map(([[text, law, ...elements], found], at) => ({ text, isHeldOut: at % 2 === 1, expected: elements.map((element) => `law/${law}/${element}`), found }))
      .map((one) => ({ ...one, isRight: JSON.stringify(one.found) === JSON.stringify(one.expected) }));
    for (const isHeldOut of [false, true]) {
      const half = scored.filter((one) => one.isHeldOut === isHeldOut);
      process.stdout.write(`${isHeldOut ? 'held out' : 'development'}: ${half.filter(({ isRight }) => isRight).length} of ${half.length} right\n`);
      expect(half.filter(({ isRight }) => isRight).length / half.length).toBeGreaterThanOrEqual(0.95);
    }
    process.stdout.write(scored.filter(({ isRight }) => !isRight).map(({ text, expected, found }) => `${text}: expected ${expected.join(' ')}, got ${found.join(' ')}\n`).join(''));
  });
});

function judge(name: string, ids: ReadonlySet<string>, mentions: ReturnType<typeof findNamedLaws>): 'itself' | 'ambiguous' | 'wrong' {
  const [mention] = mentions;
  if (mention === undefined || mention.start !== 0 || mention.end !== name.length) return 'wrong';
  if (mention.reason !== undefined) return mention.reason.includes('複数の法令を指しうる') && [...ids].every((id) => mention.laws.some(({ law }) => law.id === id)) ? 'ambiguous' : 'wrong';
  const [best] = mention.laws;
  return best !== undefined && ids.has(best.law.id) && (ids.size === 1 || best.confidence === 1) ? 'itself' : 'wrong';
}

/** The laws that bear each title and official abbreviation. */
function collectNames(documents: readonly NamingDocument[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { id, title, attributes } of documents) {
    for (const name of [title, ...(attributes['abbreviation'] ?? [])]) names.set(name, (names.get(name) ?? new Set()).add(withoutRevision(id)));
  }
  return names;
}

function withoutRevision(id: string): string {
  return id.split('@', 1)[0] ?? id;
}

/** Files that are named as e-Gov names revisions; each once. */
function readHeads(): readonly NamingDocument[] {
  const heads = folders.flatMap(listFiles).flatMap((file) => readHead(file) ?? []);
  return [...new Map(heads.map((head) => [head.id, head])).values()];
}

function readHead(file: string): NamingDocument | undefined {
  const [, lawId, revision] = /^(\d{3}[A-Za-z][0-9A-Za-z]*)_(\d{8}_[0-9A-Za-z]+)\.xml$/u.exec(basename(file)) ?? [];
  const head = readStart(file);
  const [, attributes = '', inner] = /<LawTitle([^>]*)>([\s\S]*?)<\/LawTitle>/u.exec(head) ?? [];
  const title = inner?.replaceAll(/<Rt>[^<]*<\/Rt>|<[^>]+>/gu, '').trim();
  if (lawId === undefined || revision === undefined || title === undefined || title === '') return undefined;
  const number = /<LawNum>([^<]*)<\/LawNum>/u.exec(head)?.[1]?.trim();
  const list = (name: string): readonly string[] => (new RegExp(` ${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '').split(/[,，、]/u).map((one) => one.trim()).filter((one) => one !== '');
  return {
    id: `law/${lawId}@${revision}`,
    corpus: 'laws',
    tenant: 'public',
    title,
    revision: { id: revision },
    attributes: { abbreviation: list('Abbrev'), abbreviationKana: list('AbbrevKana'), kana: list('Kana'), oldTitle: list('OldLawTitle'), ...(number === undefined ? {} : { lawNumber: [number] }) },
  };
}

function readStart(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
}

function listFiles(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.xml')).map((entry) => join(entry.parentPath, entry.name)) : [];
}

interface Resolved {
  readonly kind: string;
  readonly start: number;
  readonly together?: boolean;
  readonly candidates: readonly { readonly id: string }[];
}

/** The provisions that each text leads to, revisions left out: of each mention the first candidate, of a range all. */
async function resolve(texts: readonly string[], data: string): Promise<readonly (readonly string[])[]> {
  const { lines, errors } = await runGensen(['resolve', texts.join(border), '--json', '--as-of', '2025-07-01', '--data', data]);
  expect(lines, errors).not.toEqual([]);
  const { mentions } = JSON.parse(lines.join('\n')) as { readonly mentions: readonly Resolved[] };
  const provisions = mentions.filter(({ kind }) => kind === 'provision');
  let begin = 0;
  return texts.map((text) => {
    const end = begin + text.length;
    const own = provisions.filter(({ start }) => begin <= start && start < end);
    begin = end + border.length;
    return own.flatMap(({ together, candidates }) => (together === true ? candidates : candidates.slice(0, 1)).map(({ id }) => id.replace(/@[^/]*/u, '')));
  });
}
