import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { errorCodes, GensenError } from '../../corpora-config/index.ts';
import { noteOf } from '../error-note.ts';

/** The body of every answer that is not a success. `outputs` is what 源内 shows to its user. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string; readonly details?: unknown };
  readonly outputs: string;
}

/** What is told about an error. A programmer's mistake is `internal.unexpected`: its message and stack go to the log alone. */
export function describeError(thrown: unknown): { readonly status: ContentfulStatusCode; readonly body: ErrorBody; readonly expected: boolean } {
  const error = toGensenError(thrown);
  const { status, sentence } = errorCodes[error.code];
  return {
    status,
    expected: error.code !== 'internal.unexpected',
    body: {
      error: {
        code: error.code,
        message: error.message,
        ...(error.mend === undefined ? {} : { hint: error.mend }),
        ...(error.details === undefined ? {} : { details: error.details }),
      },
      outputs: `${sentence}${noteOf(error)}`,
    },
  };
}

function toGensenError(thrown: unknown): GensenError {
  if (thrown instanceof GensenError) return thrown;
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new GensenError('request.invalid', { message: thrown.message === '' ? 'the request could not be read' : thrown.message, cause: thrown });
  }
  return new GensenError('internal.unexpected', { message: 'unexpected failure', mend: 'send the x-request-id of this answer to the administrator', cause: thrown });
}
