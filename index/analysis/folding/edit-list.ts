import { isExcessive, type UnitBuffer } from './unit-buffer.ts';

const FIELDS = 3;
const LEAST_ROOM = 256;

/** Replacements in a text, in text order, not overlapping. Reused from text to text. */
export class EditList {
  count = 0;
  /** Three numbers an edit: start and end (exclusive) of the replaced units, and where its replacement ends in `#written`. */
  #places = new Int32Array(LEAST_ROOM * FIELDS);
  #written = new Uint16Array(LEAST_ROOM);
  #writtenLength = 0;
  #removed = 0;

  clear(): void {
    this.count = 0;
    this.#writtenLength = 0;
    this.#removed = 0;
  }

  /** Gives back room that a long text left. */
  release(): void {
    this.clear();
    if (isExcessive(this.#places.length, 0)) this.#places = new Int32Array(LEAST_ROOM * FIELDS);
    if (isExcessive(this.#written.length, 0)) this.#written = new Uint16Array(LEAST_ROOM);
  }

  /** Replaces units `start` to `end` by what is written next; by nothing when nothing is. */
  open(start: number, end: number): void {
    const place = this.count * FIELDS;
    if (place === this.#places.length) this.#growPlaces();
    this.#places[place] = start;
    this.#places[place + 1] = end;
    this.#places[place + 2] = this.#writtenLength;
    this.#removed += end - start;
    this.count += 1;
  }

  /** Adds a unit to the replacement of the edit opened last. */
  write(unit: number): void {
    if (this.#writtenLength === this.#written.length) this.#growWritten();
    this.#written[this.#writtenLength] = unit;
    this.#writtenLength += 1;
    this.#places[this.count * FIELDS - 1] = this.#writtenLength;
  }

  /**
   * Writes `from` with the edits made into `into`. Every unit of a replacement comes from where the replaced part began, and
   * folding numbers cannot begin at it.
   */
  apply(from: UnitBuffer, into: UnitBuffer): void {
    into.clear(from.length);
    into.reserve(from.length + this.#writtenLength - this.#removed);
    const { units, offsets } = into;
    const places = this.#places;
    const copier = new StretchCopier(from, into);
    let position = 0;
    let filled = 0;
    let written = 0;
    for (let place = 0; place < this.count * FIELDS; place += FIELDS) {
      const start = places[place] ?? 0;
      filled = copier.copy(position, start, filled);
      const offset = from.offsets[start] ?? 0;
      for (const end = places[place + 2] ?? 0; written < end; written += 1) {
        units[filled] = this.#written[written] ?? 0;
        offsets[filled] = offset;
        filled += 1;
      }
      position = places[place + 1] ?? 0;
    }
    into.close(copier.copy(position, from.length, filled));
  }

  #growPlaces(): void {
    const places = new Int32Array(this.#places.length * 2);
    places.set(this.#places);
    this.#places = places;
  }

  #growWritten(): void {
    const written = new Uint16Array(this.#written.length * 2);
    written.set(this.#written);
    this.#written = written;
  }
}

/** Copies stretches in text order, with the places in them. */
class StretchCopier {
  readonly #from: UnitBuffer;
  readonly #into: UnitBuffer;
  #place = 0;

  constructor(from: UnitBuffer, into: UnitBuffer) {
    this.#from = from;
    this.#into = into;
  }

  /** Copies units `start` to `end` (exclusive) to `filled`; gives where they end there. */
  copy(start: number, end: number, filled: number): number {
    const { units: fromUnits, offsets: fromOffsets } = this.#from;
    const { units, offsets } = this.#into;
    const shift = filled - start;
    for (let index = start; index < end; index += 1) {
      units[index + shift] = fromUnits[index] ?? 0;
      offsets[index + shift] = fromOffsets[index] ?? 0;
    }
    this.#copyPlaces(start, end, shift);
    return end + shift;
  }

  #copyPlaces(start: number, end: number, shift: number): void {
    const { places, placeCount } = this.#from;
    while (this.#place < placeCount) {
      const place = places[this.#place] ?? 0;
      if (place >= end) return;
      if (place >= start) this.#into.watch(place + shift);
      this.#place += 1;
    }
  }
}
