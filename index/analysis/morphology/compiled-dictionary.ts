/** Numbers a slot of the trie: base, check, first entry, entry after the last. */
export const SLOT_FIELDS = 4;
/** Numbers an entry: left context, right context, cost, part of speech. */
export const ENTRY_FIELDS = 4;
/** Instead of an offset into `texts`: the dictionary gives none. */
export const NO_TEXT = -1;
/** Instead of an offset of a base form: it is the surface. */
export const SURFACE_TEXT = -2;

/** Surfaces and their words, as the lattice walks them. */
export interface Lexicon {
  /** By UTF-16 unit: its symbol in the trie; 0: in no surface. */
  readonly symbolOfUnit: Uint16Array;
  /** Double array, see `SLOT_FIELDS`: the child of slot s by symbol c is slot `base(s) + c`, if its check is s. Slot 0 is the root. */
  readonly trie: Int32Array;
  /** See `ENTRY_FIELDS`. Homographs stand together, in kuromoji's order. */
  readonly entries: Int16Array;
}

/** IPADIC compiled for the lattice: everything in typed arrays over one buffer that threads share. */
export interface CompiledDictionary extends Lexicon {
  /** What threads are given; `viewDictionary` makes the rest of it again without copying. */
  readonly buffer: SharedArrayBuffer;
  /** Which dictionary it was compiled from, such as `kuromoji-0.1.2`. */
  readonly source: string;
  /** Entries below are words of the dictionary, those from here on are made up for unknown text. */
  readonly knownEntries: number;
  /** Unknown entries of character class c: `unknownStart[c]` up to `unknownStart[c + 1]`. */
  readonly unknownStart: Int32Array;
  /** By class, 1: an unknown word is tried even where the dictionary has words. */
  readonly alwaysTried: Uint8Array;
  /** By class, 1: an unknown word takes the whole run of the class; 0: a single character. */
  readonly grouped: Uint8Array;
  /** Class of each UTF-16 unit. */
  readonly classOfUnit: Uint8Array;
  /** Class of Greek letters: a plain-noun class that groups; stands in for what lies outside the basic plane. */
  readonly letterClass: number;
  /** Cost of right context r before left context l: `connection[l * connectionWidth + r]`. One search reads one row. */
  readonly connection: Int16Array;
  readonly connectionWidth: number;
  /** By entry: number of the word's record in kuromoji's files. */
  readonly recordOfEntry: Int32Array;
  /** By entry: where base form and reading begin in `texts`. */
  readonly baseOfEntry: Int32Array;
  readonly readingOfEntry: Int32Array;
  /** UTF-8, each text ended by a zero byte. */
  readonly texts: Uint8Array;
  /** By number: part of speech ×4, conjugation type, conjugation form, comma between, `*` when absent. */
  readonly partsOfSpeech: readonly string[];
}

/** The arrays of a dictionary before they are laid out in one buffer. */
export type DictionaryParts = Omit<CompiledDictionary, 'buffer'>;

/** Raise it when the layout or the compiling changes; what is cached under another number is made again. */
const FORMAT = 1;

const arrays = {
  symbolOfUnit: Uint16Array, trie: Int32Array, entries: Int16Array, unknownStart: Int32Array, alwaysTried: Uint8Array, grouped: Uint8Array,
  classOfUnit: Uint8Array, connection: Int16Array, recordOfEntry: Int32Array, baseOfEntry: Int32Array, readingOfEntry: Int32Array, texts: Uint8Array,
} as const;
type ArrayName = keyof typeof arrays;
const arrayNames = Object.keys(arrays) as readonly ArrayName[];

type Facts = Pick<DictionaryParts, 'source' | 'knownEntries' | 'letterClass' | 'connectionWidth' | 'partsOfSpeech'>;

interface Header extends Facts {
  readonly format: number;
  /** Elements of each array. */
  readonly lengths: Readonly<Record<ArrayName, number>>;
}

/** First bytes of the buffer: a word to know it by, then the length of the header in bytes as a 32-bit number. */
const mark = 'gensendi';
const markBytes = mark.length;
const headerStart = markBytes + 4;

/**
 * Lays a dictionary out in one shared buffer: mark, header length, header (JSON), then the arrays, each at a multiple of 8 bytes,
 * numbers in the machine's order (little-endian on everything Node runs on).
 */
export function layOutDictionary(parts: DictionaryParts): CompiledDictionary {
  const { source, knownEntries, letterClass, connectionWidth, partsOfSpeech } = parts;
  const lengths = Object.fromEntries(arrayNames.map((name) => [name, parts[name].length])) as Record<ArrayName, number>;
  const header = Buffer.from(JSON.stringify({ format: FORMAT, lengths, source, knownEntries, letterClass, connectionWidth, partsOfSpeech } satisfies Header));
  const places = placeArrays(header.length, lengths);
  const buffer = new SharedArrayBuffer(places.end);
  const bytes = new Uint8Array(buffer);
  bytes.set(Buffer.from(mark));
  new DataView(buffer).setUint32(markBytes, header.length, true);
  bytes.set(header, headerStart);
  const dictionary = viewDictionary(buffer);
  if (dictionary === undefined) throw new TypeError('expected the header just written to be readable');
  for (const name of arrayNames) dictionary[name].set(parts[name]);
  return dictionary;
}

/** The dictionary in a buffer; undefined when it holds none of this format. Copies nothing but the part-of-speech names. */
export function viewDictionary(buffer: SharedArrayBuffer): CompiledDictionary | undefined {
  const header = readHeader(buffer);
  if (header === undefined) return undefined;
  const { format: _format, lengths, ...facts } = header;
  const { starts, end } = placeArrays(new DataView(buffer).getUint32(markBytes, true), lengths);
  if (end !== buffer.byteLength) return undefined;
  const view = <Numbers>(name: ArrayName, type: new (from: SharedArrayBuffer, start: number, length: number) => Numbers): Numbers => new type(buffer, starts[name], lengths[name]);
  return {
    ...facts,
    buffer,
    symbolOfUnit: view('symbolOfUnit', arrays.symbolOfUnit),
    trie: view('trie', arrays.trie),
    entries: view('entries', arrays.entries),
    unknownStart: view('unknownStart', arrays.unknownStart),
    alwaysTried: view('alwaysTried', arrays.alwaysTried),
    grouped: view('grouped', arrays.grouped),
    classOfUnit: view('classOfUnit', arrays.classOfUnit),
    connection: view('connection', arrays.connection),
    recordOfEntry: view('recordOfEntry', arrays.recordOfEntry),
    baseOfEntry: view('baseOfEntry', arrays.baseOfEntry),
    readingOfEntry: view('readingOfEntry', arrays.readingOfEntry),
    texts: view('texts', arrays.texts),
  };
}

/** Shared memory cannot be decoded or parsed in place; the header is small. */
function readHeader(buffer: SharedArrayBuffer): Header | undefined {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < headerStart || Buffer.from(bytes.slice(0, markBytes)).toString('latin1') !== mark) return undefined;
  const length = new DataView(buffer).getUint32(markBytes, true);
  if (headerStart + length > bytes.length) return undefined;
  try {
    const header = JSON.parse(Buffer.from(bytes.slice(headerStart, headerStart + length)).toString('utf8')) as Header;
    return header.format === FORMAT ? header : undefined;
  } catch {
    return undefined;
  }
}

function placeArrays(headerBytes: number, lengths: Readonly<Record<ArrayName, number>>): { readonly starts: Readonly<Record<ArrayName, number>>; readonly end: number } {
  let end = alignUp(headerStart + headerBytes);
  const starts = Object.fromEntries(arrayNames.map((name) => {
    const start = end;
    end = alignUp(start + lengths[name] * arrays[name].BYTES_PER_ELEMENT);
    return [name, start];
  })) as Record<ArrayName, number>;
  return { starts, end };
}

function alignUp(bytes: number): number {
  return (bytes + 7) & ~7;
}
