import { describe, expect, it } from 'vitest';
import { LookAhead } from './look-ahead.ts';

/** Names of those that came in, in the order in which they did. */
function watch(lookAhead: LookAhead<string>): { readonly entered: string[]; readonly come: (item: string, weight: number) => void } {
  const entered: string[] = [];
  return { entered, come: (item, weight) => void lookAhead.enter(item, weight).then(() => entered.push(item)) };
}

const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('a look-ahead', () => {
  it('lets in what fits together, and the next when another leaves', async () => {
    const lookAhead = new LookAhead<string>(10);
    const { entered, come } = watch(lookAhead);
    for (const item of ['a', 'b', 'c']) come(item, 5);
    await turn();
    expect(entered).toEqual(['a', 'b']);
    lookAhead.leave('a');
    await turn();
    expect(entered).toEqual(['a', 'b', 'c']);
  });

  it('lets nobody pass one that is too heavy for now, and lets that one in alone when it is too heavy for ever', async () => {
    const lookAhead = new LookAhead<string>(10);
    const { entered, come } = watch(lookAhead);
    come('a', 5);
    come('heavy', 50);
    come('light', 1);
    await turn();
    expect(entered).toEqual(['a']);
    lookAhead.leave('a');
    await turn();
    expect(entered).toEqual(['a', 'heavy']);
    lookAhead.leave('heavy');
    await turn();
    expect(entered).toEqual(['a', 'heavy', 'light']);
  });

  it('gives no room back for what never came in', async () => {
    const lookAhead = new LookAhead<string>(10);
    const { entered, come } = watch(lookAhead);
    come('a', 10);
    lookAhead.leave('stranger');
    come('b', 10);
    await turn();
    expect(entered).toEqual(['a']);
  });
});
