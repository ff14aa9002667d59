import { move, transferableSymbol, valueSymbol } from 'piscina';

/**
 * What a task returns when `buffers` of its output are to move to the main thread instead of being copied; the thread loses them.
 * The main thread receives `output` as it is.
 */
export function movedOutput<Output extends object>(output: Output, buffers: readonly ArrayBuffer[]): Output {
  const moved: unknown = move({ [transferableSymbol]: [...buffers], [valueSymbol]: output });
  return moved as Output;
}
