import { findingRules, type FindingRule, type FindingSeverity } from './finding-rules.ts';
import type { Locator } from './locator.ts';

/** Something a reader of the corpus should know about a document: what was met, where, and how to mend it. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: FindingSeverity;
  /** Where in the source; absent when the whole document is meant. */
  readonly place?: Locator;
  /** Expected, got, in one sentence. */
  readonly message: string;
  readonly mend: string;
}

/** Makes a finding of `rule`, its severity and advice taken from the table of rules. */
export function createFinding(rule: FindingRule, message: string, place?: Locator): Finding {
  const { severity, mend } = findingRules[rule];
  return { rule, severity, message, mend, ...(place === undefined ? {} : { place }) };
}
