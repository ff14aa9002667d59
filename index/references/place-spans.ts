import type { BlobPlace, BlobPlaces } from './blob-folder.ts';

/** The same bytes in fewer places: what follows each other in a segment is one. */
export function joinNeighbours(places: BlobPlaces): BlobPlaces {
  const joined: [string, number, number][] = [];
  for (const [segment, offset, length] of places) {
    const last = joined.at(-1);
    if (last?.[0] === segment && last[1] + last[2] === offset) last[2] += length;
    else joined.push([segment, offset, length]);
  }
  return joined;
}

/** Every byte of the places once: places that overlap become one. By segment, then by offset. */
export function joinOverlapping(places: Iterable<BlobPlace>): BlobPlaces {
  const spans: [string, number, number][] = [];
  for (const [segment, offset, length] of [...places].toSorted(comparePlaces)) {
    const last = spans.at(-1);
    if (last?.[0] === segment && offset < last[1] + last[2]) last[2] = Math.max(last[2], offset + length - last[1]);
    else spans.push([segment, offset, length]);
  }
  return spans;
}

/** Moves places with the spans that they lie in, which `joinOverlapping` gave. */
export function moveInside(spans: BlobPlaces, copies: BlobPlaces): (place: BlobPlace) => BlobPlace {
  return (place) => {
    let [low, high] = [0, spans.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      const span = spans[middle];
      if (span !== undefined && comparePlaces(span, place) <= 0) low = middle;
      else high = middle;
    }
    const [span, copy] = [spans[low], copies[low]];
    if (span === undefined || copy === undefined) throw new TypeError('a place lies in no span');
    return [copy[0], copy[1] + place[1] - span[1], place[2]];
  };
}

function comparePlaces([a, offset]: BlobPlace, [b, other]: BlobPlace): number {
  if (a !== b) return a < b ? -1 : 1;
  return offset - other;
}
