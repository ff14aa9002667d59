import type { Table } from '@lancedb/lancedb';
import type { SelectionScope } from '../chunk-store.ts';
import type { RevisionsHeld } from './revisions/revision-reader.ts';
import type { RowReader } from './row-reader.ts';

/** Where to select, and how much. */
export interface Selection {
  readonly table: Table;
  readonly rows: RowReader;
  readonly held: RevisionsHeld;
  readonly scope: SelectionScope;
  /** The scope, from `scopeFilter`. */
  readonly filter: string;
  readonly limit: number;
}
