import { GensenError } from '../errors/gensen-error.ts';

/**
 * One grammar for every identifier, the same in URLs, citations, qrels and logs:
 *
 *     identifier = kind "/" document ["@" revision] ["/" path]
 *     document   = segment *("/" segment)      ; as many segments as `documentSegments` says
 *     path       = segment *("/" segment)      ; a place inside the document
 *
 * Diet speeches keep the form of the National Diet Library: the first path segment is joined to the
 * document by "_" (`diet/121705261X00220250605_012`).
 * A segment may hold any character; `%`, `/`, `@`, `?`, `#`, white space and controls are percent-encoded (RFC 3986).
 */
export interface Identifier {
  readonly kind: DocumentKind;
  /** Exactly `documentSegments[kind]` non-empty segments. */
  readonly document: readonly string[];
  /** The source's own name of the revision, e.g. `20250601_504AC0000000068`. Absent: the document has no revisions. */
  readonly revision?: string;
  /** Empty: the document itself. */
  readonly path: readonly string[];
}

/** How many segments name a document of each kind: house, session and number for a written question. */
export const documentSegments = {
  law: 1,
  diet: 1,
  question: 3,
  gazette: 2,
  'white-paper': 2,
  manual: 2,
} as const;

export type DocumentKind = keyof typeof documentSegments;

/** Writes an identifier in its one canonical form. Throws `TypeError` when the number of segments is wrong or one is empty. */
export function buildIdentifier(identifier: Identifier): string {
  const { kind, document, revision, path } = identifier;
  if (document.length !== documentSegments[kind]) {
    throw new TypeError(`a ${kind} is named by ${documentSegments[kind]} segments, got ${document.length}`);
  }
  if (document.includes('') || path.includes('') || revision === '') throw new TypeError('an identifier has no empty segment');
  const encoded = document.map((segment) => encodeSegment(segment, kind));
  const base = `${kind}/${encoded.join('/')}${revision === undefined ? '' : `@${encodeSegment(revision, kind)}`}`;
  return path.length === 0 ? base : base + separatorOf(kind) + encodePath(path);
}

/**
 * Reads an identifier. `parseIdentifier(buildIdentifier(x))` equals `x`, and the other way round for canonical text.
 * Throws `GensenError` `identifier.invalid` for anything else.
 */
export function parseIdentifier(text: string): Identifier {
  const [kind, ...rest] = text.split('/');
  if (!isDocumentKind(kind)) throw invalid(text, `a kind out of ${Object.keys(documentSegments).join(', ')}`);
  const segments = kind === 'diet' ? splitSpeech(rest) : rest;
  const count = documentSegments[kind];
  if (segments.length < count || segments.includes('')) throw invalid(text, `${count} or more non-empty segments after the kind`);
  const [last = '', revision] = (segments[count - 1] ?? '').split('@');
  const document = [...segments.slice(0, count - 1), last].map((segment) => decodeSegment(segment, text));
  const path = segments.slice(count).map((segment) => decodeSegment(segment, text));
  const parsed = { kind, document, path, ...(revision === undefined ? {} : { revision: decodeSegment(revision, text) }) };
  if (buildIdentifierOr(parsed) !== text) throw invalid(text, 'the canonical form');
  return parsed;
}

/** The identifier of the document that `text` names or lies in, revision included. */
export function documentOf(text: string): string {
  return buildIdentifier({ ...parseIdentifier(text), path: [] });
}

/** The identifier of a place inside a document. `path` may be empty. */
export function placeIn(document: string, path: readonly string[]): string {
  return buildIdentifier({ ...parseIdentifier(document), path });
}

/** `placeIn` for the many places of one document, whose identifier is read once. Throws as `placeIn` does, the document's mistakes at once. */
export function placesIn(document: string): (path: readonly string[]) => string {
  const identifier = parseIdentifier(document);
  const whole = buildIdentifier({ ...identifier, path: [] });
  const beginning = whole + separatorOf(identifier.kind);
  return (path) => {
    if (path.includes('')) throw new TypeError('an identifier has no empty segment');
    return path.length === 0 ? whole : beginning + encodePath(path);
  };
}

export function isDocumentKind(text: string | undefined): text is DocumentKind {
  return text !== undefined && Object.hasOwn(documentSegments, text);
}

function splitSpeech([first = '', ...rest]: readonly string[]): readonly string[] {
  const at = first.indexOf('_', first.indexOf('@') < 0 ? 0 : first.indexOf('@'));
  return at < 0 ? [first, ...rest] : [first.slice(0, at), first.slice(at + 1), ...rest];
}

/** Any character that `reserved` has, and halves of pairs that it has not: nearly no segment holds one, and this finds out in a tenth of the time. */
const suspect = /[%/@?#\s\u0000-\u001f\u007f\ud800-\udfff]/;

// oxlint-disable-next-line no-control-regex -- controls are exactly what must not stand in an identifier
const reserved = /[%/@?#\s\u0000-\u001f\u007f]|[\ud800-\udfff]/gu;

function separatorOf(kind: DocumentKind): string {
  return kind === 'diet' ? '_' : '/';
}

function encodePath(path: readonly string[]): string {
  return path.length === 1 ? encodeSegment(path[0] ?? '') : path.map((segment) => encodeSegment(segment)).join('/');
}

/** A lone surrogate has no UTF-8 form; it is written as U+FFFD, so that an identifier is always valid in a URL. */
function encodeSegment(segment: string, kind?: DocumentKind): string {
  const encoded = !suspect.test(segment) ? segment : segment.replace(reserved, (character) => encodeURIComponent(character.replace(/[\ud800-\udfff]/u, '\ufffd')));
  return kind === 'diet' ? encoded.replaceAll('_', '%5F') : encoded;
}

function decodeSegment(segment: string, whole: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw invalid(whole, 'valid percent-encoding', cause);
  }
}

function buildIdentifierOr(identifier: Identifier): string | undefined {
  try {
    return buildIdentifier(identifier);
  } catch {
    return undefined;
  }
}

function invalid(text: string, expected: string, cause?: unknown): GensenError {
  return new GensenError('identifier.invalid', {
    message: `expected ${expected}, got ${JSON.stringify(text.slice(0, 200))}`,
    mend: 'write it as kind/document[@revision][/path], e.g. law/129AC0000000089/MainProvision-Article_709-Paragraph_1',
    cause,
  });
}
