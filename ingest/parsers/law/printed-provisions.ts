import type { SectionPart } from '../../../corpora-config/index.ts';
import { itemTags } from './element-kinds.ts';
import { attributeOf, type LawNode } from './law-tree.ts';

/** A provision that was written into the text of a block, and the text's length before and after it. */
export interface PrintedProvision {
  readonly node: LawNode;
  readonly start: number;
  readonly end: number;
}

/** What has a number of its own, wherever it is printed: 条, 項, 号 in a cell, and the 備考 of a table with its 号. */
export const printedProvisionTags: ReadonlySet<string> = new Set(['Article', 'Paragraph', ...itemTags, 'Remarks']);

/**
 * Names the provisions inside a block whose element path is `path`, as `elm` would: `{path}-Remarks[1]-Item_1`,
 * `{path}-Table[1]-TableRow[2]-TableColumn[1]-Item_3`. Those in quotations and in the text of other laws get none.
 */
export function nameProvisions(provisions: readonly PrintedProvision[], { block, path, text }: { readonly block: LawNode; readonly path: string; readonly text: string }): readonly SectionPart[] {
  const paths = pathsBelow(block, path);
  return provisions.flatMap(({ node, start, end }) => {
    const element = paths.get(node);
    return element === undefined ? [] : [{ element, start: skipSeparators(text, start, end), end }];
  });
}

const foreign: ReadonlySet<string> = new Set(['QuoteStruct', 'AmendProvision', 'NewProvision']);

/** Sentences and their wrappers are no level of `elm` that anything stands below. */
function pathsBelow(block: LawNode, path: string): ReadonlyMap<LawNode, string> {
  const paths = new Map<LawNode, string>();
  const taken = new Set<string>();
  const visit = (node: LawNode, base: string): void => {
    if (foreign.has(node.tag)) return;
    const counts = new Map<string, number>();
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      const count = (counts.get(child.tag) ?? 0) + 1;
      counts.set(child.tag, count);
      const number = printedProvisionTags.has(child.tag) ? attributeOf(child, 'Num') : undefined;
      const element = claim(`${base}-${child.tag}${number === undefined ? `[${count}]` : `_${number}`}`, taken);
      paths.set(child, element);
      visit(child, element);
    }
  };
  visit(block, path);
  return paths;
}

function claim(path: string, taken: Set<string>): string {
  let free = path;
  for (let count = 2; taken.has(free); count += 1) free = `${path}[${count}]`;
  taken.add(free);
  return free;
}

/** The separator before a provision is written with it. */
function skipSeparators(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /[\n\t\u3000]/u.test(text[at] ?? '')) at += 1;
  return at;
}
