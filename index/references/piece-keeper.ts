import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readParts, type BlobFolder, type BlobPlace, type BlobPlaces } from './blob-folder.ts';
import { compress } from './packed-facts.ts';
import { joinNeighbours } from './place-spans.ts';
import { splitPieces } from './split-pieces.ts';

/** Compressed blobs of one family. */
export interface FamilyBlobs {
  readonly family: string;
  readonly blobs: readonly Uint8Array[];
}

/** A piece, whose place is known once it is written. */
interface Piece {
  place: BlobPlace | undefined;
}

/**
 * Appends compressed blobs; those of a family that shares go in pieces, of which equal ones are kept once. Each piece is compressed for
 * itself, so that any run of pieces can be read as one.
 */
export class PieceKeeper {
  readonly #blobs: BlobFolder;
  /** By family, then by hash of the piece. */
  readonly #known = new Map<string, Map<string, Piece>>();

  constructor(blobs: BlobFolder) {
    this.#blobs = blobs;
  }

  isSharing(family: string): boolean {
    return this.#known.has(family);
  }

  /** Begins to share among a family: finds the pieces of the blobs that are held, and gives where the blobs lie that were in none. */
  async share(family: string, held: readonly BlobPlaces[]): Promise<ReadonlyMap<BlobPlaces, BlobPlaces>> {
    const known = new Map<string, Piece>();
    this.#known.set(family, known);
    const whole: BlobPlaces[] = [];
    const bytes: Uint8Array[] = [];
    for (const places of held) {
      const blob = await readParts(this.#blobs, places);
      const pieces = toPieces(blob);
      if (Buffer.concat(pieces).equals(blob)) keepPieces(known, pieces, places);
      else {
        whole.push(places);
        bytes.push(blob);
      }
    }
    const [moved = []] = await this.append([{ family, blobs: bytes }]);
    return new Map(whole.map((places, at) => [places, moved[at] ?? places]));
  }

  /** In the order given. */
  async append(given: readonly FamilyBlobs[]): Promise<readonly (readonly BlobPlaces[])[]> {
    const fresh: { readonly bytes: Uint8Array; readonly piece: Piece }[] = [];
    const begin = (bytes: Uint8Array): Piece => {
      const piece = { place: undefined };
      fresh.push({ bytes, piece });
      return piece;
    };
    const blobs = given.map(({ family, blobs: ofFamily }) => {
      const known = this.#known.get(family);
      return ofFamily.map((blob) => (known === undefined ? [begin(blob)] : toPieces(blob).map((bytes) => pieceOf(known, bytes, begin))));
    });
    try {
      const places = await this.#blobs.append(fresh.map(({ bytes }) => bytes));
      for (const [at, { piece }] of fresh.entries()) piece.place = places[at];
    } catch (cause) {
      // Nobody may share a piece that was not written.
      this.forget();
      throw cause;
    }
    return blobs.map((ofFamily) => ofFamily.map((pieces) => joinNeighbours(pieces.map(placeOf))));
  }

  /** To be told when blobs were moved or removed. Families share no more until they are begun again. */
  forget(): void {
    this.#known.clear();
  }
}

function placeOf({ place }: Piece): BlobPlace {
  if (place === undefined) throw new TypeError('expected a piece that was written');
  return place;
}

function toPieces(blob: Uint8Array): readonly Uint8Array[] {
  return splitPieces(gunzipSync(blob)).map(compress);
}

function pieceOf(known: Map<string, Piece>, bytes: Uint8Array, begin: (bytes: Uint8Array) => Piece): Piece {
  const hash = createHash('sha256').update(bytes).digest('base64');
  const piece = known.get(hash) ?? begin(bytes);
  known.set(hash, piece);
  return piece;
}

/** Pieces that lie one after another in the parts of a blob; a part ends where a piece does. */
function keepPieces(known: Map<string, Piece>, pieces: readonly Uint8Array[], places: BlobPlaces): void {
  let next = 0;
  for (const [segment, offset, length] of places) {
    for (let at = offset; at < offset + length; next += 1) {
      const piece = pieces[next];
      if (piece === undefined) return;
      pieceOf(known, piece, () => ({ place: [segment, at, piece.length] }));
      at += piece.length;
    }
  }
}
