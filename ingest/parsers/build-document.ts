import { contentHash, textOf, type Attributes, type Document, type Finding, type Section } from '../../corpora-config/index.ts';
import type { ParserInput } from './parser.ts';

/** The parts of a document that its parser found; everything else comes from the item and its corpus definition. */
export interface DocumentParts {
  /** Identifier without a path. */
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly findings?: readonly Finding[];
  readonly attributes?: Attributes;
  /** ISO date. */
  readonly date?: string | undefined;
  /** Web address that the source itself states. Absent: the corpus definition's template, else the item's own address. */
  readonly uri?: string | undefined;
}

/** A document of the item `input`, named by the hash of its text as revision. */
export function buildDocument(input: ParserInput, parts: DocumentParts): Document {
  const { definition } = input;
  return {
    id: parts.id,
    corpus: definition.id,
    tenant: definition.tenant,
    title: parts.title,
    uri: parts.uri ?? fillTemplate(definition.uriTemplate, parts.id) ?? input.uri,
    ...(parts.date === undefined ? {} : { date: parts.date }),
    revision: { id: contentHash(textOf(parts)).slice(0, 16) },
    attributes: parts.attributes ?? {},
    sections: parts.sections,
    findings: parts.findings ?? [],
  };
}

/** Attributes out of single values; what is absent or empty gets no key. */
export function attributesOf(values: Readonly<Record<string, string | number | null | undefined>>): Attributes {
  const present = Object.entries(values).flatMap(([key, value]) => (value === undefined || value === null || value === '' ? [] : [[key, [String(value)]] as const]));
  return Object.fromEntries(present);
}

function fillTemplate(template: string | undefined, id: string): string | undefined {
  return template?.replaceAll('{document}', id.slice(id.indexOf('/') + 1));
}
