import { findingRules, type Finding, type FindingRule } from '../../corpora-config/index.ts';
import type { Say } from './language.ts';

/** A finding on one line: its rule, what was met, how to mend it. */
export function tellFinding({ rule, message, mend }: Pick<Finding, 'rule' | 'message' | 'mend'>, say: Say): string {
  const japanese = japaneseOf(rule);
  return say(`[${rule}] ${japanese?.meaning ?? ''}（${message}）対処: ${japanese?.mend ?? mend}`, `[${rule}] ${message} (${mend})`);
}

/** What a rule means and how to mend it in Japanese; `undefined` for a rule of another version. */
export function japaneseOf(rule: string): { readonly meaning: string; readonly mend: string } | undefined {
  return isRule(rule) ? findingRules[rule].ja : undefined;
}

function isRule(rule: string): rule is FindingRule {
  return Object.hasOwn(findingRules, rule);
}
