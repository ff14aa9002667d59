import type { StoredChunk } from '../../index/index.ts';
import type { EvidenceSettings } from '../settings.ts';

/** What a query says of the passages that it wants, beside its words. */
export interface PassageWishes {
  /** Folded by `foldWidth`. */
  readonly query: string;
  /** Corpora that it names. */
  readonly corpora: ReadonlySet<string>;
  /** 法令ID of the laws that it names. */
  readonly laws: ReadonlySet<string>;
  /** Spans of ISO dates that it names, both inclusive. */
  readonly dates: readonly { readonly from: string; readonly until: string }[];
}

/** Gives what the score of a passage is multiplied by. */
export type PassageWeight = (chunk: Pick<StoredChunk, 'id' | 'corpus' | 'text' | 'date' | 'attributes'>) => number;

/** Weighs passages by what they are: a rule before what brings it into force, an answer before its question, what a query names before the rest. */
export function createPassageWeight(wishes: PassageWishes, settings: EvidenceSettings): PassageWeight {
  const { query } = wishes;
  const houses = ['衆議院', '参議院'].filter((house) => query.includes(house));
  const asksOf = { supplements: supplementWords.test(query), ordinances: ordinanceWords.test(query), questions: questionWords.test(query) && !answerWords.test(query) };
  return (chunk) => {
    const { attributes } = chunk;
    const weights = [
      wishes.corpora.has(chunk.corpus) ? settings.namedCorpus : 1,
      houses.some((house) => attributes['house']?.includes(house)) ? settings.namedHouse : 1,
      isDatedBySpeech(chunk) && wishes.dates.some(({ from, until }) => chunk.date !== undefined && from <= chunk.date && chunk.date <= until) ? settings.namedDate : 1,
      !asksOf.supplements && has(attributes['provision'], supplements) ? settings.supplement : 1,
      !asksOf.ordinances && has(attributes['lawType'], ordinances) && !has(attributes['lawId'], wishes.laws) ? settings.ordinance : 1,
      !asksOf.questions && asksQuestion(chunk) ? settings.question : 1,
    ];
    return weights.reduce((product, weight) => product * weight, 1);
  };
}

const supplementWords = /附則|経過措置|施行期日|施行日|改正/u;
const ordinanceWords = /規則|省令|府令|様式/u;
const questionWords = /質問|質疑/u;
const answerWords = /答/u;
const supplements = new Set(['supplementary', 'amendment']);
const ordinances = new Set(['MinisterialOrdinance']);

/** Whether the date of the document is that of what is told in it. A white paper tells of the years before its own. */
function isDatedBySpeech({ id }: Pick<StoredChunk, 'id'>): boolean {
  return ['diet/', 'gazette/', 'question/'].some((kind) => id.startsWith(kind));
}

/** Whether a speech is that of a member who asks: one without a post, whose speech is not introduced by one either. */
function asksQuestion({ id, text, attributes }: Pick<StoredChunk, 'id' | 'text' | 'attributes'>): boolean {
  return id.startsWith('diet/') && attributes['speakerPosition'] === undefined && attributes['speakerRole'] === undefined && !introducedByPost.test(text);
}

const introducedByPost = /^○?\s*[^（(\s]{0,12}(?:内閣総理大臣|国務大臣|副大臣|大臣政務官|政府特別補佐人|政府参考人|政府委員|参考人|最高裁判所長官代理者)/u;

function has(values: readonly string[] | undefined, wanted: ReadonlySet<string>): boolean {
  return values?.some((value) => wanted.has(value)) ?? false;
}
