import { GensenError, type ErrorCode } from '../../../corpora-config/index.ts';

/** What is wrong with an answer, and whether asking again may mend it. */
export interface FaultOptions {
  readonly code: ErrorCode;
  readonly message: string;
  /** True: a disturbance that passes. False: the server would say the same again. */
  readonly mayPass: boolean;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A request that did not give what was asked for. Lives between one try and the next; outside it is a `GensenError`. */
export class AnswerFault extends Error {
  readonly options: FaultOptions;

  constructor(options: FaultOptions) {
    super(options.message, { cause: options.cause });
    this.name = 'AnswerFault';
    this.options = options;
  }

  /** What the run is told after so many tries. */
  toError(address: string, tries: number): GensenError {
    const { code, message } = this.options;
    return new GensenError(code, {
      message: `${address}: ${message}${tries > 1 ? ` (tried ${tries} times)` : ''}`,
      mend: code === 'source.format-changed' ? 'the server may have changed its answers; tell the developers' : 'run the same command again later; what was fetched is kept',
      details: { address, tries },
      cause: this,
    });
  }
}
