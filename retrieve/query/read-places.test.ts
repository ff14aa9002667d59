import { describe, expect, it } from 'vitest';
import { foldWidth } from './fold-width.ts';
import { writeElement } from './law-element.ts';
import { readPlaces } from './read-places.ts';

function read(text: string): readonly string[] {
  return readPlaces(foldWidth(text), 0, { bareNumbers: true }).map(({ provision, until }) => `${provision.appendix ?? writeElement(provision)}${until === undefined ? '' : `…${writeElement(until)}`}`);
}

const main = 'MainProvision';

describe('places behind a law', () => {
  it.each<readonly [string, readonly string[]]>([
    ['七〇九条', [`${main}-Article_709`]],
    ['709', [`${main}-Article_709`]],
    ['２７条①', [`${main}-Article_27-Paragraph_1`]],
    ['27条Ⅱ', [`${main}-Article_27-Paragraph_2`]],
    ['24の2条', [`${main}-Article_24_2`]],
    ['2条15号イ(2)', [`${main}-Article_2-Paragraph_1-Item_15-Subitem1_1-Subitem2_2`]],
    ['3号の2ロ', [`${main}-Paragraph_1-Item_3_2-Subitem1_2`]],
    ['第三編第五章', [`${main}-Part_3-Chapter_5`]],
    ['第3編第5章第709条', [`${main}-Article_709`]],
    ['709条、710条', [`${main}-Article_709`, `${main}-Article_710`]],
    ['709・710条', [`${main}-Article_709`, `${main}-Article_710`]],
    ['2条1項及び3項', [`${main}-Article_2-Paragraph_1`, `${main}-Article_2-Paragraph_3`]],
    ['2条15号イ又はロ', [`${main}-Article_2-Paragraph_1-Item_15-Subitem1_1`, `${main}-Article_2-Paragraph_1-Item_15-Subitem1_2`]],
    ['第828条～第830条', [`${main}-Article_828…${main}-Article_830`]],
    ['828条から830条まで', [`${main}-Article_828…${main}-Article_830`]],
    ['828条～830', [`${main}-Article_828…${main}-Article_830`]],
    ['別表第一の二', ['別表1_2']],
    ['別記様式第三号', ['別記様式3']],
    ['附則第3条', ['SupplProvision[1]-Article_3']],
    ['前文', ['Preamble']],
    ['目次', ['TOC']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['2020年の改正', '2020 改正', '3回', '5人の取締役', 'イロハ', 'について'])('are not seen in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each(['709条から10年', '709条、3人', '709条の3つ', '709条と民法'])('end where something else is counted: %s', (text) => {
    expect(read(text)).toEqual([`${main}-Article_709`]);
  });

  it('keep the amending law of a 附則', () => {
    const [place] = readPlaces('令和四年改正附則第2条', 0, { bareNumbers: true });
    expect(place?.provision).toEqual({ isSupplementary: true, amendment: { era: '令和', year: 4 }, article: '2' });
    const [numbered] = readPlaces('附則(平成一八年六月二日法律第五〇号)第1項', 0, { bareNumbers: true });
    expect(numbered?.provision).toEqual({ isSupplementary: true, amendment: { era: '平成', year: 18, number: 50 }, paragraph: 1 });
  });
});
