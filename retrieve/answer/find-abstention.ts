import type { Understanding } from '../query/understand.ts';
import type { AnswerSettings } from '../settings.ts';
import type { AnswerPassage } from './answer-port.ts';
import { findUnheldReport, type NamedPassage } from './find-unheld-report.ts';

/** What is known before an answer is drafted. */
export interface Grounds {
  readonly understanding: Pick<Understanding, 'understood' | 'places' | 'laws'>;
  readonly passages: readonly AnswerPassage[];
  /** Everything that was found, by its names. */
  readonly found: readonly NamedPassage[];
}

const asksProvision = /条|規定|条文|法律|定め/u;

/** Why no answer may be given, in Japanese; `undefined` when one may. */
export function findAbstention({ understanding, passages, found }: Grounds, settings: AnswerSettings): string | undefined {
  if (understanding.understood.text.trim() === '') return '質問が空です。';
  if (passages.some(({ isNamed }) => isNamed)) return undefined;
  const report = findUnheldReport(understanding.understood.text, found);
  return findMissing(understanding) ?? (report === undefined ? findPoor(passages, settings) : `${report}は収録されていません。`);
}

/** A provision that does not exist, or a law that is not held. */
function findMissing({ understood, places, laws }: Grounds['understanding']): string | undefined {
  const missing = places.find(({ isMissing }) => isMissing);
  if (missing?.mention.reason !== undefined) return missing.mention.reason;
  const unheld = laws.find((law) => law.laws.length === 0);
  return unheld !== undefined && laws.every((law) => law.laws.length === 0) && asksProvision.test(understood.text) ? `${unheld.title}は収録されていません。` : undefined;
}

function findPoor(passages: readonly AnswerPassage[], { minimumCoverage }: AnswerSettings): string | undefined {
  if (passages.length === 0) return '該当する資料が見つかりませんでした。';
  const best = Math.max(...passages.map(({ coverage }) => coverage));
  return best < minimumCoverage ? '収録された資料の中に、質問に答えられる記述が見つかりませんでした。' : undefined;
}
