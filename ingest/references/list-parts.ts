import type { Document } from '../../corpora-config/index.ts';
import type { NamedAppendix } from './law-facts.ts';
import { readAppendixName } from './scan-provisions.ts';

/** Appendices by their headings: `別表第一（第三条関係）` → 別表第一. The first of a name keeps it. */
export function listAppendices({ sections }: Pick<Document, 'sections'>): readonly NamedAppendix[] {
  const named = new Map<string, string>();
  for (const { locator, heading, text } of sections) {
    if (locator.kind !== 'xml' || locator.element.includes('-') || !locator.element.startsWith('Appdx')) continue;
    const name = (heading ?? text).trim().replace(/[（(][^（）()]*関係[）)].*$/u, '').replace(/[\s\u3000].*$/u, '');
    for (const known of [name, readAppendixName(name) ?? '']) if (known !== '' && known.length < 40 && !named.has(known)) named.set(known, locator.element);
  }
  return [...named].map(([name, element]) => ({ name, element }));
}

/** By 改正附則 (`SupplProvision[3]`): its AmendLawNum as the heading prints it. */
export function listAmendments({ sections }: Pick<Document, 'sections'>): ReadonlyMap<string, string> {
  const amendments = new Map<string, string>();
  for (const { locator, heading, breadcrumb } of sections) {
    if (locator.kind !== 'xml' || !locator.element.startsWith('SupplProvision')) continue;
    const container = locator.element.split('-')[0] ?? '';
    if (amendments.has(container)) continue;
    const label = container === locator.element ? heading : breadcrumb.find((crumb) => crumb.startsWith('附'));
    const amendment = /（((?:明治|大正|昭和|平成|令和).+号)[^（）]*）$/u.exec(label ?? '')?.[1];
    if (amendment !== undefined) amendments.set(container, amendment);
  }
  return amendments;
}
