import type { ParserInput } from './parsers/parser.ts';
import { readItem, type ItemRead } from './read-item.ts';

/** What the thread gives back: the item, and how long reading it took. */
export interface TimedItemRead extends ItemRead {
  /** Wall-clock seconds inside the thread. */
  readonly seconds: number;
}

/** Entry of the worker thread; everything in and out is structured-cloneable. */
export default async function readItemInThread(input: ParserInput): Promise<TimedItemRead> {
  const started = performance.now();
  const read = await readItem(input);
  return { ...read, seconds: (performance.now() - started) / 1000 };
}
