import type { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';
import type { ApiContext } from './app-parts.ts';
import { describeIssues } from './describe-issues.ts';

/** A checked value without the `undefined`s that JSON cannot hold anyway. */
export type Checked<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/**
 * Reads the JSON body of a request and checks it against `schema`, whatever its content type says.
 * Errors: `request.invalid` naming every wrong field, `request.too-large` when a text is longer than its field allows.
 */
export async function readBody<Value extends object>(context: ApiContext, schema: z.ZodType<Value>): Promise<Checked<Value>> {
  return check(parseJson(await context.req.text()), schema, 'body');
}

/** Checks the query parameters of a request; an unknown one is refused. Errors: `request.invalid`. */
export function readQuery<Value extends object>(context: ApiContext, schema: z.ZodType<Value>): Checked<Value> {
  return check(context.req.query(), schema, 'query string');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const got = text === '' ? 'nothing' : JSON.stringify(text.slice(0, 40));
    throw new GensenError('request.invalid', { message: `expected JSON in the body, got ${got}`, mend: 'send one JSON object, e.g. {"query":"民法709条"}', cause });
  }
}

function check<Value extends object>(value: unknown, schema: z.ZodType<Value>, where: string): Checked<Value> {
  const result = schema.safeParse(value);
  if (!result.success) throw describeIssues(result.error.issues, { where, schema });
  return result.data as Checked<Value>;
}
