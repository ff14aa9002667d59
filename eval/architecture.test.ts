import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles, findForbiddenImports, findPackages, rooms } from './architecture/import-law.ts';
import { listFiles } from './architecture/list-files.ts';
import { measureSource } from './architecture/measure-source.ts';
import { quantile } from './architecture/quantile.ts';

const root = join(import.meta.dirname, '..');
const files = listFiles(root);
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = files.filter((file) => /^[a-z-]+\/.*\.(?:ts|js)$/u.test(file) && !file.endsWith('.d.ts')).map((file) => measureSource(file, read(file)));
const functions = sources.filter(({ file }) => !/\.(?:test|contract)\.ts$/u.test(file)).flatMap((source) => source.functions);
const measured = sources.filter(({ file }) => file.endsWith('.ts'));

describe('the rooms', () => {
  it('are all there is at the top, beside package files, documents and dot-folders', () => {
    const allowed = new Set([...rooms, 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts', 'README.md', 'README.ja.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE']);
    const top = new Set(files.map((file) => file.split('/')[0] ?? ''));
    expect([...top].filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([]);
  });

  it('import one another only as the law allows, through their index.ts', () => {
    expect(findForbiddenImports(sources)).toEqual([]);
  });

  it('have no import cycles', () => {
    expect(findCycles(sources)).toEqual([]);
  });

  it('have no file or folder that says nothing of its content', () => {
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.)/u.test(file))).toEqual([]);
  });
});

describe('the size budgets', () => {
  it('hold for files: median at most 80 lines, none over 400', () => {
    expect(measured.filter(({ lines }) => lines > 401).map(({ file, lines }) => `${file} ${lines}`)).toEqual([]);
    expect(quantile(measured.map(({ lines }) => lines), 0.5)).toBeLessThanOrEqual(80);
  });

  it('hold for functions: median at most 9 lines, 90th percentile at most 25, none over 60', () => {
    expect(functions.filter(({ lines }) => lines > 60).map(({ file, name, lines }) => `${file} ${name} ${lines}`)).toEqual([]);
    const lines = functions.map((entry) => entry.lines);
    expect(quantile(lines, 0.5)).toBeLessThanOrEqual(9);
    expect(quantile(lines, 0.9)).toBeLessThanOrEqual(25);
  });

  it('hold for parameters: at most three by position', () => {
    expect(functions.filter(({ parameters }) => parameters > 3).map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it('leave no room for the type any', () => {
    expect(sources.flatMap(({ file, anyLines }) => anyLines.map((line) => `${file}:${line}`))).toEqual([]);
  });
});

describe('the package', () => {
  const manifest: Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>> = JSON.parse(read('package.json'));

  it('declares every package the rooms import, and imports every package it declares', () => {
    const shipped = findPackages(sources.filter(({ file }) => !/\.(?:test|contract|fixture)\.ts$/u.test(file) && !/^eval\/(?:bench|architecture)\//u.test(file)));
    const optional = Object.keys(manifest.optionalDependencies);
    const declared = Object.keys(manifest.dependencies);
    expect([...shipped].filter((name) => !declared.includes(name))).toEqual([]);
    expect(declared.filter((name) => !shipped.has(name))).toEqual([]);
    // An optional package is imported by a name in a variable, so that types check without it.
    expect(optional.filter((name) => !sources.some(({ file }) => file.endsWith('.ts') && !file.endsWith('.test.ts') && read(file).includes(`'${name}'`)))).toEqual([]);
  });

  it('names no machine path and no address of a package registry', () => {
    const texts = files.filter((file) => /\.(?:ts|js|json|md|yaml|sh|css|html)$/u.test(file) || file === '.npmrc' || file.startsWith('.ci/'));
    const forbidden = /\/(?:home|root|Users|work)\/[a-z]|registry\.(?:npmjs|yarnpkg)\.|registry\.npm/u;
    expect(texts.filter((file) => file !== 'eval/architecture.test.ts' && forbidden.test(read(file)))).toEqual([]);
  });
});
