import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/**
 * The words of the lattice against kuromoji.js's own, over raw text of every real corpus, as the parsers give it: surface, whether
 * unknown, part of speech ×4, conjugation type and form, base form, reading. Two corpora at a time, each in a process of its own.
 */
const corpora = join(import.meta.dirname, '../../.corpora');
const bench = join(import.meta.dirname, '../../dist/eval/bench/analysis.js');
const runFile = promisify(execFile);

/** What is read of a corpus: its folders, each how-manieth document, and so many characters at most. */
interface Share {
  readonly corpus: string;
  readonly folders: readonly string[];
  readonly every: number;
  readonly characters: number;
}

const lawYears = ['105', '129', '132', '140', '207', '215', '321', '322', '325', '335', '343', '352', '363', '405', '411', '415', '417', '423', '430', '503', '506'];
/** The one with PDFs first, since reading them takes longest. */
const shares: readonly Share[] = [
  { corpus: 'gazette', folders: ['gazette/procurement-issues', 'gazette/vertical', 'gazette/html', 'gazette/tiny', 'gazette/index'], every: 1, characters: 2_500_000 },
  { corpus: 'laws', folders: lawYears.map((year) => `laws/snapshot-2025/${year}`), every: 9, characters: 5_000_000 },
  { corpus: 'diet', folders: ['diet'], every: 2, characters: 4_500_000 },
  { corpus: 'white-papers', folders: ['white-papers'], every: 2, characters: 4_500_000 },
  { corpus: 'manuals', folders: ['manuals'], every: 3, characters: 4_500_000 },
  { corpus: 'written-questions', folders: ['written-questions'], every: 2, characters: 3_000_000 },
];

/** As `--compare` prints it. */
interface Comparison {
  readonly characters: number;
  readonly tokens: number;
  readonly unknownTokens: number;
  readonly differences: Readonly<Record<string, number>>;
  readonly beyondBasicPlane: { readonly pieces: number; readonly characters: number; readonly differing: number };
  readonly examples: readonly string[];
}

describe.skipIf(!existsSync(corpora))('the words of the real corpora (needs .corpora)', () => {
  it('are those of kuromoji.js in 20 million characters and more, but for pieces outside the basic plane', async () => {
    const found = new Map<string, Comparison>();
    const waiting = [...shares];
    const work = async (): Promise<void> => {
      for (let share = waiting.shift(); share !== undefined; share = waiting.shift()) found.set(share.corpus, await compare(share));
    };
    await Promise.all([work(), work()]);
    for (const [corpus, { characters, tokens, unknownTokens, differences, beyondBasicPlane }] of found) {
      process.stdout.write(`${corpus}: ${characters} characters, ${tokens} tokens (${unknownTokens} unknown), differences ${JSON.stringify(differences)}; outside the basic plane ${JSON.stringify(beyondBasicPlane)}\n`);
    }
    const all = [...found.values()];
    const [characters, tokens] = [sum(all.map((one) => one.characters)), sum(all.map((one) => one.tokens))];
    process.stdout.write(`${characters} characters and ${tokens} tokens compared\n`);
    for (const [corpus, { differences, examples, characters: own }] of found) {
      expect(differences, `${corpus}: ${examples.join('\n')}`).toEqual({});
      expect(own, corpus).toBeGreaterThan(500_000);
    }
    expect(characters).toBeGreaterThan(20_000_000);
    expect(found.size).toBe(shares.length);
  });
});

async function compare({ corpus, folders, every, characters }: Share): Promise<Comparison> {
  const from = folders.map((folder) => join(corpora, folder)).filter((folder) => existsSync(folder) && readdirSync(folder).length > 0);
  const words = ['--compare', '--corpus', corpus, '--every', String(every), '--characters', String(characters), ...from.flatMap((folder) => ['--from', folder])];
  const { stdout } = await runFile(process.execPath, [bench, ...words]);
  return JSON.parse(stdout);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
