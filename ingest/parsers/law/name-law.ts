import { contentHash } from '../../../corpora-config/index.ts';
import { attributeOf, childOf, textBelow, type LawNode } from './law-tree.ts';

/** How a law and its revision are named. */
export interface LawName {
  /** e-Gov's 法令ID (`129AC0000000089`), or the file's base name when no 法令ID is known. */
  readonly lawId: string;
  /** Whether `lawId` is a 法令ID, so that e-Gov has a page for it. */
  readonly registered: boolean;
  /** `{date}_{amending law}`; absent when the source does not tell. */
  readonly revision?: string;
}

/** What a name is taken from. `fields` are those of the answer around the law. */
export interface NameSources {
  readonly key: string;
  readonly law: LawNode;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Names a law, from the surest source to the least: the file name `{law_id}_{date}_{amending}` or `{law_id}`, the fields of the
 * API answer or the attributes of `Law`, the era, year, type and number of the law, the file's base name.
 */
export function nameLaw({ key, law, fields }: NameSources): LawName {
  const base = baseName(key);
  const [, lawId, revision] = revisionPattern.exec(base) ?? [];
  if (lawId !== undefined && revision !== undefined) return { lawId, registered: true, revision };
  const stated = lawIdPattern.test(base) ? base : (attributeOf(law, 'LawId') ?? fields.get('law_id') ?? fields.get('LawId') ?? deriveLawId(law));
  const [, statedLaw, statedRevision] = revisionPattern.exec(fields.get('law_revision_id') ?? '') ?? [];
  const name = stated === undefined || stated === '' ? { lawId: statedLaw ?? base, registered: statedLaw !== undefined } : { lawId: stated, registered: true };
  return statedRevision === undefined || statedLaw !== name.lawId ? name : { ...name, revision: statedRevision };
}

/** The date in a revision's name as an ISO date: `20250601_504AC0000000068` → 2025-06-01. */
export function dateOfRevision(revision: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})_/u.exec(revision) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** What stands for a revision that its source does not name: the first 16 hexadecimal digits of the text's SHA-256. */
export function revisionOfText(text: string): string {
  return contentHash(text).slice(0, 16);
}

const revisionPattern = /^([0-9]{3}[A-Za-z][0-9A-Za-z]*)_(\d{8}_[0-9A-Za-z]+)$/u;
const lawIdPattern = /^\d{3}[A-Z][0-9A-Za-z]{5,}$/u;
const eraDigits: Readonly<Record<string, string>> = { Meiji: '1', Taisho: '2', Showa: '3', Heisei: '4', Reiwa: '5' };
const typeLetters: Readonly<Record<string, string>> = { Act: 'AC', CabinetOrder: 'CO', ImperialOrder: 'IO' };

/** The file name up to its first dot: `140AC0000000045.apiv1.xml` → 140AC0000000045. */
function baseName(key: string): string {
  const file = key.slice(key.lastIndexOf('/') + 1);
  const dot = file.indexOf('.', 1);
  return (dot < 0 ? file : file.slice(0, dot)) || 'law';
}

/**
 * A 法令ID is the era's digit, the year in two digits, the type's letters and the number in ten digits. An act that a member of
 * the Diet brought in has AC1 or AC01 (…) there, which its number does not tell: of those the derived id is not the registered one,
 * and no id is derived for ministerial ordinances, whose id names the ministry.
 */
function deriveLawId(law: LawNode): string | undefined {
  const era = eraDigits[attributeOf(law, 'Era') ?? ''];
  const letters = typeLetters[attributeOf(law, 'LawType') ?? ''];
  const year = Number(attributeOf(law, 'Year'));
  const number = Number(attributeOf(law, 'Num'));
  if (textBelow(childOf(law, 'LawNum') ?? '') === '昭和二十一年憲法') return '321CONSTITUTION';
  if (era === undefined || letters === undefined || !isCount(year, 99) || !isCount(number, 9999)) return undefined;
  return `${era}${String(year).padStart(2, '0')}${letters}${String(number).padStart(10, '0')}`;
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= most;
}
