import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive made for a test; `declaredBytes` lies about its size. */
export interface TestEntry {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly declaredBytes?: number;
}

/** A zip archive (APPNOTE 6.3.3) of deflated entries, hostile names and false sizes included. */
export function buildZip(entries: readonly TestEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : Buffer.from(entry.name);
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const fields = header({ entry, content, packed, nameLength: name.length });
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...parts, listing, endOfDirectory(entries.length, listing.length, offset)]);
}

interface Packed {
  readonly entry: TestEntry;
  readonly content: Buffer;
  readonly packed: Buffer;
  readonly nameLength: number;
}

/** The 26 bytes that local and central headers share; flag 11 says that names are UTF-8. */
function header({ entry, content, packed, nameLength }: Packed): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(typeof entry.name === 'string' ? 0x0800 : 0, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(0x5a21_0000, 6);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.declaredBytes ?? content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function endOfDirectory(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
