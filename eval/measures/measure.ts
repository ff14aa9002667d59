import { GensenError } from '../../corpora-config/index.ts';

/** A measure of ranked retrieval. Its text form is `name` or `name@depth`, with `(gain=exponential)` after the name where it applies. */
export interface Measure {
  readonly name: MeasureName;
  /** Ranks looked at, from 1. Absent: all. */
  readonly depth?: number;
  /** How a grade counts in nDCG: as it is (trec_eval), or 2^grade − 1. Default linear. */
  readonly gain?: 'linear' | 'exponential';
}

/** What each measure says, and where it is defined. */
export const measureTable = {
  nDCG: { sentence: 'discounted gain of the ranking over that of the best possible one', citation: 'Järvelin & Kekäläinen 2002; trec_eval ndcg, ndcg_cut' },
  R: { sentence: 'share of the relevant documents found', citation: 'trec_eval recall' },
  P: { sentence: 'share of the ranks that hold a relevant document', citation: 'trec_eval P; ranks beyond the end of the ranking count as not relevant' },
  S: { sentence: 'whether any relevant document was found', citation: 'trec_eval success' },
  RR: { sentence: 'one over the rank of the first relevant document', citation: 'trec_eval recip_rank' },
  AP: { sentence: 'mean precision at the ranks of the relevant documents', citation: 'trec_eval map, map_cut' },
  bpref: { sentence: 'how rarely a judged non-relevant document stands above a relevant one', citation: 'Buckley & Voorhees 2004; trec_eval bpref' },
} as const;

export type MeasureName = keyof typeof measureTable;

/** Reads `nDCG@10`, `nDCG(gain=exponential)@10`, `R@100`, `AP`. Throws `configuration.invalid` for anything else. */
export function parseMeasure(text: string): Measure {
  const [, name = '', gain, depth] = /^([A-Za-z]+)(?:\(gain=(linear|exponential)\))?(?:@([1-9]\d*))?$/u.exec(text) ?? [];
  if (!isMeasureName(name) || (gain !== undefined && name !== 'nDCG')) {
    throw new GensenError('configuration.invalid', { message: `expected one of ${Object.keys(measureTable).join(', ')}, got ${text}`, mend: 'write it as name or name@depth' });
  }
  return { name, ...(depth === undefined ? {} : { depth: Number(depth) }), ...(gain === 'exponential' ? { gain } : {}) };
}

/** The text form; `parseMeasure(writeMeasure(m))` equals `m`. */
export function writeMeasure({ name, depth, gain }: Measure): string {
  return `${name}${gain === 'exponential' ? '(gain=exponential)' : ''}${depth === undefined ? '' : `@${depth}`}`;
}

function isMeasureName(name: string): name is MeasureName {
  return Object.hasOwn(measureTable, name);
}
