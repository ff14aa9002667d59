import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';

/** Turns what zod found wrong into one error that names every field: expected, got, where. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], { where, schema }: { readonly where: string; readonly schema: z.ZodType }): GensenError {
  const fields = issues.flatMap(describeIssue);
  const code = issues.some(isTooLong) ? 'request.too-large' : 'request.invalid';
  return new GensenError(code, {
    message: `${where}: ${fields.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ')}`,
    mend: hint(schema),
    details: { fields },
  });
}

interface WrongField {
  readonly field: string;
  readonly message: string;
}

function describeIssue(issue: z.core.$ZodIssue): readonly WrongField[] {
  const place = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: place, message: issue.message }];
  return issue.keys.map((key) => ({ field: place === '' ? key : `${place}.${key}`, message: 'unknown field' }));
}

function isTooLong(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'too_big' && issue.origin === 'string';
}

function hint(schema: z.ZodType): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') : '';
  return known === '' ? 'see /docs' : `known fields: ${known}; see /docs`;
}
