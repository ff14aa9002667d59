import { describe, expect, it } from 'vitest';
import { contentHash } from '../../corpora-config/index.ts';
import { matchUnits } from './match-units.ts';
import type { ComparedUnit } from './read-units.ts';

const unit = (number: number, text: string): ComparedUnit => ({ id: `law/X@1/MainProvision-Article_${number}`, path: `/MainProvision-Article_${number}`, heading: `第${number}条`, text, contentHash: contentHash(text) });
const light = '灯台の管理者は、日没から日出まで灯火を保たなければならない。';
const horn = '霧が深いときは、霧笛を一分ごとに鳴らして船舶に知らせるものとする。';
const book = '管理者は、灯火の記録を三年間保存し、求めに応じて閲覧に供する。';

/** Pairs as `from→to` by number. */
function pairs(from: readonly ComparedUnit[], to: readonly ComparedUnit[]): readonly string[] {
  const number = (one: ComparedUnit | undefined): string => one?.heading.replaceAll(/\D/gu, '') ?? '';
  return matchUnits(from, to).map((pair) => `${number(pair.from)}→${number(pair.to)}`);
}

describe('matchUnits', () => {
  it('pairs by number what is the same or was changed a little', () => {
    expect(pairs([unit(1, light), unit(2, horn)], [unit(1, light.replace('日没', '夕刻')), unit(2, horn)])).toEqual(['1→1', '2→2']);
  });

  it('follows articles that moved up when one before them was removed', () => {
    expect(pairs([unit(1, light), unit(2, horn), unit(3, book)], [unit(1, light), unit(2, book)])).toEqual(['1→1', '2→', '3→2']);
  });

  it('follows articles that moved down, and tells which is new', () => {
    expect(pairs([unit(1, light), unit(2, book)], [unit(1, light), unit(2, horn), unit(3, book)])).toEqual(['1→1', '→2', '2→3']);
  });

  it('takes an article rewritten as a whole under its number for a changed one', () => {
    expect(pairs([unit(1, light)], [unit(1, book)])).toEqual(['1→1']);
  });

  it('puts a removed article after the one that it followed', () => {
    expect(pairs([unit(1, light), unit(2, horn), unit(3, book)], [unit(1, light), unit(3, book)])).toEqual(['1→1', '2→', '3→3']);
  });
});
