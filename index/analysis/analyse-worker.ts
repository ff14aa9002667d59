import type { Analyser } from './analyser.ts';
import { openAnalyser } from './kuromoji-analyser.ts';

/** Texts to analyse; `heading` is what stands above the text (title and breadcrumb) and has its own term stream. */
export interface AnalyseTask {
  readonly texts: readonly { readonly text: string; readonly heading: string }[];
}

/** Terms joined by single spaces, in the order of the texts, and the seconds spent on analysis alone. */
export interface AnalyseResult {
  readonly terms: readonly string[];
  readonly headingTerms: readonly string[];
  readonly seconds: number;
}

/** One a thread, opened with the first task. */
let opening: Promise<Analyser> | undefined;

/** The task of a worker thread. Errors: `configuration.invalid` when the dictionary is missing. */
export default async function analyseTexts({ texts }: AnalyseTask): Promise<AnalyseResult> {
  opening ??= openAnalyser();
  const analyser = await opening;
  const started = performance.now();
  const terms = texts.map(({ text }) => analyser.terms(text).join(' '));
  const headings = new Map<string, string>();
  const headingTerms = texts.map(({ heading }) => headingLine(analyser, headings, heading));
  return { terms, headingTerms, seconds: (performance.now() - started) / 1000 };
}

/** Chunks of one document share most of their headings. */
function headingLine(analyser: Analyser, met: Map<string, string>, heading: string): string {
  const line = met.get(heading) ?? analyser.terms(heading).join(' ');
  met.set(heading, line);
  return line;
}
