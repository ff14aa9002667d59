/** Whether an element path is another, or lies below it. */
export function isUnder(element: string, above: string): boolean {
  return element === above || element.startsWith(`${above}-`);
}
