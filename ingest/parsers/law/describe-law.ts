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
 * What is known of the law as a whole: `lawId`, `lawNumber`, `lawType`, `abbreviation` (each one a value), `titleKana`, `revisionId`,
 * and from API answers `category`, `revisionLawNumber` (of the amending law) and `repealStatus`. A key without a value is left out.
 */
export function attributesOfLaw({ law, name, fields }: DescribedLaw): Attributes {
  const title = lawTitle(law);
  const abbreviations = [title === undefined ? '' : title.attributes['Abbrev'] ?? '', fields.get('abbrev') ?? ''].flatMap(splitList);
  const all: Attributes = {
    lawId: [name.lawId],
    lawNumber: [textBelow(childOf(law, 'LawNum') ?? '').trim()],
    lawType: [attributeOf(law, 'LawType') ?? ''],
    abbreviation: [...new Set(abbreviations)],
    titleKana: [(title === undefined ? undefined : attributeOf(title, 'Kana')) ?? fields.get('law_title_kana') ?? ''],
    revisionId: [name.revision === undefined ? '' : `${name.lawId}_${name.revision}`],
    category: [fields.get('category') ?? attributeOf(law, 'Category') ?? ''],
    revisionLawNumber: [fields.get('amendment_law_num') ?? attributeOf(law, 'AmendmentNum') ?? ''],
    repealStatus: [fields.get('repeal_status') ?? ''],
  };
  return Object.fromEntries(Object.entries(all).map(([key, values]) => [key, values.filter((value) => value !== '')]).filter(([, values]) => values?.length !== 0));
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
  return text.split(/[,，]/u).map((part) => part.trim()).filter((part) => part !== '');
}
