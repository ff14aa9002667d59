import type { AccessScope } from '../../../corpora-config/index.ts';
import type { SelectionScope, StoreChange } from '../chunk-store.ts';
import { prefixBoundaries } from '../selection.ts';
import { attributeText, dayNumber } from '../packed/chunk-cells.ts';
import { rowId, type RowKind } from './row-schema.ts';

/**
 * The scope as a filter inside the query, or undefined when nothing can be inside it. Bounds compare whole numbers that have
 * a bitmap index: on 1.2 million rows the filter then costs a few milliseconds, without the index seventy.
 */
export function scopeFilter(scope: SelectionScope, otherwise: Otherwise = { attributes: new Map() }): string | undefined {
  if (isEmptyScope(scope)) return undefined;
  const attributes = Object.entries(scope.attributes ?? {}).map(([key, values]) => either(hasAttribute(key, values), otherwise.attributes.get(key)));
  return all([isKind('chunk'), tenantFilter(scope.access), ...validityFilter(scope), ...dateFilter(scope).map((filter) => either(filter, otherwise.date)), ...attributes]);
}

/** Rows that may pass without having what is asked: some of their revisions may have it. */
export interface Otherwise {
  /** By name of the attribute. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly date?: string;
}

/** Whether nothing can be inside. */
export function isEmptyScope({ access, attributes }: SelectionScope): boolean {
  return access.tenants.length === 0 || Object.values(attributes ?? {}).some((values) => values.length === 0);
}

/** The rows that have one of the values of an attribute. */
export function hasAttribute(key: string, values: readonly string[]): string {
  return `array_has_any(attributes, [${values.map((value) => quote(attributeText(key, value))).join(', ')}])`;
}

function either(filter: string, other: string | undefined): string {
  return other === undefined ? filter : `(${filter}) OR ${other}`;
}

export function tenantFilter({ tenants }: AccessScope): string {
  return isOneOf('tenant', tenants);
}

export function isKind(kind: RowKind): string {
  return `kind = ${quote(kind)}`;
}

/** The rows with these identifiers. */
export function hasId(kind: RowKind, ids: readonly string[]): string {
  return isOneOf('id', ids.map((id) => rowId(kind, id)));
}

export function isOneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map(quote).join(', ')})`;
}

/** The chunks that are `prefix` or lie below it, as ranges of the ordered index on `id`. */
export function underFilter(prefix: string): string {
  const ranges = prefixBoundaries.map((boundary) => {
    const next = String.fromCharCode(boundary.charCodeAt(0) + 1);
    return `(id >= ${quote(rowId('chunk', prefix + boundary))} AND id < ${quote(rowId('chunk', prefix + next))})`;
  });
  return `(${[hasId('chunk', [prefix]), ...ranges].join(' OR ')})`;
}

/** The rows that a change removes, and some more; undefined when there are none. */
export function removalFilter({ removeItems, removeDocuments, removeChunks }: Pick<StoreChange, 'removeItems' | 'removeDocuments' | 'removeChunks'>, keys: readonly string[] = []): string | undefined {
  const parts = [
    ...(removeItems.length === 0 ? [] : [hasId('item', removeItems)]),
    ...(removeDocuments.length === 0 ? [] : [isOneOf('document', removeDocuments)]),
    ...(removeChunks.length === 0 ? [] : [hasId('chunk', removeChunks)]),
    ...(keys.length === 0 ? [] : [isOneOf('id', keys)]),
  ];
  return parts.length === 0 ? undefined : parts.join(' OR ');
}

export function all(filters: readonly string[]): string {
  return filters.map((filter) => `(${filter})`).join(' AND ');
}

/** A text literal. A quote is the only character with a meaning inside one; a backslash has none. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function validityFilter({ validOn }: SelectionScope): readonly string[] {
  if (validOn === undefined) return [];
  const day = dayNumber(validOn);
  return [`validFrom <= ${day} AND validUntil > ${day}`];
}

function dateFilter({ from, until }: SelectionScope): readonly string[] {
  if (from === undefined && until === undefined) return [];
  const first = from === undefined ? 'date > 0' : `date > 0 AND date >= ${dayNumber(from)}`;
  return [until === undefined ? first : `${first} AND date <= ${dayNumber(until)}`];
}
