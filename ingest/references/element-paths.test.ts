import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ElementPaths } from './element-paths.ts';

/** Fixed, so that a failure comes back; fast-check prints it. */
const seed = 20_250_401;

const anyPath = fc.array(fc.constantFrom('MainProvision', 'SupplProvision[1]', 'Article_1', 'Article_10_2', 'Paragraph_1', 'Item_3', '条'), { minLength: 1, maxLength: 4 }).map((steps) => steps.join('-'));

describe('element paths', () => {
  it('answer as a list of the same strings does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPath, { maxLength: 60 }), fc.array(anyPath, { maxLength: 20 }), (list, others) => {
        const paths = new ElementPaths(list.join('\n'));
        expect(Array.from({ length: paths.size }, (_, index) => paths.at(index))).toEqual(list);
        for (const path of [...list, ...others]) expect([path, paths.indexOf(path)]).toEqual([path, list.indexOf(path)]);
        for (const [index, path] of list.entries()) {
          expect([paths.hyphenOf(index, 0), paths.hyphenOf(index, 5)]).toEqual([path.indexOf('-'), path.indexOf('-', 5)]);
          for (const other of others) expect([paths.startsWith(index, other), paths.hasAt(index, 4, other)]).toEqual([path.startsWith(other), path.startsWith(other, 4)]);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('find nothing where there is none', () => {
    const paths = new ElementPaths('');
    expect([paths.size, paths.indexOf('MainProvision'), paths.indexOf('')]).toEqual([0, -1, -1]);
  });
});
