import { crc32 } from 'node:zlib';

/** One file of an archive. `name` uses `/` between folders. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** 1980-01-01 in the MS-DOS form of the zip format: the earliest day it knows, so that equal entries give equal bytes. */
const fixedDate = 0x0021;
/** General purpose bit 11: names are UTF-8. */
const utf8Names = 0x0800;

/**
 * A zip archive whose entries are stored, not compressed (PKWARE APPNOTE 6.3: local headers, central directory, end record).
 * Equal entries in equal order give equal bytes. Up to 65,535 entries and 4 GiB; more is not needed here and not checked.
 */
export function writeStoredZip(entries: readonly ZipEntry[]): Uint8Array {
  const files = entries.map(({ name, content }) => ({ name: Buffer.from(name), content: Buffer.from(content) }));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const fields = commonFields(name, content);
    const local = Buffer.concat([number32(0x04034b50), fields, name, content]);
    directory.push(Buffer.concat([number32(0x02014b50), number16(20), fields, Buffer.alloc(10), number32(offset), name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(files.length, central.length, offset)]);
}

/** Version, flags, method 0, time, date, checksum, both sizes, lengths of name and extra field: the same in both headers. */
function commonFields(name: Buffer, content: Buffer): Buffer {
  return Buffer.concat([
    ...[20, utf8Names, 0, 0, fixedDate].map(number16),
    ...[crc32(content), content.length, content.length].map(number32),
    ...[name.length, 0].map(number16),
  ]);
}

function endRecord(count: number, bytes: number, offset: number): Buffer {
  return Buffer.concat([number32(0x06054b50), ...[0, 0, count, count].map(number16), ...[bytes, offset].map(number32), number16(0)]);
}

function number16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function number32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
