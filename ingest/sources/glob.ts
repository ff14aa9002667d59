/**
 * A matcher of paths (`/` between names) for one pattern: `**` any number of whole names, `*` any characters of one name,
 * `?` one character, `{a,b}` alternatives, nested ones too. Everything else stands for itself; letter case does not matter.
 * `**` + `/x` also matches `x`. An unclosed `{` stands for itself.
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  const alternatives = expandBraces(pattern).map((plain) => new RegExp(`^${translate(plain)}$`, 'iu'));
  return (path) => alternatives.some((alternative) => alternative.test(path));
}

/** `a{b,c{d,e}}` → `ab`, `acd`, `ace`; at most 1000 alternatives, the rest of the pattern then stands as it is. */
function expandBraces(pattern: string): readonly string[] {
  const waiting = [pattern];
  const expanded: string[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const inner = /\{([^{}]*)\}/u.exec(next);
    if (inner === null || waiting.length > 1000) expanded.push(next);
    else for (const choice of (inner[1] ?? '').split(',')) waiting.push(next.slice(0, inner.index) + choice + next.slice(inner.index + inner[0].length));
  }
  return expanded;
}

function translate(pattern: string): string {
  return pattern.replaceAll(/\*\*\/|\/\*\*$|\*\*|\*|\?|[\\^$.+()|[\]{}/-]/gu, (token) => tokens[token] ?? `\\${token}`).replaceAll('\\-', '-');
}

const tokens: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]*/)*',
  '/**': '(?:/.*)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
