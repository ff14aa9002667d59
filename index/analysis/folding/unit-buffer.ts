/** Room in units that is kept from text to text; what a longer text needed is given back. */
const MOST_KEPT = 1 << 18;
const LEAST_ROOM = 1024;

/**
 * Folded units, each with the offset in the source it comes from (UTF-16 units). A 0 stands after the last one, so that
 * looking ahead needs no bounds. The arrays are replaced when they grow: read them again after `reserve` and `watch`.
 */
export class UnitBuffer {
  units: Uint16Array = new Uint16Array(LEAST_ROOM);
  offsets: Int32Array = new Int32Array(LEAST_ROOM);
  length = 0;
  /** Places of the units where folding numbers can begin, in order, up to `placeCount`. */
  places: Int32Array = new Int32Array(LEAST_ROOM);
  placeCount = 0;

  /** Makes room for `length` units in all; keeps those there. */
  reserve(length: number): void {
    if (length < this.units.length) return;
    const room = Math.max(length + 1, this.units.length * 2);
    const units = new Uint16Array(room);
    units.set(this.units.subarray(0, this.length));
    this.units = units;
    this.offsets = grown(this.offsets, room);
  }

  /** Adds a place after those there. */
  watch(place: number): void {
    if (this.placeCount === this.places.length) this.places = grown(this.places, this.placeCount * 2);
    this.places[this.placeCount] = place;
    this.placeCount += 1;
  }

  /** Sets the length, up to the room reserved, and the 0 after it. */
  close(length: number): void {
    this.length = length;
    this.units[length] = 0;
  }

  /** Empties it; gives back room that a long text left and `length` units do not need. */
  clear(length: number): void {
    this.length = 0;
    this.placeCount = 0;
    if (isExcessive(this.places.length, length)) this.places = new Int32Array(LEAST_ROOM);
    if (!isExcessive(this.units.length, length)) return;
    this.units = new Uint16Array(LEAST_ROOM);
    this.offsets = new Int32Array(LEAST_ROOM);
  }
}

/** Tells whether an array of `room` elements is too large to be kept for `needed` ones. */
export function isExcessive(room: number, needed: number): boolean {
  return room > MOST_KEPT && room > needed * 4;
}

function grown(array: Int32Array, room: number): Int32Array {
  const larger = new Int32Array(room);
  larger.set(array);
  return larger;
}
