import { createFinding, type Finding } from '../../../corpora-config/index.ts';
import type { ParserInput, ParserOutput } from '../parser.ts';
import { checkArchive } from './check-archive.ts';

/** First bytes of an OLE container: an office file before 2007, or an encrypted one of today. */
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

/**
 * Reads an office file when it is safe to: names encrypted, damaged and over-large ones by finding, and turns what the
 * library throws into `office.broken`.
 */
export async function openOffice(input: ParserInput, read: () => Promise<ParserOutput>): Promise<ParserOutput> {
  const finding = isOle(input.bytes) ? describeOle(input.bytes) : await checkArchive(input.bytes);
  if (finding !== undefined) return { documents: [], findings: [finding] };
  try {
    return await read();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { documents: [], findings: [createFinding('office.broken', `expected a readable office file, got ${message}`)] };
  }
}

/** Whether bytes begin as an OLE container. */
export function isOle(bytes: Uint8Array): boolean {
  return oleMagic.every((byte, index) => bytes[index] === byte);
}

/** An encrypted package holds a stream of that name, in UTF-16. */
function describeOle(bytes: Uint8Array): Finding {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return encrypted
    ? createFinding('office.encrypted', 'expected a file without a password, got an encrypted one')
    : createFinding('file.unsupported-format', 'expected .docx or .xlsx, got the binary form that offices wrote before 2007');
}
