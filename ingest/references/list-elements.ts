import type { Document } from '../../corpora-config/index.ts';

/** Element paths of all provisions in document order. What has no text of its own (a paragraph of items only) stands before its first child. */
export function listElements({ sections }: Pick<Document, 'sections'>): readonly string[] {
  const elements = new Set<string>();
  for (const { locator } of sections) if (locator.kind === 'xml') addWithAncestors(elements, locator.element);
  return [...elements];
}

function addWithAncestors(elements: Set<string>, element: string): void {
  const hyphen = element.lastIndexOf('-');
  if (hyphen > 0 && !elements.has(element.slice(0, hyphen))) addWithAncestors(elements, element.slice(0, hyphen));
  elements.add(element);
}
