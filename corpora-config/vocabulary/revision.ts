/** One version of a document. */
export interface Revision {
  /** The source's own name of it (`20230614_505AC0000000053`), else the first 16 hex digits of the SHA-256 of the document's text. */
  readonly id: string;
  /** ISO date from which it holds, inclusive. Absent: always. */
  readonly validFrom?: string;
  /** ISO date from which it no longer holds. Absent: for ever. */
  readonly validUntil?: string;
}

/** Whether a revision holds on an ISO date. */
export function isValidOn(revision: Pick<Revision, 'validFrom' | 'validUntil'>, date: string): boolean {
  return (revision.validFrom ?? '') <= date && (revision.validUntil === undefined || date < revision.validUntil);
}
