const STRUCTURAL = '条|項|号|章|節|款|目|編';
const COUNTING = '年度|年|[かカヶケヵ箇個]月|月|日|円|人|回|件|名|歳|時間|週間|週|割|倍|級|類|種|%|パーセント';
const ERA_YEAR = /(?:明治|大正|昭和|平成|令和)[0-9]+年/gu;
const NUMBER_UNIT = new RegExp(`([0-9]+(?:\\.[0-9]+)?)(?:(${STRUCTURAL})((?:の[0-9]+)*)|(${COUNTING}))`, 'gu');

/** A number with its counter as one term. Offsets are UTF-16 units into the folded text. */
export interface NumberUnit {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Numbers joined with what they count, so that they match as units: 第709条 and 709条 → `709条`, 第24条の2 → `24条の2`,
 * 6箇月 → `6か月`; a year with its era besides: 令和5年 → `令和5年` and `5年`. The text is folded. Linear.
 */
export function findNumberUnits(folded: string): readonly NumberUnit[] {
  const years = [...folded.matchAll(ERA_YEAR)].map(({ 0: term, index }) => ({ term, start: index, end: index + term.length }));
  const units = [...folded.matchAll(NUMBER_UNIT)].map((match) => {
    const [whole, number = '', structural, branch = '', counting = ''] = match;
    const counter = structural === undefined ? counting.replace(/^[カヶケヵ箇個]月$/u, 'か月') : structural + branch;
    return { term: number + counter, start: match.index, end: match.index + whole.length };
  });
  return [...years, ...units];
}
