/**
 * Text → Shift_JIS (Windows code page 932). The table is the decoder turned round; of several codes for one character the
 * lowest is taken. Throws `TypeError` for a character that the code page does not have.
 */
export function encodeShiftJis(text: string): Uint8Array {
  const table = readTable();
  return Uint8Array.from([...text].flatMap((character) => {
    const code = table.get(character);
    if (code === undefined) throw new TypeError(`no Shift_JIS code for ${character}`);
    return code > 0xff ? [code >> 8, code & 0xff] : [code];
  }));
}

function readTable(): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('shift_jis');
  for (let code = 0; code < 0x80; code += 1) table.set(String.fromCharCode(code), code);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) addPair(table, decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
  }
  return table;
}

function addPair(table: Map<string, number>, decoded: string, code: number): void {
  if ([...decoded].length === 1 && decoded !== '\ufffd' && !table.has(decoded)) table.set(decoded, code);
}
