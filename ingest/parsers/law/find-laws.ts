import { textBelow, type LawNode } from './law-tree.ts';

/** The laws of a file, and what the answer around them tells (`law_id`, `law_revision_id`, `abbrev`, …; v1 says `LawId`). */
export interface FoundLaws {
  readonly laws: readonly LawNode[];
  /** First value of each element outside the laws that holds text alone. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Finds the outermost `<Law>` elements that have a body, in whatever wrapper they stand. */
export function findLaws(root: LawNode): FoundLaws {
  const laws: LawNode[] = [];
  const fields = new Map<string, string>();
  collect(root, laws, fields);
  return { laws, fields };
}

function collect(node: LawNode, laws: LawNode[], fields: Map<string, string>): void {
  if (node.tag === 'Law') {
    if (node.children.some((child) => typeof child !== 'string' && child.tag === 'LawBody')) laws.push(node);
    return;
  }
  let leaf = true;
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    leaf = false;
    collect(child, laws, fields);
  }
  if (leaf && node.children.length > 0 && !fields.has(node.tag)) fields.set(node.tag, textBelow(node).trim());
}
