/** A piece has so many bytes at least, unless it is the last. */
const shortestPiece = 512;

/** And at most. */
const longestPiece = 16 * 1024;

/** A cut after a byte where these bits of the hash are zero: every 2,048 bytes beyond the shortest, on average. */
const cutMask = 0xffe00000;

/**
 * Cuts bytes where their content says so, by a rolling hash over the last 32 of them: two texts that differ in one place have all
 * pieces alike but those around it. No bytes are one piece. The hash is the gear hash of FastCDC (Xia et al., USENIX ATC 2016).
 */
export function splitPieces(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length === 0) return [bytes];
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = findCut(bytes, start);
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
}

function findCut(bytes: Uint8Array, start: number): number {
  const last = Math.min(start + longestPiece, bytes.length);
  let hash = 0;
  for (let at = Math.min(start + shortestPiece - 32, bytes.length); at < last; at += 1) {
    hash = (hash << 1) + (gear[bytes[at] ?? 0] ?? 0);
    if ((hash & cutMask) === 0 && at - start >= shortestPiece) return at + 1;
  }
  return last;
}

/** A number for each byte value, from a fixed xorshift sequence: pieces that are kept must be cut alike ever after. */
const gear = Int32Array.from(drawNumbers(256));

function* drawNumbers(count: number): Generator<number> {
  let state = 0x9e3779b9;
  for (let drawn = 0; drawn < count; drawn += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state;
  }
}
