import type { Analyser, TermStream, Token } from './analyser.ts';
import { bigramTerm, bigramTerms, BIGRAM_VERSION, eachBigram } from './bigrams.ts';
import { findDictionaryPackage, loadDictionary } from './dictionary/load-dictionary.ts';
import { foldText, FOLDING_VERSION } from './fold-text.ts';
import type { FoldedText } from './folding/folded-text.ts';
import { MorphemeReader, type Morpheme } from './morphemes.ts';
import { WORD_CHOICE_VERSION } from './part-of-speech.ts';
import { PieceCache } from './piece-cache.ts';
import { splitPieces } from './pieces.ts';

/**
 * What changes the terms of a text: the dictionary's version and the versions of the rules here. Reads no dictionary.
 * Errors: `configuration.invalid` when kuromoji is not installed.
 */
export async function analyserFingerprint(): Promise<string> {
  const { version } = await findDictionaryPackage();
  return `kuromoji-${version}/folding-${FOLDING_VERSION}/words-${WORD_CHOICE_VERSION}/bigrams-${BIGRAM_VERSION}`;
}

/**
 * Opens the analyser of index and queries: IPADIC words and character bigrams over folded text. About half a second and
 * 64 MB; keeps working memory, so one a thread, for as long as the thread lives.
 * Errors: `configuration.invalid` when kuromoji or its dictionary is missing.
 */
export async function openAnalyser(): Promise<Analyser> {
  const { folder } = await findDictionaryPackage();
  const [fingerprint, dictionary] = await Promise.all([analyserFingerprint(), loadDictionary(folder)]);
  return new KuromojiAnalyser(fingerprint, new MorphemeReader(dictionary));
}

class KuromojiAnalyser implements Analyser {
  readonly fingerprint: string;
  readonly #reader: MorphemeReader;
  readonly #cache = new PieceCache();

  constructor(fingerprint: string, reader: MorphemeReader) {
    this.fingerprint = fingerprint;
    this.#reader = reader;
  }

  tokens(text: string, stream: TermStream, only?: ReadonlySet<string>): readonly Token[] {
    const place = { source: text, folded: foldText(text), isWanted: (base: string) => only === undefined || only.has(base) };
    return stream === 'bigrams' ? bigramTokens(place) : this.#morphemeTokens(place);
  }

  terms(text: string): readonly string[] {
    const folded = foldText(text).text;
    const terms: string[] = [];
    for (const piece of splitPieces(folded)) {
      for (const term of this.#cache.termsOf(piece, (unmet) => this.#pieceTerms(unmet))) terms.push(term);
    }
    for (const term of bigramTerms(folded)) terms.push(term);
    return terms;
  }

  #pieceTerms(piece: string): readonly string[] {
    return this.#reader.read(piece).filter(({ word }) => word.indexed).map(({ word }) => word.base);
  }

  #morphemeTokens(place: SourcePlace): readonly Token[] {
    const tokens: Token[] = [];
    let start = 0;
    for (const piece of splitPieces(place.folded.text)) {
      const base = start;
      const wanted = this.#reader.read(piece).filter(({ word }) => place.isWanted(word.base));
      for (const morpheme of wanted) tokens.push(morphemeToken(place, base, morpheme));
      start += piece.length;
    }
    return tokens;
  }
}

interface SourcePlace {
  readonly source: string;
  readonly folded: FoldedText;
  /** By the base of a token. */
  readonly isWanted: (base: string) => boolean;
}

function morphemeToken({ source, folded }: SourcePlace, pieceStart: number, { start, end, word }: Morpheme): Token {
  const [sourceStart, sourceEnd] = folded.spanOf(pieceStart + start, pieceStart + end);
  return { surface: source.slice(sourceStart, sourceEnd), ...word, start: sourceStart, end: sourceEnd };
}

function bigramTokens({ source, folded, isWanted }: SourcePlace): readonly Token[] {
  const tokens: Token[] = [];
  eachBigram(folded.text, (start, end) => {
    const base = bigramTerm(folded.text, start, end);
    if (!isWanted(base)) return;
    const [sourceStart, sourceEnd] = folded.spanOf(start, end);
    tokens.push({ surface: source.slice(sourceStart, sourceEnd), base, start: sourceStart, end: sourceEnd, indexed: true });
  });
  return tokens;
}
