import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchesOutput } from './readme/match-output.ts';
import { countRunnable, readExamples } from './readme/read-examples.ts';
import { runCommand, serveSamples, type ServedIndex } from './readme/run-command.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = ['README.md', 'README.ja.md'];
const examples = pages.flatMap((page) => readExamples(read(page)).map((example) => ({ page, ...example })));

describe('the commands of the pages print what the pages show', () => {
  let dataFolder = '';
  let served: ServedIndex | undefined;

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'gensen-readme-'));
    served = await serveSamples({ root, dataFolder });
  }, 300_000);
  afterAll(async () => {
    await served?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  it.each(examples)('$page: $command', async ({ command, output }) => {
    if (served === undefined) throw new Error('no server');
    const printed = await runCommand(command, { root, dataFolder }, served);
    expect(matchesOutput(output, printed), `shown:\n${output}\nprinted:\n${printed}`).toBe(true);
  });
});

describe('the pages', () => {
  it.each(pages)('%s has an output for every command that asks to be run', (page) => {
    expect(readExamples(read(page))).toHaveLength(countRunnable(read(page)));
    expect(countRunnable(read(page))).toBeGreaterThan(0);
  });

  it.each([...pages, 'ARCHITECTURE.md', 'CHANGELOG.md', 'ingest/sample/README.md'])('%s links and names only files that are there', (page) => {
    const text = read(page);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/gu)].map(([, target = '']) => target);
    const names = page === 'ARCHITECTURE.md' ? [...text.matchAll(/`((?:corpora-config|ingest|index|retrieve|api|eval)\/[^`\s<]*)`/gu)].map(([, target = '']) => target) : [];
    for (const name of [...links, ...names]) expect(existsSync(join(root, name.includes('*') ? dirname(name) : name)), name).toBe(true);
  });

  it('ARCHITECTURE.md says of every dependency why it is there', () => {
    const manifest: Partial<Record<string, Readonly<Record<string, string>>>> = JSON.parse(read('package.json'));
    const names = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {}));
    const text = read('ARCHITECTURE.md');
    for (const name of names.filter((name) => !name.startsWith('@types/'))) expect(text, name).toContain(`\`${name}\``);
  });
});
