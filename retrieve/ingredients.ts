import { GensenError } from '../corpora-config/index.ts';
import { defaultSettings, type RetrievalSettings } from './settings.ts';

/** What can be left out of retrieval one by one, so that evaluation tells what each is worth: name → the settings that leave it out. */
const withoutIngredient: Readonly<Record<string, (settings: RetrievalSettings) => Partial<RetrievalSettings>>> = {
  coverage: ({ bm25 }) => ({ bm25: { ...bm25, coverageExponent: 0 } }),
  'bigram-weights': () => ({ bigramWeight: { katakana: 1, other: 1 } }),
  headings: ({ bm25 }) => ({ bm25: { ...bm25, fieldWeight: { ...bm25.fieldWeight, headingTerms: 0 } } }),
  'law-titles': () => ({ lawTitleWeight: 0 }),
  years: () => ({ yearWeight: 0 }),
  'plain-words': () => ({ plainWordWeight: 0 }),
  'plain-word-bounds': () => ({ boundsPlainWords: false }),
  neighbours: () => ({ neighbours: {} }),
  'named-evidence': ({ evidence }) => ({ evidence: { ...evidence, namedCorpus: 1, namedHouse: 1, namedDate: 1 } }),
  'passage-kinds': ({ evidence }) => ({ evidence: { ...evidence, supplement: 1, ordinance: 1, question: 1 } }),
};

export const ingredientNames: readonly string[] = Object.keys(withoutIngredient);

/** The default settings without some ingredients. Errors: `configuration.invalid` for a name that is none of `ingredientNames`. */
export function settingsWithout(names: readonly string[]): RetrievalSettings {
  return names.reduce((settings, name) => {
    const leaveOut = withoutIngredient[name];
    if (leaveOut === undefined) throw new GensenError('configuration.invalid', { message: `expected ingredients among ${ingredientNames.join(', ')}, got ${name}`, mend: 'correct GENSEN_RETRIEVAL_WITHOUT' });
    return { ...settings, ...leaveOut(settings) };
  }, defaultSettings);
}
