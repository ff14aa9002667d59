import { blankBrackets, outerQuotes, type Stretch } from '../terms/blank-brackets.ts';

/** A pair of 読替え in a sentence; offsets are into the sentence and name the words without their marks. */
export interface FoundPair {
  /** 同条第二項中, empty when none is named. */
  readonly place: Stretch;
  readonly from: Stretch;
  readonly to: Stretch;
}

/**
 * The pairs of `第三条中「A」とあるのは「B」と、「C」とあるのは「D」と読み替える`, of their forms with とあり, 又は and それぞれ, and of `「A」トアルハ「B」トス`.
 * A pair without a place has that of the pair before it. Words of which the sentence gives no replacement in marks give no pair.
 */
export function findSubstitutions(sentence: string): readonly FoundPair[] {
  if (!/」(?:とあ|トア|を|ヲ|は|ハ|とは|トハ)/u.test(sentence)) return [];
  const quotes = outerQuotes(sentence);
  const reader: PairReader = { sentence, blanked: blankBrackets(sentence), pairs: [], from: [], to: [], place: { start: 0, end: 0 }, collectsTo: false };
  for (const [index, quote] of quotes.entries()) readQuote(reader, { quote, previous: quotes[index - 1], next: quotes[index + 1] });
  return reader.pairs;
}

interface PairReader {
  readonly sentence: string;
  readonly blanked: string;
  readonly pairs: FoundPair[];
  from: Stretch[];
  to: Stretch[];
  place: Stretch;
  /** A was said, B follows. */
  collectsTo: boolean;
}

interface QuoteInOrder {
  readonly quote: Stretch;
  readonly previous: Stretch | undefined;
  readonly next: Stretch | undefined;
}

function readQuote(reader: PairReader, { quote, previous, next }: QuoteInOrder): void {
  const until = next?.start ?? reader.sentence.length;
  const following = reader.sentence.slice(quote.end, until);
  if (reader.collectsTo) {
    reader.to.push(innerOf(quote));
    if (next !== undefined && /^(?:、|及び|又は|若しくは|並びに|及|又ハ)*$/u.test(following)) return;
    if (/^(?:と(?!あ)|ト(?!ア)|に|ニ|。|$|、|とし|）)/u.test(following)) emitPairs(reader);
    reader.from = [];
    reader.to = [];
    reader.collectsTo = false;
    return;
  }
  if (reader.from.length === 0) readPlace(reader, previous?.end ?? 0, quote.start);
  else if (/中(?:の)?$/u.test(reader.blanked.slice(previous?.end ?? 0, quote.start))) readPlace(reader, previous?.end ?? 0, quote.start);
  reader.from.push(innerOf(quote));
  reader.collectsTo = next !== undefined && endsFrom(following, reader.sentence);
  if (!reader.collectsTo && !continuesFrom(following)) reader.from = [];
}

function endsFrom(following: string, sentence: string): boolean {
  if (/^(?:とある|トアル)(?:の|もの|ノ|字句)?(?:は|を|について(?:は)?|ハ|ヲ)?(?:、)?(?:これを)?(?:、)?(?:それぞれ)?(?:、)?$/u.test(following)) return true;
  return /^(?:を|ヲ|は|ハ|とは|トハ)、?(?:それぞれ)?$/u.test(following) && /読み?替/u.test(sentence);
}

/** 「A」とあり、及び「B」…, 「A」又は「B」…, 「A」とあり、並びに同条第三項中「B」… */
function continuesFrom(following: string): boolean {
  return /^(?:とあ[りる]|トア[リル]|、|及び|又は|若しくは|並びに|及|又ハ)/u.test(following) && !/^(?:とある|トアル)(?:の|もの)は/u.test(following);
}

function emitPairs({ pairs, from, to, place }: PairReader): void {
  const [only] = to;
  for (const [index, stretch] of from.entries()) {
    const replacement = to.length === 1 ? only : to[index];
    if (replacement !== undefined) pairs.push({ place, from: stretch, to: replacement });
  }
}

/** The words before A that end with 中; what stands there without it is no place. */
function readPlace(reader: PairReader, start: number, end: number): void {
  const words = reader.blanked.slice(start, end);
  if (!/(?:中|中の|うち|規定)、?$/u.test(words)) {
    if (!/^(?:と)?、?(?:、|また、|更に、|及び|並びに|又は)*$/u.test(words)) reader.place = { start: end, end };
    return;
  }
  const border = [...words.matchAll(/(?:おいて|ついて|場合には|ときは|については|のは|とする|とし|ほか|おいては|の間|の間は|以後|以前|限り|外|は|し|て|に|き)、|^と、|^、|^とし、|^とあり、(?:及び|並びに|又は)?|^(?:及び|並びに)|。/gu)].at(-1);
  const from = border === undefined ? 0 : border.index + border[0].length;
  reader.place = { start: start + from, end };
}

function innerOf({ start, end }: Stretch): Stretch {
  return { start: start + 1, end: end - 1 };
}
