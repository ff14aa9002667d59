import { describe, expect, it } from 'vitest';
import type { SentenceReferences } from '../../../corpora-config/index.ts';
import { lawSections } from '../terms/law-sections.fixture.ts';
import { findDelegations } from './find-delegations.ts';
import { addAnswers, linkDelegations, type AnswerIndex, type LinkedDelegation } from './link-delegations.ts';

const element = 'MainProvision-Article_3-Paragraph_2';

describe('findDelegations', () => {
  it.each([
    ['船主は、政令で定める日に届け出る。\n', '政令', '日'],
    ['船主は、国土交通省令で定めるところにより、届け出る。\n', '国土交通省令', 'ところ'],
    ['船主は、内閣府令・総務省令で定める技術上の基準に従う。\n', '内閣府令・総務省令', '技術上の基準'],
    ['前項の規定により、政令で定める日に届け出る。\n', '政令', '日'],
    ['手続ハ命令ヲ以テ之ヲ定ム\n', '命令', ''],
  ])('%s is left to %s', (text, organ, matter) => {
    const [found, ...others] = findDelegations(lawSections([element, text]));
    expect(found).toMatchObject({ element, organ, matter });
    expect(text.slice(found?.start, found?.end)).toBe(found?.text);
    expect(others).toEqual([]);
  });

  it.each(['同項の政令で定める日に届け出る。\n', '法第三条第二項に規定する政令で定める日は、元日とする。\n', '第三条（第一項を除く。）の政令で定める日は、元日とする。\n', 'この政令で定める日に届け出る。\n', '第三条中「船主の定める日」とあるのは、「政令で定める日」と読み替える。\n'])('%s leaves nothing', (text) => {
    expect(findDelegations(lawSections([element, text]))).toEqual([]);
  });
});

describe('linkDelegations', () => {
  const law = '390AC0000000007';
  const order = '390CO0000000008';

  function citing(mention: string, target: string, rest: string): SentenceReferences {
    return {
      document: `law/${order}`, law: order, element: 'MainProvision-Article_1-Paragraph_1', start: 4, sentence: mention + rest,
      references: [{ text: mention, start: 0, end: mention.length, kind: 'declared-name', targets: [{ law, lawTitle: '', element: target, part: null }], except: [], applied: false }],
    };
  }

  function answersOf(sentences: readonly SentenceReferences[]): AnswerIndex {
    const index: AnswerIndex = new Map();
    addAnswers(index, sentences);
    return index;
  }

  function link(text: string, ...sentences: readonly SentenceReferences[]): LinkedDelegation | undefined {
    const delegations = findDelegations(lawSections([element, text]));
    return linkDelegations({ law, elements: ['MainProvision-Article_3', 'MainProvision-Article_3-Paragraph_1', element], delegations }, answersOf(sentences))[0];
  }

  const text = '船主は、政令で定める日に届け出る。\n';

  it('is answered by the sentence that says the provision and the phrase', () => {
    expect(link(text, citing('法第三条第二項', element, 'の政令で定める日は、元日とする。'))?.answers).toEqual([
      { document: `law/${order}`, law: order, element: 'MainProvision-Article_1-Paragraph_1', start: 4, strength: 'phrase' },
    ]);
  });

  it('takes the provision above, or the provision alone, as weaker', () => {
    expect(link(text, citing('法第三条', 'MainProvision-Article_3', 'の政令で定める日は、元日とする。'))?.answers).toMatchObject([{ strength: 'phrase-above' }]);
    expect(link(text, citing('法第三条第二項', element, 'の規定による届出は、書面でする。'))?.answers).toMatchObject([{ strength: 'provision' }]);
    expect(link(text, citing('法第三条', 'MainProvision-Article_3', 'の規定による届出は、書面でする。'))?.answers).toMatchObject([{ strength: 'provision-above' }]);
  });

  it('keeps only the surest', () => {
    const answers = link(text, citing('法第三条第二項', element, 'の規定による届出は、書面でする。'), citing('法第三条第二項', element, 'の政令で定める日は、元日とする。'))?.answers;
    expect(answers?.map(({ strength }) => strength)).toEqual(['phrase']);
  });

  it('is not answered by another provision, nor by an order of another kind', () => {
    expect(link(text, citing('法第四条', 'MainProvision-Article_4', 'の政令で定める日は、元日とする。'))?.answers).toEqual([]);
    expect(link('船主は、国土交通省令で定める日に届け出る。\n', citing('法第三条第二項', element, 'の政令で定める日は、元日とする。'))?.answers).toEqual([]);
  });

  it('a citation in passing, by an order that does not call the law 法, is no answer', () => {
    expect(link(text, citing('渡船法第三条第二項', element, 'の規定による届出をした者は、払う。'))?.answers).toEqual([]);
  });

  it('of two matters of one provision each gets its own', () => {
    const sentences = [citing('法第三条第二項', element, 'の政令で定める日は、元日とする。'), { ...citing('法第三条第二項', element, 'の政令で定める者は、船長とする。'), start: 40 }];
    expect(link(text, ...sentences)?.answers.map(({ start }) => start)).toEqual([4]);
  });
});
