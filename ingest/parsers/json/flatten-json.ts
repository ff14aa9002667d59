/** A value that is no list and no object with content. */
export interface JsonLeaf {
  /** Keys and, for lists, positions from 1. */
  readonly path: readonly string[];
  /** A string as it is; everything else as JSON. */
  readonly text: string;
}

/** Every leaf of a JSON value in order, without recursion: JSON may nest deeper than the call stack. Null is left out. */
export function flattenJson(value: unknown): readonly JsonLeaf[] {
  const leaves: JsonLeaf[] = [];
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = childrenOf(next.value);
    if (children === undefined) leaves.push({ path: next.path, text: typeof next.value === 'string' ? next.value : JSON.stringify(next.value) });
    else for (const [key, child] of children.toReversed()) waiting.push({ value: child, path: [...shorten(next.path), key] });
  }
  return leaves;
}

/** Deeper than this, the innermost keys replace each other: no real data nests so deep, and a path must stay short. */
const deepestPath = 64;

function shorten(path: readonly string[]): readonly string[] {
  return path.length < deepestPath ? path : path.slice(0, deepestPath - 1);
}

function childrenOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (value === null) return [];
  if (Array.isArray(value)) return value.map((child: unknown, index) => [String(index + 1), child] as const);
  return typeof value === 'object' ? Object.entries(value) : undefined;
}
