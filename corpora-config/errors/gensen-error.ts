import { errorCodes, type ErrorCode } from './error-codes.ts';

/** What a `GensenError` is made of. */
export interface ErrorDetails {
  /** Expected, got, where; one sentence. */
  readonly message: string;
  /** What the reader can do about it. */
  readonly mend?: string;
  /** Plain data for programs, e.g. the fields that were wrong. */
  readonly details?: unknown;
  /** The error that was met. */
  readonly cause?: unknown;
}

/** The one error class for what goes wrong in the world. Mistakes of a programmer are `TypeError` and are never caught. */
export class GensenError extends Error {
  readonly code: ErrorCode;
  readonly mend: string | undefined;
  readonly details: unknown;

  constructor(code: ErrorCode, { message, mend, details, cause }: ErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GensenError';
    this.code = code;
    this.mend = mend;
    this.details = details;
  }

  /** HTTP status and exit status of this error, and the Japanese sentence officials read. */
  get outcome(): { readonly status: number; readonly exit: number; readonly sentence: string } {
    return errorCodes[this.code];
  }
}
