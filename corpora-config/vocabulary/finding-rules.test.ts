import { describe, expect, it } from 'vitest';
import { createFinding } from './finding.ts';
import { findingRules, type FindingRule } from './finding-rules.ts';

const rules = Object.entries(findingRules);

describe('the table of finding rules', () => {
  it.each(rules)('%s has a stable name, a known severity and advice', (rule, { severity, mend }) => {
    expect(rule).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/u);
    expect(['note', 'warning', 'failure']).toContain(severity);
    expect(mend.length).toBeGreaterThan(10);
    expect(mend).not.toMatch(/\.$/u);
  });

  it.each(rules)('%s says in Japanese what it means and what to do', (_rule, { severity, ja }) => {
    expect(ja.meaning).toMatch(/[ぁ-んァ-ヶ一-龠]/u);
    expect(ja.mend).toMatch(/[ぁ-んァ-ヶ一-龠]/u);
    expect(`${ja.meaning}${ja.mend}`).not.toMatch(/。$/u);
    if (severity === 'failure') expect(ja.mend).not.toMatch(/^不要/u);
  });

  it('never sends the reader of a failure away with nothing to do', () => {
    for (const [rule, { severity, mend }] of rules) if (severity === 'failure') expect(mend, rule).not.toMatch(/none needed/u);
  });

  it('keeps every rule ever promised', () => {
    const promised: readonly FindingRule[] = [
      'file.empty', 'file.too-large', 'file.wrong-extension', 'file.unsupported-format', 'archive.hostile-path', 'archive.too-large', 'document.no-text',
      'parse.timeout', 'xml.malformed', 'xml.entity-declared', 'pdf.encrypted', 'pdf.broken', 'pdf.image-only', 'pdf.too-many-pages', 'office.encrypted',
    ];
    expect(rules.map(([rule]) => rule)).toEqual(expect.arrayContaining([...promised]));
  });
});

describe('a finding', () => {
  it('takes severity and advice from its rule', () => {
    expect(createFinding('pdf.empty-page', 'page 3 is blank', { kind: 'page', page: 3 })).toEqual({
      rule: 'pdf.empty-page', severity: 'note', mend: findingRules['pdf.empty-page'].mend, message: 'page 3 is blank', place: { kind: 'page', page: 3 },
    });
  });

  it('has no place when the whole document is meant', () => {
    expect(createFinding('file.empty', 'expected bytes, got none')).not.toHaveProperty('place');
  });
});
