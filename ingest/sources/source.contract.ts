import { describe, expect, it } from 'vitest';
import type { Source } from './source.ts';

/** What an adapter under test holds: items `key` → text, and nothing else. */
export interface SourceCase {
  readonly source: Source;
  readonly items: Readonly<Record<string, string>>;
  /** Keys that are there but left out. */
  readonly ignored: readonly string[];
  /** False: sizes are told only of what was opened before. */
  readonly tellsSizes?: boolean;
}

/** The contract of every source. `open` prepares the same holdings for each claim. */
export function describeSource(name: string, open: () => Promise<SourceCase>): void {
  describe(`${name} keeps the Source contract`, () => {
    it('lists every item once, sorted by key, the same on every call', async () => {
      const { source, items } = await open();
      const keys = await collect(source.list(), ({ key }) => key);
      expect(keys).toEqual(Object.keys(items).toSorted());
      expect(await collect(source.list(), ({ key }) => key)).toEqual(keys);
      await source.close();
    });

    it('lists the same keys alone', async () => {
      const { source, items } = await open();
      expect(await collect(source.listKeys(), (key) => key)).toEqual(Object.keys(items).toSorted());
    });

    it('opens each item whole, with the size it listed', async () => {
      const { source, items, tellsSizes = true } = await open();
      for await (const { key, bytes } of source.list()) {
        const content = await source.open(key, 1_000_000);
        expect(tellsSizes || bytes > 0 ? content.length : 0).toBe(bytes);
        expect(new TextDecoder().decode(content)).toBe(items[key]);
      }
    });

    it('opens an item without having listed before', async () => {
      const { source, items } = await open();
      const [key = ''] = Object.keys(items);
      expect(new TextDecoder().decode(await source.open(key, 1_000_000))).toBe(items[key]);
    });

    it('refuses an item over the limit with source.too-large', async () => {
      const { source, items } = await open();
      const [key = ''] = Object.keys(items);
      await expect(source.open(key, 2)).rejects.toMatchObject({ code: 'source.too-large' });
    });

    it('refuses an unknown key with source.unreadable', async () => {
      const { source } = await open();
      await expect(source.open('no/such/key', 10)).rejects.toMatchObject({ code: 'source.unreadable' });
    });

    it('names what it leaves out', async () => {
      const { source, ignored } = await open();
      expect(await collect(source.listIgnored(), ({ key }) => key)).toEqual(ignored.toSorted());
    });

    it('tells an address for every item', async () => {
      const { source } = await open();
      for (const uri of await collect(source.list(), (item) => item.uri)) expect(uri).toMatch(/^(?:file|https?):\/\//u);
    });
  });
}

async function collect<From, To>(items: AsyncIterable<From>, choose: (item: From) => To): Promise<To[]> {
  const collected: To[] = [];
  for await (const item of items) collected.push(choose(item));
  return collected;
}
