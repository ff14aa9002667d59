import { describe, expect, it } from 'vitest';
import type { FoundReference, FoundSentence } from '../law-facts.ts';
import { lawSections } from '../terms/law-sections.fixture.ts';
import { findApplications } from './find-applications.ts';

const element = 'MainProvision-Article_9-Paragraph_1';

/** The sentences of a text with its 第N条, 同条第N項 and the like as mentions. */
function mentionsOf(text: string, at = element): readonly FoundSentence[] {
  const sentences: FoundSentence[] = [];
  for (const { 0: sentence, index } of text.matchAll(/[^。\n]+。?/gu)) {
    const references = [...sentence.matchAll(/(?:第[一二三四五六七八九]条|同条|前項|同項)(?:第[一二三]項)?/gu)].map((match): FoundReference => ({
      text: match[0], start: match.index, end: match.index + match[0].length, kind: 'numbered', except: [], applied: false,
      targets: [{ law: 'x', lawTitle: '', element: `MainProvision-Article_${'一二三四五六七八九'.indexOf(match[0].charAt(1)) + 1}`, part: null }],
    }));
    sentences.push({ element: at, start: index, sentence, references });
  }
  return sentences;
}

function applicationsOf(text: string): ReturnType<typeof findApplications> {
  return findApplications(lawSections([element, text]), mentionsOf(text));
}

function pairsOf(text: string): readonly (readonly string[])[] {
  return applicationsOf(text).flatMap(({ substitutions }) => substitutions.map(({ place, from, to }) => [place, from, to]));
}

describe('findApplications: what is applied to what', () => {
  it('reads …の規定は、…について準用する', () => {
    expect(applicationsOf('第三条及び第五条の規定は、渡船の廃止について準用する。\n')).toMatchObject([{ kind: '準用', applied: [0, 1], appliedTo: '渡船の廃止' }]);
  });

  it('reads …については、…の規定を準用する', () => {
    expect(applicationsOf('渡船の廃止については、第三条の規定を準用する。\n')).toMatchObject([{ kind: '準用', applied: [0], appliedTo: '渡船の廃止' }]);
  });

  it('leaves mentions in brackets out of what is applied', () => {
    expect(applicationsOf('第三条（第四条を除く。）の規定は、筏について準用する。\n')).toMatchObject([{ applied: [0] }]);
  });

  it('takes two pairs of subject and object apart', () => {
    expect(applicationsOf('第三条の規定は渡船について、第四条の規定は筏について準用する。\n').map(({ applied, appliedTo }) => [applied, appliedTo])).toEqual([[[0], '渡船'], [[1], '筏']]);
  });

  it('準用する before a noun applies nothing', () => {
    expect(applicationsOf('第九条において準用する第三条の規定により届け出る。\n')).toEqual([]);
  });

  it('reads katakana', () => {
    expect(applicationsOf('第三条ノ規定ハ筏ニ之ヲ準用ス\n')).toMatchObject([{ kind: '準用', applied: [0], appliedTo: '筏' }]);
  });

  it('適用 counts only with 読替え', () => {
    expect(applicationsOf('第三条の規定は、筏について適用する。\n')).toEqual([]);
    expect(applicationsOf('筏についての第三条の規定の適用については、同条中「舟」とあるのは、「筏」とする。\n')).toMatchObject([{ kind: '適用', applied: [0], appliedTo: '筏', substitutions: [{ from: '舟', to: '筏' }] }]);
  });
});

describe('findApplications: 読替え', () => {
  it('reads pairs of the sentence that follows', () => {
    const text = '第三条の規定は、筏について準用する。この場合において、同条第一項中「舟」とあるのは「筏」と、「櫓」とあるのは「竿」と、同条第二項中「港」とあるのは「岸」と読み替えるものとする。\n';
    expect(pairsOf(text)).toEqual([['同条第一項中', '舟', '筏'], ['同条第一項中', '櫓', '竿'], ['同条第二項中', '港', '岸']]);
    const [application] = applicationsOf(text);
    expect(application?.substitutions.map(({ places }) => places.length)).toEqual([1, 1, 1]);
    for (const { from, fromStart, to, toStart } of application?.substitutions ?? []) {
      expect([text.slice(fromStart, fromStart + from.length), text.slice(toStart, toStart + to.length)]).toEqual([from, to]);
    }
  });

  it('reads several wordings for one, and それぞれ one by one', () => {
    expect(pairsOf('前項の規定の適用については、同項中「舟」とあり、及び「船」とあるのは「筏」とする。\n').map(([, from, to]) => [from, to])).toEqual([['舟', '筏'], ['船', '筏']]);
    expect(pairsOf('前項の規定の適用については、同項中「舟」及び「櫓」とあるのは、それぞれ「筏」及び「竿」とする。\n').map(([, from, to]) => [from, to])).toEqual([['舟', '筏'], ['櫓', '竿']]);
  });

  it('keeps marks inside a wording', () => {
    expect(pairsOf('前項の規定の適用については、同項中「舟（以下「小舟」という。）」とあるのは「筏」とする。\n')).toEqual([['同項中', '舟（以下「小舟」という。）', '筏']]);
  });

  it('reads katakana pairs', () => {
    expect(pairsOf('第三条ノ規定ハ筏ニ之ヲ準用ス此ノ場合ニ於テ同条中「舟」トアルハ「筏」ト読替フルモノトス\n').map(([, from, to]) => [from, to])).toEqual([['舟', '筏']]);
  });

  it('reads a table below, rows without a place going on', () => {
    const text = '第三条の規定は、筏について準用する。この場合において、次の表の上欄に掲げる規定中同表の中欄に掲げる字句は、同表の下欄に掲げる字句に読み替えるものとする。\n';
    const law = lawSections([element, text], [`${element}-TableStruct[1]`, '第三条第一項\t舟\t筏\n櫓\t竿\n第三条第二項\t港\t岸\n']);
    const [application] = findApplications(law, mentionsOf(text));
    expect(application?.substitutions.map(({ place, from, to }) => [place, from, to])).toEqual([['第三条第一項', '舟', '筏'], ['第三条第一項', '櫓', '竿'], ['第三条第二項', '港', '岸']]);
  });

  it('takes no table without 読替え for one', () => {
    const text = '第三条の規定は、次の表の上欄に掲げる者について準用する。\n';
    expect(findApplications(lawSections([element, text], [`${element}-TableStruct[1]`, '船主\t筏\n']), mentionsOf(text))[0]?.substitutions).toEqual([]);
  });
});
