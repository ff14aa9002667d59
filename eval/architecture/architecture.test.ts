import { describe, expect, it } from 'vitest';
import { findCycles, findForbiddenImports } from './import-law.ts';
import { measureSource } from './measure-source.ts';

describe('the architecture checks can fail', () => {
  it('an import against the stream is named', () => {
    const source = measureSource('ingest/a.ts', "import { b } from '../index/index.ts';");
    expect(findForbiddenImports([source])).toEqual(['ingest/a.ts imports index/index.ts: ingest may not import index']);
  });

  it('an import past the index.ts of a room is named', () => {
    const source = measureSource('retrieve/a.ts', "export { b } from '../index/stores/chunk-store.ts';");
    expect(findForbiddenImports([source])).toEqual(['retrieve/a.ts imports index/stores/chunk-store.ts: other rooms are entered through index/index.ts']);
  });

  it('only sync-corpus.ts of the index room may import ingest', () => {
    const text = "import { b } from '../ingest/index.ts';";
    expect(findForbiddenImports([measureSource('index/sync-corpus.ts', text)])).toEqual([]);
    expect(findForbiddenImports([measureSource('index/other.ts', text)])).toHaveLength(1);
  });

  it('two files that import each other are a cycle', () => {
    const sources = [measureSource('ingest/a.ts', "import './b.ts';"), measureSource('ingest/b.ts', "import './a.ts';")];
    expect(findCycles(sources)).toEqual([['ingest/a.ts', 'ingest/b.ts', 'ingest/a.ts']]);
  });

  it('lines, parameters and the type any are counted, test blocks are not functions', () => {
    const text = "export function add(a: number,\n b: any): number {\n  return a;\n}\ndescribe('x', () => {\n  it('y', () => {});\n});\n";
    const { functions, anyLines } = measureSource('ingest/a.ts', text);
    expect(functions).toEqual([{ file: 'ingest/a.ts', name: 'add', lines: 4, parameters: 2 }]);
    expect(anyLines).toEqual([2]);
  });
});
