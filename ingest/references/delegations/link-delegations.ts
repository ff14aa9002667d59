import type { Reference, SentenceReferences } from '../../../corpora-config/index.ts';
import type { Delegation, LawFacts } from '../law-facts.ts';
import { answeredBefore, findOrganPhrases } from './find-delegations.ts';

/**
 * How surely a provision of an order answers. `phrase`: it says the provision and the phrase (法第三条第二項の政令で定める日は、…).
 * `phrase-above`: it says the phrase with a provision above (法第三条の政令で定める日). `provision`: an order under that law cites the provision
 * without the phrase (法第三条第二項の規定による届出は、…). `provision-above`: it cites a provision above.
 */
export type AnswerStrength = 'phrase' | 'phrase-above' | 'provision' | 'provision-above';

/** A provision of an order that answers a delegation. */
export interface DelegationAnswer {
  readonly document: string;
  readonly law: string;
  /** Section of the order, and where the sentence that answers begins in it. */
  readonly element: string;
  readonly start: number;
  readonly strength: AnswerStrength;
}

/** A delegation and what answers it: only the surest answers that were found, by document and place in it; empty when none was. */
export interface LinkedDelegation extends Delegation {
  readonly answers: readonly DelegationAnswer[];
}

/** What orders cite back: law → element path → citations. */
export type AnswerIndex = Map<string, Map<string, CitationBack[]>>;

/** A sentence of an order that cites a provision of another law. */
export interface CitationBack extends Omit<DelegationAnswer, 'strength'> {
  /** The phrase right after the provision, as in 法第三条の政令で定める; absent: the provision alone. */
  readonly organ?: string;
  readonly matter?: string;
}

/**
 * Adds what an order cites to `index`. An order stands under the laws that it calls 法, 令 or 規則; of other laws, and in what stands outside its main
 * provision (制定文, 附則, 別表), only what it answers in so many words counts.
 * @param sentences the linked mentions of a law, which need not have an order's rank
 */
export function addAnswers(index: AnswerIndex, sentences: readonly SentenceReferences[]): void {
  const above = lawsAbove(sentences);
  for (const sentence of sentences) indexSentence(index, sentence, above);
}

/**
 * Finds the provisions that answer what a law leaves to orders. The order must be of the kind that the phrase names (政令, 省令, 規則).
 * @param facts of the law that delegates; `elements` tell whether 第三条 can mean its only paragraph
 */
export function linkDelegations({ law, elements, delegations = [] }: Pick<LawFacts, 'law' | 'elements' | 'delegations'>, index: AnswerIndex): readonly LinkedDelegation[] {
  const citations = index.get(law);
  if (citations === undefined) return delegations.map((delegation) => ({ ...delegation, answers: [] }));
  const known = new Set(elements);
  return delegations.map((delegation) => ({ ...delegation, answers: answersTo(delegation, { citations, known }) }));
}

function lawsAbove(sentences: readonly SentenceReferences[]): ReadonlySet<string> {
  const laws = new Set<string>();
  for (const { law, references } of sentences) {
    for (const { text, targets } of references) {
      if (!/^(?:法|令|施行令|規則|政令)(?:第|附則|別表)/u.test(text)) continue;
      for (const target of targets) if (target.law !== null && target.law !== law) laws.add(target.law);
    }
  }
  return laws;
}

function indexSentence(index: AnswerIndex, sentence: SentenceReferences, above: ReadonlySet<string>): void {
  const { document, law, element, start, references } = sentence;
  const isProvision = element.startsWith('MainProvision');
  const phrases = phrasesOf(sentence);
  for (const [at, { targets }] of references.entries()) {
    const phrase = phrases.get(at);
    for (const target of targets) {
      if (target.law === null || target.law === law || target.element === null) continue;
      if (phrase === undefined && !(isProvision && above.has(target.law))) continue;
      append(index, [target.law, target.element], { document, law, element, start, ...(phrase === undefined ? {} : phrase) });
    }
  }
}

/** By mention: the phrase that it stands before, itself or as a member of a list (法第三条及び第四条の政令で定める). */
function phrasesOf({ sentence, references }: SentenceReferences): ReadonlyMap<number, { readonly organ: string; readonly matter: string }> {
  const phrases = new Map<number, { readonly organ: string; readonly matter: string }>();
  if (!/[令則](?:で|の定|をも|ヲ)/u.test(sentence)) return phrases;
  for (const { start, organ, matter } of findOrganPhrases(sentence)) {
    const end = answeredBefore(sentence, start);
    if (end === undefined) continue;
    for (let at = references.findLastIndex((reference) => reference.end === end); at >= 0; at -= 1) {
      phrases.set(at, { organ, matter });
      if (!continuesList(sentence, references, at)) break;
    }
  }
  return phrases;
}

function continuesList(sentence: string, references: readonly Reference[], at: number): boolean {
  const [previous, current] = [references[at - 1], references[at]];
  return previous !== undefined && current !== undefined && /^(?:、|及び|又は|若しくは|並びに|から|（[^（）]*）)+$/u.test(sentence.slice(previous.end, current.start));
}

function append(index: AnswerIndex, [law, element]: readonly [string, string], citation: CitationBack): void {
  const elements = index.get(law) ?? new Map<string, CitationBack[]>();
  index.set(law, elements);
  const list = elements.get(element);
  if (list === undefined) elements.set(element, [citation]);
  else list.push(citation);
}

interface AnswerSources {
  readonly citations: ReadonlyMap<string, readonly CitationBack[]>;
  readonly known: ReadonlySet<string>;
}

function answersTo(delegation: Delegation, { citations, known }: AnswerSources): readonly DelegationAnswer[] {
  const exact = namesOf(delegation.element, known).flatMap((element) => citations.get(element) ?? []).filter(({ law }) => mayAnswer(law, delegation.organ));
  const above = holdersOf(delegation.element).flatMap((element) => citations.get(element) ?? []).filter(({ law }) => mayAnswer(law, delegation.organ));
  const bySurety: readonly (readonly [AnswerStrength, readonly CitationBack[]])[] = [
    ['phrase', sameMatter(exact.filter(({ organ }) => organ === delegation.organ), delegation)],
    ['phrase-above', sameMatter(above.filter(({ organ }) => organ === delegation.organ), delegation)],
    ['provision', exact.filter(({ organ }) => organ === undefined)],
    ['provision-above', above.filter(({ organ }) => organ === undefined)],
  ];
  const [strength, found] = bySurety.find(([, list]) => list.length > 0) ?? ['phrase', []];
  return unique(found).toSorted((a, b) => compareText(a.document, b.document)).map(({ document, law, element, start }) => ({ document, law, element, start, strength }));
}

/** An element and what also names it: an article of one paragraph is that paragraph. */
function namesOf(element: string, known: ReadonlySet<string>): readonly string[] {
  const article = /^(.*-Article_[^-]+)-Paragraph_1(?=-|$)/u.exec(element)?.[1];
  if (article === undefined || known.has(`${article}-Paragraph_2`)) return [element];
  return [element, element.replace('-Paragraph_1', '')];
}

/** The provisions above, nearest first, down to the article. */
function holdersOf(element: string): readonly string[] {
  const holders: string[] = [];
  for (let above = element.slice(0, element.lastIndexOf('-')); /-(?:Article|Paragraph|Item)[_[]/u.test(above); above = above.slice(0, above.lastIndexOf('-'))) holders.push(above);
  return holders;
}

/** Of several answers those that fix the same matter; all of them when none says it. */
function sameMatter(citations: readonly CitationBack[], { matter }: Delegation): readonly CitationBack[] {
  const same = citations.filter((citation) => citation.matter === matter && matter !== '');
  return same.length > 0 ? same : citations;
}

/** By the kind that 法令ID tells: CO 政令, IO 勅令, M 府省令, R 規則. Other identifiers may be anything. */
function mayAnswer(law: string, organ: string): boolean {
  const kind = /^\d{3}(AC|CO|IO|M|R)/u.exec(law)?.[1];
  if (kind === undefined) return true;
  if (/政令|勅令/u.test(organ)) return kind === 'CO' || kind === 'IO';
  return organ.includes('規則') ? kind === 'M' || kind === 'R' : kind === 'M';
}

/** Citations of one document keep their order. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function unique(citations: readonly CitationBack[]): readonly CitationBack[] {
  const seen = new Set<string>();
  return citations.filter(({ document, element, start }) => {
    const key = `${document} ${element} ${start}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

