import type { CorpusDefinition } from '../../corpora-config/index.ts';
import type { AnswerRequest } from '../retriever.ts';

const kindsOfApp: Readonly<Record<NonNullable<AnswerRequest['app']>, readonly CorpusDefinition['kind'][]>> = {
  lawsy: ['law', 'gazette', 'white-paper', 'diet', 'question', 'manual'],
  'diet-answers': ['diet', 'question'],
  'knowledge-base': ['manual'],
};

/** Corpora an app answers from; `undefined` (all of them) without an app. */
export function corporaOfApp(app: AnswerRequest['app'], corpora: readonly CorpusDefinition[]): readonly string[] | undefined {
  return app === undefined ? undefined : corpora.filter(({ kind }) => kindsOfApp[app].includes(kind)).map(({ id }) => id);
}
