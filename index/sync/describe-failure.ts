import { createFinding, GensenError, type Finding } from '../../corpora-config/index.ts';
import type { ListedItem } from './plan-sync.ts';

/** A task that failed alone is a finding; anything else ends the run. */
export function describeFailure({ key }: Pick<ListedItem, 'key'>, error: unknown): Finding {
  if (!(error instanceof GensenError) || error.code !== 'parse.failed') throw error;
  return createFinding(isTimeout(error) ? 'parse.timeout' : 'parse.crashed', `${key}: ${error.message}`);
}

function isTimeout({ details }: GensenError): boolean {
  return typeof details === 'object' && details !== null && 'reason' in details && details.reason === 'timeout';
}
