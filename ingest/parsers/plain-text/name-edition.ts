/**
 * The title of a yearly edition whose file is named after its year (`r5.txt`, `h28.txt`): 令和5年版情報通信白書, with the
 * name of the 白書 that the text itself uses most (at least twice), else the year before the text's own title. Other files
 * keep their own title.
 */
export function nameEdition(key: string, text: string, ownTitle: string): string {
  const [, letter = '', year] = /\/([rhs])(\d{1,2})\.[a-z]+$/iu.exec(key) ?? [];
  const era = ({ r: '令和', h: '平成', s: '昭和' } as Readonly<Record<string, string>>)[letter.toLowerCase()];
  if (era === undefined) return ownTitle;
  const edition = `${era}${year === '1' ? '元' : (year ?? '')}年版`;
  const name = mostUsedName(text);
  return name === undefined ? `${edition} ${ownTitle}` : `${edition}${name}`;
}

function mostUsedName(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(/[一-龯々]{2,12}白書/gu)) {
    const name = found.replace(/^.*版/u, '');
    if (name.length > 3) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best === undefined || best[1] < 2 ? undefined : best[0];
}
