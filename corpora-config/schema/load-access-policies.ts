import { join } from 'node:path';
import { readAccessPolicy, type AccessPolicy } from './access-policy.ts';
import { readDefinitions } from './read-definitions.ts';

/**
 * Reads every `access/*.yaml` of a configuration folder, sorted by id.
 * Throws `GensenError` `configuration.invalid` naming the file and the key when one is wrong or two share an id.
 */
export function loadAccessPolicies(folder: string): Promise<readonly AccessPolicy[]> {
  return readDefinitions(join(folder, 'access'), readAccessPolicy);
}
