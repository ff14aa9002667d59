import { describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import { openRetriever } from '../open-retriever.ts';
import { makeParts, type Passage } from '../retriever.fixture.ts';
import type { LawPath } from './reference-shapes.ts';
import { documentOf, holdReferences, sentenceOf, targetOf, type HeldLaw } from './references.fixture.ts';

const [harbour, lighthouse, whistle, lamp, island] = ['505AC0000000901', '505AC0000000902', '505AC0000000903', '505AC0000000904', '505AC0000000905'] as const;
const first = 'MainProvision-Article_1';

function citing(law: string, targets: readonly string[], more: Partial<HeldLaw> = {}): HeldLaw {
  return { law, sentences: targets.map((target, at) => sentenceOf([law, `${first}-Paragraph_${at + 1}`], `架空法${at}第一条による。`, [{ text: `架空法${at}第一条`, targets: [targetOf(target, first)] }])), ...more };
}

async function find(laws: readonly HeldLaw[], from: string, to: string): Promise<LawPath> {
  const passages = laws.map(({ law, revision, validFrom, validUntil, tenant }): Passage => ({
    document: documentOf({ law, ...(revision === undefined ? {} : { revision }) }), path: `${first}-Paragraph_1`, title: `${law.slice(-2)}法`, text: '架空。',
    ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }), ...(tenant === undefined ? {} : { tenant }),
  }));
  return (await openRetriever(await makeParts(passages, { references: holdReferences(laws) }))).path(`law/${from}`, `law/${to}`, { access: publicAccess });
}

function lawsOf({ steps }: LawPath): readonly (string | null)[] {
  return steps.flatMap(({ from, to }, at) => (at === 0 ? [from.law, to.law] : [to.law]));
}

describe('the way between two laws', () => {
  it('is the shortest, with the first mention of each step', async () => {
    const path = await find([citing(harbour, [lighthouse]), citing(lighthouse, [whistle, lamp]), citing(whistle, [lamp]), citing(lamp, [])], harbour, lamp);
    expect(lawsOf(path)).toEqual([harbour, lighthouse, lamp]);
    expect(path).toMatchObject({ isFound: true, from: { law: harbour, element: null }, to: { law: lamp } });
    expect(path.steps.map(({ example }) => [example?.from.law, example?.targets[0]?.id])).toEqual([[harbour, `${documentOf({ law: lighthouse })}/${first}`], [lighthouse, `${documentOf({ law: lamp })}/${first}`]]);
  });

  it('goes of equally short ones where most mentions lead', async () => {
    const path = await find([citing(harbour, [lighthouse, whistle, whistle]), citing(lighthouse, [lamp]), citing(whistle, [lamp]), citing(lamp, [])], harbour, lamp);
    expect(lawsOf(path)).toEqual([harbour, whistle, lamp]);
    expect(path.steps[0]?.mentions).toBe(2);
  });

  it('follows mentions in their direction only', async () => {
    expect(await find([citing(harbour, [lighthouse]), citing(lighthouse, [])], lighthouse, harbour)).toMatchObject({ isFound: false, steps: [] });
  });

  it('goes round no circle, and from a law to itself has no step', async () => {
    const circle = [citing(harbour, [lighthouse]), citing(lighthouse, [harbour]), citing(island, [])];
    expect(await find(circle, harbour, island)).toMatchObject({ isFound: false, steps: [] });
    expect(await find(circle, harbour, harbour)).toMatchObject({ isFound: true, steps: [] });
  });

  it('leads through no revision that is not in force', async () => {
    const past = citing(harbour, [lamp], { revision: '0', validFrom: '2000-01-01', validUntil: '2020-01-01' });
    expect(await find([past, citing(harbour, [lighthouse], { validFrom: '2020-01-01' }), citing(lamp, [])], harbour, lamp)).toMatchObject({ isFound: false });
  });

  it('leads through no law of another tenant', async () => {
    expect(await find([citing(harbour, [lighthouse]), citing(lighthouse, [lamp], { tenant: 'moon' }), citing(lamp, [])], harbour, lamp)).toMatchObject({ isFound: false });
  });

  it('between laws that are not held is refused', async () => {
    await expect(find([citing(harbour, [])], harbour, island)).rejects.toMatchObject({ code: 'item.not-found' });
  });
});
