import { buildIdentifier, createFinding, textOf, type Document, type Revision } from '../../../corpora-config/index.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { attributesOfLaw, promulgationDate, titleOfLaw, type DescribedLaw } from './describe-law.ts';
import { findLaws, nameAnswer } from './find-laws.ts';
import { LawNotes } from './law-notes.ts';
import { LawRefusal } from './law-tree.ts';
import { dateOfRevision, nameLaw, revisionOfText, type LawName } from './name-law.ts';
import { readJsonTree } from './read-json-tree.ts';
import { readXmlTree } from './read-xml-tree.ts';
import { readRevisionFacts } from './revision-facts.ts';
import { splitLaw } from './split-law.ts';

/**
 * Reads 法令標準XML v3: a `<Law>` alone or in any wrapper (e-Gov API v1 and v2), and the JSON answers of API v2.
 * Real files break the schema, so nothing is refused for not validating. Failures: `xml.malformed`, `xml.entity-declared`,
 * `xml.too-deep`, `json.malformed`, `law.no-law-body`, `document.no-text`.
 */
export const lawParser: Parser = {
  version: 'law 2',
  async parse(input: ParserInput): Promise<ParserOutput> {
    const decoded = decodeText(input.bytes);
    const findings = findReplacements(decoded);
    try {
      return { documents: readLaws(decoded.text, input), findings };
    } catch (error) {
      if (error instanceof LawRefusal) return { documents: [], findings: [...findings, createFinding(error.rule, error.message, { kind: 'file' })] };
      throw error;
    }
  },
};

function readLaws(text: string, input: ParserInput): readonly Document[] {
  const root = /^\s*[[{]/u.test(text) ? readJsonTree(text) : readXmlTree(text);
  const { laws, fields } = findLaws(root);
  if (laws.length === 0 && readRevisionFacts(text).isList) throw new LawRefusal('law.revision-list', 'a list of laws or revisions without the text of any');
  if (laws.length === 0) throw new LawRefusal('law.no-law-body', `expected a <Law> that has a <LawBody>, got ${nameAnswer(root)}`);
  // A file name names one law; the laws of a collection are named by what they hold.
  const named = laws.length === 1 ? input : { ...input, key: '' };
  const documents = laws.map((law) => buildDocument({ law, fields, name: nameLaw({ key: named.key, law, fields }) }, input));
  if (documents.some(({ sections }) => sections.length === 0)) throw new LawRefusal('document.no-text', 'expected text in every <LawBody>, got none');
  return documents;
}

function buildDocument(described: DescribedLaw, { definition, uri, validity }: ParserInput): Document {
  const { law, name } = described;
  const notes = new LawNotes();
  const sections = splitLaw(law, { notes, maximumCharacters: definition.chunking.maximumCharacters });
  const date = promulgationDate(described);
  return {
    id: buildIdentifier({ kind: 'law', document: [name.lawId], path: [], ...(name.revision === undefined ? {} : { revision: name.revision }) }),
    corpus: definition.id,
    tenant: definition.tenant,
    title: titleOfLaw(described),
    uri: name.registered ? (definition.uriTemplate ?? 'https://laws.e-gov.go.jp/law/{document}').replaceAll('{document}', encodeURIComponent(name.lawId)) : uri,
    ...(date === undefined ? {} : { date }),
    revision: revisionOf(name, validity, () => textOf({ sections })),
    attributes: { ...attributesOfLaw(described), ...validity?.attributes },
    sections,
    findings: notes.findings(),
  };
}

function revisionOf(name: LawName, validity: ParserInput['validity'], text: () => string): Revision {
  const { validFrom = name.revision === undefined ? undefined : dateOfRevision(name.revision), validUntil } = validity ?? {};
  return { id: name.revision ?? revisionOfText(text()), ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) };
}
