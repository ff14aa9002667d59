import { buildIdentifier, isCalendarDate, isoDate, westernYear, type CorpusDefinition } from '../../corpora-config/index.ts';

/** What a document's name is made of. */
export interface NamedItem {
  readonly definition: Pick<CorpusDefinition, 'kind' | 'tenant'>;
  /** Key of the item: base name of the source root, folders, file name. */
  readonly key: string;
  readonly title?: string;
}

/**
 * The identifier of a document that its source does not number itself, made of the item's key alone, so that it is the same on every run:
 * - `white-papers/ict/r5.txt` → `white-paper/ict/r5`; other extensions than `.txt` stay, so that `r5.pdf` is another document
 * - `gazette/2025/20250711c00128full00010080.pdf` → `gazette/20250711/c128`; other files `gazette/{folders}/{file name}`
 * - `manuals/qa/14-07.txt` → `manual/{tenant}/qa:14-07.txt`
 * Two keys below one root never share a name, except two files of one numbered gazette issue.
 */
export function nameDocument({ definition, key }: NamedItem): string {
  const [root = 'item', ...below] = key.split('/').filter((part) => part !== '');
  const place = { root, folders: below.slice(0, -1), file: below.at(-1) ?? root };
  const document = namesOfKind[definition.kind](place, definition.tenant);
  return buildIdentifier({ kind: definition.kind, document, path: [] });
}

/**
 * The day that a file name states: `20250711c00128.pdf` → 2025-07-11; `r5.txt` and `h12.txt` are yearly editions and give
 * the first day of their year. Absent when the name states none.
 */
export function dateOfName(key: string): string | undefined {
  const file = key.slice(key.lastIndexOf('/') + 1);
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?!\d)/u.exec(file)?.map(Number) ?? [];
  if (year !== undefined && year > 1867 && isCalendarDate(year, month ?? 0, day ?? 0)) return isoDate(year, month ?? 0, day ?? 0);
  const [, letter, count] = /^([rhs])(\d{1,2})\.[a-z]+$/iu.exec(file) ?? [];
  const era = letter === undefined ? undefined : eraOfLetter[letter.toLowerCase()];
  return era === undefined ? undefined : isoDate(westernYear(era, Number(count)), 1, 1);
}

interface Place {
  readonly root: string;
  readonly folders: readonly string[];
  readonly file: string;
}

const eraOfLetter: Readonly<Record<string, '令和' | '平成' | '昭和'>> = { r: '令和', h: '平成', s: '昭和' };

const namesOfKind: Readonly<Record<CorpusDefinition['kind'], (place: Place, tenant: string) => readonly string[]>> = {
  law: (place) => [joinPath(place)],
  diet: (place) => [joinPath(place)],
  question: (place) => ['file', folderOf(place), place.file],
  gazette: nameGazette,
  'white-paper': (place) => [folderOf(place), withoutTextExtension(place.file)],
  manual: (place, tenant) => [tenant, joinPath(place)],
};

/** www.kanpo.go.jp names a whole issue `{date}{type}{number, 5 digits}full{first page}{last page}.pdf`. */
function nameGazette(place: Place): readonly string[] {
  const [, date, type, number, first, last] = /^(\d{8})([a-z])(\d{5})full(\d{4})(\d{4})\.pdf$/u.exec(place.file) ?? [];
  if (date === undefined) return [folderOf(place), place.file];
  const pages = first === '0001' ? '' : `:${Number(first)}-${Number(last)}`;
  return [date, `${type}${Number(number)}${pages}`];
}

/** The root is left out, except where nothing else is there or a folder below it bears its name. */
function folderOf({ root, folders }: Place): string {
  const named = folders.length === 0 || folders[0] === root ? [root, ...folders] : folders;
  return named.map(escapeColon).join(':');
}

function joinPath({ folders, file }: Place): string {
  return [...folders, file].map(escapeColon).join(':');
}

function escapeColon(segment: string): string {
  return segment.replaceAll('%', '%25').replaceAll(':', '%3A');
}

/** `r5.pdf.txt` keeps its extension, and a name without a dot or ending in one gets another, so that nothing else is called `r5`. */
function withoutTextExtension(file: string): string {
  if (/^[^.]+\.txt$/u.test(file)) return file.slice(0, -4);
  return file.includes('.') && !file.endsWith('.') ? file : `${file}.`;
}
