/** The UTF-16 unit of a character of the basic plane. */
export function unit(character: string): number {
  return character.charCodeAt(0);
}

/** The UTF-16 units of a text, in an array of their own. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

/** The text that units `start` to `end` (exclusive) write; lone surrogates stay. It keeps nothing else alive. */
export function textOf(units: Uint16Array, start: number, end: number): string {
  return Buffer.from(units.buffer, units.byteOffset + start * 2, (end - start) * 2).toString('utf16le');
}

/** Tells whether the units of `word` stand at `position`. Beyond the array nothing stands. */
export function standsAt(units: Uint16Array, position: number, word: Uint16Array): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (units[position + index] !== word[index]) return false;
  }
  return true;
}
