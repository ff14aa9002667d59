import type { FindingRule } from '../../../corpora-config/index.ts';

/** An element of 法令標準XML, whether it was written as XML or as the JSON tree of the e-Gov API. */
export interface LawNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (LawNode | string)[];
}

/** Elements may nest this deep. The deepest statute in force (363AC0000000098) nests 23 deep. */
export const deepestNesting = 256;

/** A file that is refused as a whole. Thrown and caught inside this folder; what leaves the parser is the finding. */
export class LawRefusal extends Error {
  readonly rule: FindingRule;

  constructor(rule: FindingRule, message: string) {
    super(message);
    this.name = 'LawRefusal';
    this.rule = rule;
  }
}

/** The first child element of that name. */
export function childOf(node: LawNode, tag: string): LawNode | undefined {
  for (const child of node.children) if (typeof child !== 'string' && child.tag === tag) return child;
  return undefined;
}

/**
 * The elements of these names that stand before all other content. What stands later is no heading, though it has the name of one:
 * it is read where it stands, so that the order of the text is kept.
 */
export function leadingChildren(node: LawNode, tags: readonly string[]): readonly LawNode[] {
  const leading: LawNode[] = [];
  for (const child of node.children) {
    if (typeof child === 'string' && child.trim() === '') continue;
    if (typeof child === 'string' || !tags.includes(child.tag)) break;
    leading.push(child);
  }
  return leading;
}

/** All text below an element, in order, readings (Rt) left out. Nesting is bounded by `deepestNesting`. */
export function textBelow(node: LawNode | string): string {
  if (typeof node === 'string') return node;
  let text = '';
  if (node.tag !== 'Rt') for (const child of node.children) text += textBelow(child);
  return text;
}

/** Whether anything but white space and readings stands below an element. */
export function hasText(node: LawNode | string): boolean {
  if (typeof node === 'string') return node.trim() !== '';
  return node.tag !== 'Rt' && node.children.some(hasText);
}

/** An attribute, or undefined when it is absent or empty. */
export function attributeOf(node: LawNode, name: string): string | undefined {
  const value = node.attributes[name];
  return value === undefined || value === '' ? undefined : value;
}

/**
 * Text as it is kept: a run of white space with a line end in it is indentation of the file and says nothing.
 * Between two Latin letters or digits it parts words and becomes one space.
 */
export function withoutIndentation(text: string): string {
  if (!text.includes('\n')) return text;
  if (text.trim() === '' && !text.includes('\u3000')) return '';
  return text.replace(/[ \t\r]*\n[ \t\r\n]*/gu, (run, offset: number) => {
    const before = text[offset - 1] ?? '';
    const after = text[offset + run.length] ?? '';
    return /\w/u.test(before) && /\w/u.test(after) ? ' ' : '';
  });
}
