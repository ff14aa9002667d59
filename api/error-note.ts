import type { GensenError } from '../corpora-config/index.ts';

/** What a code alone cannot tell officials: details may bear a Japanese sentence as `note`. Empty without one. */
export function noteOf({ details }: GensenError): string {
  return typeof details === 'object' && details !== null && 'note' in details && typeof details.note === 'string' ? details.note : '';
}
