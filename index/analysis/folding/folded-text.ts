/** Units that remember where in their source they come from. Offsets are UTF-16 code units. */
export interface FoldedPlaces {
  /** How many units there are. */
  readonly length: number;
  offsetOf(index: number): number;
}

/** The part of the source that units `start` to `end` (exclusive) stand for. Units made of one character share its whole place. */
export function spanOf(places: FoldedPlaces, start: number, end: number): readonly [number, number] {
  const first = places.offsetOf(start);
  if (end <= start) return [first, first];
  const last = places.offsetOf(end - 1);
  let after = end;
  while (after < places.length && places.offsetOf(after) === last) after += 1;
  return [first, places.offsetOf(after)];
}

/** A text made equal for matching, which remembers where each of its units came from. Offsets are UTF-16 code units. */
export class FoldedText implements FoldedPlaces {
  readonly text: string;
  readonly length: number;
  readonly #sourceLength: number;
  /** Source offset of each unit; absent when nothing moved. */
  readonly #offsets: Int32Array | undefined;

  constructor(text: string, sourceLength: number, offsets?: Int32Array) {
    this.text = text;
    this.length = text.length;
    this.#sourceLength = sourceLength;
    this.#offsets = offsets;
  }

  /** Where in the source the unit at `index` comes from; the length of the source at or after the end. Never decreases. */
  offsetOf(index: number): number {
    if (index >= this.length) return this.#sourceLength;
    return this.#offsets?.[index] ?? index;
  }

  /** The part of the source that units `start` to `end` (exclusive) stand for. Units made of one character share its whole place. */
  spanOf(start: number, end: number): readonly [number, number] {
    return spanOf(this, start, end);
  }
}
