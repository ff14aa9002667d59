import { contentHash, type Attributes, type Chunk, type Document, type Section } from '../../corpora-config/index.ts';
import { groupUnits } from './group-units.ts';
import { joinLocators } from './join-locators.ts';
import { chunkNames } from './name-chunks.ts';
import { packUnit, type ChunkLength, type PackedChunk } from './pack-unit.ts';

/** Changes whenever the same document would give other chunks; part of the chunker's fingerprint. */
export const chunkerVersion = 'chunker 1';

/**
 * Cuts a document into chunks along its own structure. The chunks, joined, are the document's text. No chunk reaches over the beginning
 * of a unit, save that headings go with what follows them; headings at the end of the document stand with the chunk before, or alone when they begin a unit.
 * Everything but the text comes from the first body section of a chunk. Time is linear in the text.
 * Throws `TypeError` when `maximumCharacters` is below 4.
 */
export function chunkDocument(document: Document, length: ChunkLength): readonly Chunk[] {
  if (length.maximumCharacters < 4) throw new TypeError(`expected a maximum of 4 or more characters, got ${length.maximumCharacters}`);
  const packed = groupUnits(document.sections).flatMap((unit) => packUnit(unit, length));
  const finish = chunkFinisher(document);
  return packed.map(finish);
}

function chunkFinisher(document: Document): (packed: PackedChunk, ordinal: number) => Chunk {
  const names = chunkNames(document.id);
  const nameParent = lastNameKept(names.place);
  const attributesOf = attributeMerger(document.attributes);
  const { id, corpus, tenant, title, date, revision: { validFrom, validUntil } } = document;
  const dates = { ...(date === undefined ? {} : { date }), ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) };
  return ({ text, sections }, ordinal) => {
    const first = firstBody(sections);
    return {
      id: names.next(first.path),
      document: id,
      corpus,
      tenant,
      ordinal,
      title,
      breadcrumb: first.breadcrumb,
      text,
      parent: first.parent === undefined ? id : nameParent(first.parent),
      locator: joinLocators(first.locator, sections.at(-1)?.locator),
      attributes: attributesOf(first.attributes),
      ...dates,
      contentHash: contentHash(text),
    };
  };
}

/** Neighbours often share their parent, and then the array that names it. */
function lastNameKept(place: (path: readonly string[]) => string): (path: readonly string[]) => string {
  let last: readonly string[] | undefined;
  let name = '';
  return (path) => {
    if (path !== last) name = place(path);
    last = path;
    return name;
  };
}

function firstBody(sections: readonly Section[]): Section {
  const first = sections.find(({ role }) => role !== 'heading') ?? sections[0];
  if (first === undefined) throw new TypeError('a chunk has at least one section');
  return first;
}

/** Sections that share their attributes share the merged ones too. */
function attributeMerger(base: Attributes): (own: Attributes | undefined) => Attributes {
  const merged = new Map<Attributes, Attributes>();
  return (own) => {
    if (own === undefined) return base;
    const known = merged.get(own) ?? { ...base, ...own };
    merged.set(own, known);
    return known;
  };
}
