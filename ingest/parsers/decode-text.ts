import { isUtf8, transcode } from 'node:buffer';
import { createFinding, type Finding } from '../../corpora-config/index.ts';

/** Text of a file and how it was read. */
export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncodingName;
  /** Characters that could not be read and stand as U+FFFD. */
  readonly replaced: number;
}

/** WHATWG names; `shift_jis` is Windows code page 932, so that ① and 髙 are read. */
type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

/**
 * Reads bytes as text: byte order mark, then escape sequences of ISO-2022-JP, then valid UTF-8, then the encoding the file
 * declares (`charset=`, `encoding=`), then whichever Japanese encoding explains the bytes best. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = encodingOfMark(bytes) ?? encodingWithoutLetters(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', replaced: 0 };
  const declared = declaredEncoding(bytes);
  const strict = declared === undefined ? undefined : decodeStrictly(bytes, declared);
  if (declared !== undefined && strict !== undefined) return { text: strict, encoding: declared, replaced: 0 };
  return decodeByLikelihood(bytes);
}

/** `file.invalid-encoding` when characters were replaced, else nothing. */
export function findReplacements({ encoding, replaced }: DecodedText): readonly Finding[] {
  if (replaced === 0) return [];
  return [createFinding('file.invalid-encoding', `expected ${encoding} text, ${replaced} characters could not be read`, { kind: 'file' })];
}

function encodingOfMark(bytes: Uint8Array): TextEncodingName | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** ISO-2022-JP announces kanji by ESC $; UTF-16 without a mark shows NUL in every second byte of its line ends and digits. */
function encodingWithoutLetters(bytes: Uint8Array): TextEncodingName | undefined {
  const head = bytes.subarray(0, 4096);
  const escape = head.indexOf(0x1b);
  if (escape >= 0 && head[escape + 1] === 0x24) return 'iso-2022-jp';
  if (!head.includes(0)) return undefined;
  const zeros = [0, 0];
  for (let index = 0; index < head.length; index += 1) if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const share = (even + odd) / head.length;
  const oneSided = bytes.length % 2 === 0 && (even === 0) !== (odd === 0);
  if (!oneSided || share < 0.02 || (share < 0.25 && decodeStrictly(bytes, 'utf-8') !== undefined)) return undefined;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

function decodeAs(bytes: Uint8Array, encoding: TextEncodingName): DecodedText {
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== undefined) return { text: strict, encoding, replaced: 0 };
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, replaced: countOf(text, /\ufffd/gu) };
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncodingName): string | undefined {
  if (encoding === 'utf-8') return decodeUtf8(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Checking and transcoding take a third of the time that a fatal `TextDecoder` takes for Japanese text; the result is the same. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return transcode(marked ? bytes.subarray(3) : bytes, 'utf8', 'utf16le').toString('utf16le');
}

function declaredEncoding(bytes: Uint8Array): TextEncodingName | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const label = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
  if (label === undefined) return undefined;
  if (/^(?:shift[_-]?jis|x-sjis|sjis|windows-31j|cp932|ms932)$/u.test(label)) return 'shift_jis';
  if (/^(?:x-)?euc-?jp$/u.test(label)) return 'euc-jp';
  return label === 'iso-2022-jp' ? label : undefined;
}

/** Fewest replaced characters wins; half-width kana count too, because a wrong Japanese encoding is full of them. */
function decodeByLikelihood(bytes: Uint8Array): DecodedText {
  const sample = bytes.subarray(0, 65_536);
  const ranked = (['utf-8', 'shift_jis', 'euc-jp'] as const).map((encoding) => ({ encoding, cost: costOf(sample, encoding) }));
  const best = ranked.reduce((kept, next) => (next.cost < kept.cost ? next : kept));
  return decodeAs(bytes, best.encoding);
}

function costOf(bytes: Uint8Array, encoding: TextEncodingName): number {
  return countOf(new TextDecoder(encoding).decode(bytes), /[\ufffd\uff61-\uff9f\ue000-\uf8ff]/gu);
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _match of text.matchAll(pattern)) count += 1;
  return count;
}
