/** A text made equal for matching, which remembers where each of its units came from. Offsets are UTF-16 code units. */
export class FoldedText {
  readonly text: string;
  readonly #sourceLength: number;
  /** Source offset of each unit; absent when nothing moved. */
  readonly #offsets: Int32Array | undefined;

  constructor(text: string, sourceLength: number, offsets?: Int32Array) {
    this.text = text;
    this.#sourceLength = sourceLength;
    this.#offsets = offsets;
  }

  /** Where in the source the unit at `index` comes from; the length of the source at or after the end. Never decreases. */
  offsetOf(index: number): number {
    if (index >= this.text.length) return this.#sourceLength;
    return this.#offsets?.[index] ?? index;
  }

  /** The part of the source that units `start` to `end` (exclusive) stand for. Units made of one character share its whole place. */
  spanOf(start: number, end: number): readonly [number, number] {
    const first = this.offsetOf(start);
    if (end <= start) return [first, first];
    const last = this.offsetOf(end - 1);
    let after = end;
    while (after < this.text.length && this.offsetOf(after) === last) after += 1;
    return [first, this.offsetOf(after)];
  }

  /** This text with some parts replaced. Every unit of a replacement comes from where the replaced part began. */
  replace(edits: readonly Edit[]): FoldedText {
    if (edits.length === 0) return this;
    const gained = edits.reduce((sum, { start, end, replacement }) => sum + replacement.length - (end - start), 0);
    const offsets = new Int32Array(this.text.length + gained);
    const pieces: string[] = [];
    let position = 0;
    let filled = 0;
    for (const { start, end, replacement } of edits) {
      pieces.push(this.text.slice(position, start), replacement);
      this.#copyOffsets(offsets, filled, [position, start]);
      filled += start - position;
      offsets.fill(this.offsetOf(start), filled, filled + replacement.length);
      filled += replacement.length;
      position = end;
    }
    pieces.push(this.text.slice(position));
    this.#copyOffsets(offsets, filled, [position, this.text.length]);
    return new FoldedText(pieces.join(''), this.#sourceLength, offsets);
  }

  #copyOffsets(target: Int32Array, at: number, [start, end]: readonly [number, number]): void {
    if (this.#offsets === undefined) for (let index = start; index < end; index += 1) target[at + index - start] = index;
    else target.set(this.#offsets.subarray(start, end), at);
  }
}

/** One replacement; a list of them is in text order and does not overlap. `end` is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Collects folded units one by one. Room grows as needed; a single instance serves one text. */
export class FoldedUnits {
  length = 0;
  #units: Uint16Array;
  #offsets: Int32Array;

  constructor(expectedLength: number) {
    this.#units = new Uint16Array(expectedLength + 16);
    this.#offsets = new Int32Array(expectedLength + 16);
  }

  push(unit: number, offset: number): void {
    if (this.length === this.#units.length) this.#grow();
    this.#units[this.length] = unit;
    this.#offsets[this.length] = offset;
    this.length += 1;
  }

  /** The unit `back` places before the end (1: the last); 0 when there is none. */
  before(back: number): number {
    return this.length < back ? 0 : (this.#units[this.length - back] ?? 0);
  }

  replaceLast(unit: number): void {
    this.#units[this.length - 1] = unit;
  }

  finish(sourceLength: number): FoldedText {
    const bytes = Buffer.from(this.#units.buffer, 0, this.length * 2);
    return new FoldedText(bytes.toString('utf16le'), sourceLength, this.#offsets.slice(0, this.length));
  }

  #grow(): void {
    const units = new Uint16Array(this.length * 2);
    const offsets = new Int32Array(this.length * 2);
    units.set(this.#units);
    offsets.set(this.#offsets);
    this.#units = units;
    this.#offsets = offsets;
  }
}
