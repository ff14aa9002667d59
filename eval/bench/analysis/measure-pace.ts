import { openTermWriter, TermBuffer, WordLattice, type CompiledDictionary } from '../../../index/index.ts';
import { spreadOf, type Spread } from '../quantiles.ts';
import { cutText } from './cut-text.ts';
import { openKuromoji } from './open-kuromoji.ts';

/** Characters (UTF-16 units) a second of processor time. */
export interface Pace {
  readonly name: string;
  readonly charactersPerCpuSecond: Spread;
  /** Of the medians. */
  readonly timesKuromoji: number;
}

export interface PaceOptions {
  readonly dictionary: CompiledDictionary;
  readonly rounds: number;
  /** Each engine goes over the texts again until it has worked so long. */
  readonly leastCpuSeconds: number;
}

/** Measures three engines over the same texts, turn about, after one turn that does not count. */
export async function measurePace(texts: readonly string[], options: PaceOptions): Promise<readonly Pace[]> {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const engines = await openEngines(texts, options.dictionary);
  const paces = engines.map(() => [] as number[]);
  for (let round = -1; round < options.rounds; round += 1) {
    for (const [index, { work }] of engines.entries()) {
      const pace = measureOnce(work, characters, options.leastCpuSeconds);
      if (round >= 0) paces[index]?.push(pace);
    }
  }
  const spreads = paces.map(spreadOf);
  return engines.map(({ name }, index) => {
    const spread = spreads[index] ?? spreadOf([]);
    return { name, charactersPerCpuSecond: spread, timesKuromoji: spread.median / (spreads[0]?.median ?? 1) };
  });
}

interface Engine {
  readonly name: string;
  /** Goes over all texts once and gives something that depends on every word, so that nothing can be left out. */
  work(): number;
}

async function openEngines(texts: readonly string[], dictionary: CompiledDictionary): Promise<readonly Engine[]> {
  const pieces = texts.flatMap(cutText);
  const kuromoji = await openKuromoji();
  const lattice = new WordLattice({ dictionary });
  // Every round has the same texts: what is remembered of the round before would be measured otherwise.
  const analyser = await openTermWriter({ dictionary: dictionary.buffer, remembersPieces: false });
  const buffer = new TermBuffer();
  return [
    { name: 'kuromoji.js, tokens', work: () => pieces.reduce((sum, piece) => kuromoji.tokenize(piece).reduce((within, token) => within + token.surface_form.length + token.word_position, sum), 0) },
    { name: 'lattice, surfaces and offsets', work: () => pieces.reduce((sum, piece) => sum + readWords(lattice, piece), 0) },
    {
      name: 'whole term line',
      work: () => texts.reduce((sum, text) => {
        buffer.clear();
        analyser.writeTerms(text, buffer);
        return sum + buffer.end;
      }, 0),
    },
  ];
}

let units = new Uint16Array(4096);

function readWords(lattice: WordLattice, piece: string): number {
  if (units.length < piece.length) units = new Uint16Array(piece.length * 2);
  for (let index = 0; index < piece.length; index += 1) units[index] = piece.charCodeAt(index);
  const { count, words } = lattice.segment(units, 0, piece.length);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const start = words[index * 2 + 1] ?? 0;
    sum += start + piece.slice(start, index + 1 < count ? words[index * 2 + 3] : piece.length).length;
  }
  return sum;
}

/** Threads of the runtime are counted too: collecting garbage is part of the work. */
function measureOnce(work: () => number, characters: number, leastCpuSeconds: number): number {
  const started = process.cpuUsage();
  let times = 0;
  for (let seconds = 0; ; ) {
    if (!Number.isFinite(work())) throw new TypeError('expected a number of each pass');
    times += 1;
    const { user, system } = process.cpuUsage(started);
    seconds = (user + system) / 1e6;
    if (seconds >= leastCpuSeconds) return (characters * times) / seconds;
  }
}
