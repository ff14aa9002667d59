import type { Attributes } from '../../../corpora-config/index.ts';
import type { LawNode } from './law-tree.ts';
import { readXmlTree } from './read-xml-tree.ts';

/** What an answer of e-Gov tells of one revision of one law (`revision_info` of the API version 2). */
export interface RevisionFacts {
  readonly lawId: string;
  /** `{YYYYMMDD}_{amending law}`. */
  readonly revision: string;
  /** When e-Gov last changed the entry, ISO time; empty when unknown. */
  readonly updated: string;
  /** ISO date of repeal. */
  readonly repealDate?: string;
  /** `Repeal`, `Expire`, `Suspend` or `LossOfEffectiveness`. Absent: the law holds, or the answer does not say. */
  readonly repealStatus?: string;
  /** Repealed, but 「なお効力を有する」. */
  readonly remainsInForce: boolean;
  /** What a document keeps of it. */
  readonly attributes: Attributes;
}

/** What an item holds besides text. */
export interface ReadFacts {
  readonly facts: readonly RevisionFacts[];
  /** True: a list of laws or revisions, without the text of any. */
  readonly isList: boolean;
}

/**
 * Reads the revisions that an answer tells of: `/laws`, `/law_revisions` and `/law_data`, as JSON or XML. Of anything else, broken
 * input included, it gives none: what is wrong with an item is found when it is parsed.
 */
export function readRevisionFacts(text: string): ReadFacts {
  if (!text.includes('law_revision_id')) return { facts: [], isList: false };
  const hasText = text.includes('"law_full_text"') || text.includes('<law_full_text');
  const entries = /^\s*[[{]/u.test(text) ? entriesOfJson(text) : entriesOfXml(text);
  const facts = entries.flatMap(describeEntry);
  return { facts, isList: !hasText && facts.length > 0 };
}

/** The same of what a source tells in its listing, under e-Gov's names. */
export function factsOfMetadata(metadata: Readonly<Record<string, string | number | boolean | null>>): readonly RevisionFacts[] {
  return describeEntry(Object.fromEntries(Object.entries(metadata).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]))));
}

type Entry = Readonly<Record<string, string>>;

/** An object without objects in it: such are all entries of the lists, wherever in the answer they stand. */
const flatObject = /\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/gu;

/** The text of a law is megabytes long and follows the facts. */
function entriesOfJson(text: string): readonly Entry[] {
  const end = text.indexOf('"law_full_text"');
  return [...(end < 0 ? text : text.slice(0, end)).matchAll(flatObject)].flatMap(([object]) => (object.includes('"law_revision_id"') ? readObject(object) : []));
}

function readObject(object: string): readonly Entry[] {
  try {
    const read: unknown = JSON.parse(object);
    if (typeof read !== 'object' || read === null) return [];
    return [Object.fromEntries(Object.entries(read).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, String(value)]])))];
  } catch {
    return [];
  }
}

function entriesOfXml(text: string): readonly Entry[] {
  try {
    const entries: Entry[] = [];
    collectEntries(readXmlTree(text), entries);
    return entries;
  } catch {
    return [];
  }
}

function collectEntries(node: LawNode, entries: Entry[]): void {
  if (node.tag === 'Law') return;
  const children = node.children.filter((child) => typeof child !== 'string');
  if (children.some(({ tag }) => tag === 'law_revision_id')) entries.push(Object.fromEntries(children.map(({ tag, children: below }) => [tag, below.filter((part) => typeof part === 'string').join('').trim()])));
  for (const child of children) collectEntries(child, entries);
}

/** A revision is named in other places too (attached files); only entries with facts of amendment count. */
function describeEntry(entry: Entry): readonly RevisionFacts[] {
  const [, lawId, revision] = /^([0-9A-Za-z]+)_(\d{8}_[0-9A-Za-z]+)$/u.exec(entry['law_revision_id'] ?? '') ?? [];
  const isEntry = entry['amendment_enforcement_date'] !== undefined || entry['repeal_status'] !== undefined;
  if (lawId === undefined || revision === undefined || !isEntry) return [];
  const status = entry['repeal_status'];
  const repealStatus = status === undefined || status === '' || status === 'None' ? undefined : status;
  const repealDate = repealStatus === undefined ? undefined : isoDate(entry['repeal_date']) ?? (entry['amendment_type'] === '8' ? isoDate(entry['amendment_enforcement_date']) : undefined);
  return [{
    lawId,
    revision,
    updated: entry['updated'] ?? '',
    ...(repealStatus === undefined ? {} : { repealStatus }),
    ...(repealDate === undefined ? {} : { repealDate }),
    remainsInForce: entry['remain_in_force'] === 'true',
    attributes: attributesOf(entry),
  }];
}

const attributeOfField: Readonly<Record<string, string>> = {
  amendment_law_id: 'revisionLawId',
  amendment_law_title: 'revisionLawTitle',
  amendment_law_num: 'revisionLawNumber',
  amendment_promulgate_date: 'revisionPromulgationDate',
  amendment_enforcement_comment: 'enforcementComment',
  amendment_scheduled_enforcement_date: 'scheduledEnforcementDate',
  amendment_type: 'amendmentType',
};

function attributesOf(entry: Entry): Attributes {
  return Object.fromEntries(Object.entries(attributeOfField).flatMap(([field, name]) => {
    const value = entry[field] ?? '';
    return value === '' ? [] : [[name, [value]]];
  }));
}

function isoDate(text: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/u.exec(text ?? '')?.[0];
}
