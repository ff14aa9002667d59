import type { Attributes } from './document.ts';
import type { Revision } from './revision.ts';

/** How a revision stands on a day: 現行, 未施行, 過去, 廃止 (with 失効, 停止 and 実効性喪失). */
export type RevisionStatus = 'current' | 'not-yet-in-force' | 'past' | 'repealed';

/** A document as far as its standing goes. Of the attributes `repealStatus`, `repealDate`, `remainInForce` and `enforcementComment` count. */
export interface DatedDocument {
  readonly revision: Pick<Revision, 'validFrom' | 'validUntil'>;
  readonly attributes: Attributes;
}

/** A status with the sentence that officials read, in Japanese; a revision in force needs none. */
export interface RevisionStanding {
  readonly status: RevisionStatus;
  readonly note?: string;
}

/** The words of officials for each status. */
export const revisionStatusWords: Readonly<Record<RevisionStatus, string>> = { current: '現行', 'not-yet-in-force': '未施行', past: '過去', repealed: '廃止' };

/**
 * How a revision stands on an ISO date. A law that was repealed without a date that the source tells is repealed on every day;
 * one that 「なお効力を有する」 is repealed and still holds, which the note says.
 */
export function standingOn({ revision, attributes }: DatedDocument, date: string): RevisionStanding {
  const { validFrom = '', validUntil } = revision;
  if (validFrom > date) return { status: 'not-yet-in-force', note: tellFuture(validFrom, attributes) };
  const repeal = repealOf(attributes);
  const isLast = validUntil === undefined || (repeal?.date === undefined ? validUntil > date : validUntil >= repeal.date);
  if (repeal !== undefined && isLast && (repeal.date ?? '') <= date) return { status: 'repealed', note: tellRepeal(repeal) };
  if (validUntil !== undefined && validUntil <= date) return { status: 'past', note: `${japaneseDate(validUntil)}に改正される前の過去の版です。` };
  return { status: 'current' };
}

/**
 * Whether an enforcement date stands for none: e-Gov writes 施行日未定 as 2117-12-31, and as the days before it where one law has several such revisions.
 */
export function isUndetermined(date: string): boolean {
  return date.startsWith('2117-');
}

/** An ISO date as `2025年4月1日`. */
export function japaneseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

interface Repeal {
  readonly word: string;
  readonly date?: string;
  readonly remains: boolean;
}

/** `repeal_status` of the e-Gov API version 2. */
const repealWords: Readonly<Record<string, string>> = { Repeal: '廃止', Expire: '失効', Suspend: '停止', LossOfEffectiveness: '実効性を喪失' };

function repealOf(attributes: Attributes): Repeal | undefined {
  const status = attributes['repealStatus']?.[0] ?? 'None';
  if (status === 'None') return undefined;
  const date = attributes['repealDate']?.[0];
  return { word: repealWords[status] ?? '廃止', remains: attributes['remainInForce']?.[0] === 'true', ...(date === undefined ? {} : { date }) };
}

function tellFuture(validFrom: string, attributes: Attributes): string {
  const comment = attributes['enforcementComment']?.[0] ?? '';
  const when = isUndetermined(validFrom) ? '施行日未定' : `${japaneseDate(validFrom)}施行`;
  return `まだ施行されていない版です（${comment === '' ? when : `${when}、${comment}`}）。`;
}

function tellRepeal({ word, date, remains }: Repeal): string {
  const when = date === undefined ? `${word}しています（日付は示されていません）。` : `${japaneseDate(date)}に${word}しました。`;
  return remains ? `${when}ただし、なお効力を有するとされています。` : when;
}
