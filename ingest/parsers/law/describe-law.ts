import { fromEraDate, type Attributes, type Era } from '../../../corpora-config/index.ts';
import { attributeOf, childOf, textBelow, type LawNode } from './law-tree.ts';
import type { LawName } from './name-law.ts';

/** A law, its name and the fields of the answer around it. */
export interface DescribedLaw {
  readonly law: LawNode;
  readonly name: LawName;
  readonly fields: ReadonlyMap<string, string>;
}

/** The title without readings; the law's number when it has none, else its id. */
export function titleOfLaw({ law, name }: DescribedLaw): string {
  const title = lawTitle(law);
  const candidates = [title === undefined ? '' : textBelow(title), textBelow(childOf(law, 'LawNum') ?? '')].map((text) => text.trim());
  return candidates.find((text) => text !== '') ?? name.lawId;
}

/**
 * What is known of the law as a whole, from the file and from the answer around it:
 * - `lawId`, `revisionId`, `lawNumber` as printed, `lawType`; the number's parts `lawNumberEra` (Meiji … Reiwa), `lawNumberYear`, `lawNumberSerial`
 * - `abbreviation` (each one a value) and `abbreviationKana` (as listed, which may be their first letter alone), `kana`, `oldTitle`
 * - of the revision, where the source tells: `category`, `revisionLawNumber` (of the amending law), `revisionPromulgationDate`, `enforcementDate`,
 *   `enforcementComment`, `revisionStatus` (CurrentEnforced, PreviousEnforced, UnEnforced, Repeal) and `repealStatus`
 *
 * A key without a value is left out.
 */
export function attributesOfLaw(described: DescribedLaw): Attributes {
  const { law, name } = described;
  const stated = (names: StatedNames): string => statedValue(described, names);
  const all: Attributes = {
    lawId: [name.lawId],
    lawNumber: [textBelow(childOf(law, 'LawNum') ?? '').trim() || stated({ field: 'law_num' })],
    lawType: [stated({ law: 'LawType', field: 'law_type' })],
    lawNumberEra: [stated({ law: 'Era', field: 'law_num_era' })],
    lawNumberYear: [withoutZeros(stated({ law: 'Year', field: 'law_num_year' }))],
    lawNumberSerial: [withoutZeros(stated({ law: 'Num', field: 'law_num_num' }))],
    abbreviation: [...new Set([stated({ title: 'Abbrev' }), stated({ field: 'abbrev' })].flatMap(splitList))],
    abbreviationKana: splitList(stated({ title: 'AbbrevKana' })),
    kana: [stated({ title: 'Kana', field: 'law_title_kana' })],
    oldTitle: splitList(stated({ title: 'OldLawTitle' })),
    revisionId: [name.revision === undefined ? '' : `${name.lawId}_${name.revision}`],
    category: [stated({ field: 'category', law: 'Category' })],
    revisionLawNumber: [stated({ field: 'amendment_law_num', law: 'AmendmentNum' })],
    revisionPromulgationDate: [isoText(stated({ field: 'amendment_promulgate_date', law: 'AmendmentPromulgateDate' }))],
    enforcementDate: [isoText(stated({ field: 'amendment_enforcement_date', law: 'EnforcementDate' }))],
    enforcementComment: [stated({ field: 'amendment_enforcement_comment', law: 'EnforcementComment' })],
    revisionStatus: [stated({ field: 'current_revision_status', law: 'Status' })],
    repealStatus: [stated({ field: 'repeal_status' })],
  };
  return Object.fromEntries(Object.entries(all).map(([key, values]) => [key, values.filter((value) => value !== '')]).filter(([, values]) => values?.length !== 0));
}

/** Where a value may stand: a field of the answer, an attribute of `Law` or of `LawTitle`. */
interface StatedNames {
  readonly field?: string;
  readonly law?: string;
  readonly title?: string;
}

/** The first value that is not empty: of the title's attribute, the law's, the answer's field. */
function statedValue({ law, fields }: DescribedLaw, names: StatedNames): string {
  const title = names.title === undefined ? undefined : lawTitle(law)?.attributes[names.title];
  const own = names.law === undefined ? undefined : law.attributes[names.law];
  const field = names.field === undefined ? undefined : fields.get(names.field);
  return [title, own, field].find((value) => value !== undefined && value.trim() !== '')?.trim() ?? '';
}

function withoutZeros(number: string): string {
  return number.replace(/^0+(?=\d)/u, '');
}

/** `2016/04/01` of the answers of 2023 as an ISO date; everything else as it is. */
function isoText(date: string): string {
  return date.replace(/^(\d{4})\/(\d{2})\/(\d{2})$/u, '$1-$2-$3');
}

/** ISO date of promulgation, from the law's own era date or the answer around it. Undefined when neither states a day of the calendar. */
export function promulgationDate({ law, fields }: DescribedLaw): string | undefined {
  const era = eras[attributeOf(law, 'Era') ?? ''];
  const [year, month, day] = ['Year', 'PromulgateMonth', 'PromulgateDay'].map((name) => Number(attributeOf(law, name)));
  if (era !== undefined && year && month && day) return isoDateOr({ era, year, month, day });
  return /^\d{4}-\d{2}-\d{2}$/u.exec(fields.get('promulgation_date') ?? '')?.[0];
}

const eras: Readonly<Record<string, Era['name']>> = { Meiji: '明治', Taisho: '大正', Showa: '昭和', Heisei: '平成', Reiwa: '令和' };

/** Dates of the lunar calendar (before 1873) and slips have no day in ours. */
function isoDateOr(date: Parameters<typeof fromEraDate>[0]): string | undefined {
  try {
    return fromEraDate(date);
  } catch {
    return undefined;
  }
}

function lawTitle(law: LawNode): LawNode | undefined {
  const body = childOf(law, 'LawBody');
  return body === undefined ? undefined : childOf(body, 'LawTitle');
}

function splitList(text: string): readonly string[] {
  return text.split(/[,，、]/u).map((part) => part.trim()).filter((part) => part !== '');
}
