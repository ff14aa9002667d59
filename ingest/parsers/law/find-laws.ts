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

/** What a file without any law is, in words: known answers of the API by the elements that only they have, else its outermost element. */
export function nameAnswer(root: LawNode): string {
  const tags = new Set(namesBelow(root, 4));
  const known = answers.find(([tag]) => tags.has(tag));
  if (known !== undefined) return known[1];
  const first = root.children.find((child) => typeof child !== 'string');
  return first === undefined || typeof first === 'string' || first.tag === 'answer' ? 'none' : `<${first.tag.slice(0, 100)}> without one`;
}

const answers: readonly (readonly [tag: string, name: string])[] = [
  ['sentences', 'an answer of the keyword search (/keyword), which holds single sentences'],
  ['sentence_count', 'an answer of the keyword search (/keyword), which holds single sentences'],
  ['LawNameListInfo', 'a list of laws of version 1, which names laws and holds no text'],
  ['Law', 'a <Law> without body'],
  ['DataRoot', 'an answer of version 1 without law text'],
];

function namesBelow(node: LawNode, depth: number): readonly string[] {
  if (depth === 0) return [];
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : [child.tag, ...namesBelow(child, depth - 1)]));
}
