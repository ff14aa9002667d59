/**
 * Whether `printed` is what a page shows: the same text, where `…` stands for anything and a number with a fraction for any
 * such number (seconds, scores, megabytes). White space at the end does not count.
 */
export function matchesOutput(shown: string, printed: string): boolean {
  const pattern = shown.trimEnd().split(/(…|\d+\.\d+)/u).map((part) => {
    if (part === '…') return '.*?';
    return /^\d+\.\d+$/u.test(part) ? String.raw`\d+\.\d+` : part.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
  });
  return new RegExp(`^${pattern.join('')}$`, 'su').test(printed.trimEnd());
}
