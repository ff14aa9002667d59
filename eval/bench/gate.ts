import { judgeDifference } from '../run/compare-results.ts';
import { createRandom } from '../significance/bootstrap.ts';
import { randomisationTest } from '../significance/randomisation.ts';

/**
 * `node dist/eval/bench/gate.js`: how often the gate of `eval compare` says `worse` of a ranking that is not (A/A), and of one that lost three
 * points of nDCG@10, by number of questions. Scores are made up after what the development sets have: two questions of five have 0, one
 * 1, the rest lie between; another version of the same ranking moves every third question, up as often as down, by 0.2 on average. The planted
 * loss takes the whole score of some questions. Seed 7.
 */
const trials = 1000;
const samples = 999;
const random = createRandom(7);

process.stdout.write('questions\tA/A called worse\t3 points lost called worse\n');
for (const questions of [60, 150, 300, 600, 1200, 2000]) {
  const rates = [0, 0.03].map((loss) => Array.from({ length: trials }, () => isCalledWorse(questions, loss)).filter(Boolean).length / trials);
  process.stdout.write(`${questions}\t${rates.map((rate) => `${(100 * rate).toFixed(1)} %`).join('\t')}\n`);
}

function isCalledWorse(questions: number, loss: number): boolean {
  const before = Array.from({ length: questions }, drawScore);
  const share = loss / (before.reduce((sum, score) => sum + score, 0) / questions);
  const after = before.map((score) => (random() < share ? 0 : moveScore(score)));
  const difference = after.reduce((sum, score, at) => sum + score - (before[at] ?? 0), 0) / questions;
  return judgeDifference(difference, randomisationTest(before, after, { samples })) === 'worse';
}

function drawScore(): number {
  const place = random();
  if (place < 0.4) return 0;
  return place < 0.6 ? 1 : 0.2 + 0.8 * random();
}

/** Up as often as down and as far, unless that leaves 0 to 1: then not at all. */
function moveScore(score: number): number {
  if (random() >= 1 / 3) return score;
  const step = 0.4 * random();
  const [low, high] = [score - step, score + step];
  if (low < 0 || high > 1) return score;
  return random() < 0.5 ? low : high;
}
