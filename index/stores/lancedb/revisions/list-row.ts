import { always, attributeText, dayNumber, forEver } from '../../packed/chunk-cells.ts';
import { rowId, type LedgerRow } from '../row-schema.ts';
import { blankRow } from '../rows-of-change.ts';
import type { ListedRevision, RevisionList } from './revision-list.ts';

/** The row of a list. Its columns tell what its revisions have otherwise, so that a filter finds the works whose rows cannot tell. */
export function rowOfList(list: RevisionList): LedgerRow {
  return { ...blankRow, id: rowId('revisions', list.work), kind: 'revisions', body: JSON.stringify(list), attributes: varyingAttributes(list.revisions), ...datesOf(list.revisions) };
}

function varyingAttributes(revisions: readonly ListedRevision[]): readonly string[] {
  const keys = new Set(revisions.flatMap(({ attributes }) => Object.keys(attributes)));
  const varying = [...keys].filter((key) => new Set(revisions.map(({ attributes }) => JSON.stringify(attributes[key]))).size > 1);
  return varying.flatMap((key) => [...new Set(revisions.flatMap(({ attributes }) => attributes[key] ?? []))].map((value) => attributeText(key, value)));
}

/** First and last when there are several; else a span that no question meets. */
function datesOf(revisions: readonly ListedRevision[]): Pick<LedgerRow, 'validFrom' | 'validUntil'> {
  const dates = [...new Set(revisions.map(({ date }) => date))];
  const days = dates.flatMap((date) => (date === undefined ? [] : [dayNumber(date)]));
  return dates.length < 2 || days.length === 0 ? { validFrom: forEver, validUntil: always } : { validFrom: Math.min(...days), validUntil: Math.max(...days) };
}
