import { z } from 'zod';

const tenantName = z.string().regex(/^[a-z0-9-]+$/u);

/** What a steward writes about one group of callers. Unknown keys are refused. */
const accessPolicySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u).describe('Name by which keys refer to this policy.'),
  title: z.strictObject({
    ja: z.string().min(1).describe('What it is for, in Japanese.'),
    en: z.string().min(1).describe('What it is for, in English.'),
  }).describe('What it is for; people read it.'),
  tenants: z.array(tenantName).min(1).describe('Tenants whose documents may be seen; `public` is what everyone may see.'),
});

/** What a group of callers may see. `tenants` makes their `AccessScope`. */
export interface AccessPolicy {
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly tenants: readonly string[];
}

/** Checks what a steward wrote. Throws zod's `ZodError`, every wrong key in it. */
export function readAccessPolicy(written: unknown): AccessPolicy {
  return accessPolicySchema.parse(written);
}

/** JSON Schema of an access policy, descriptions included. */
export function describeAccessPolicy(): unknown {
  return z.toJSONSchema(accessPolicySchema, { io: 'input' });
}
