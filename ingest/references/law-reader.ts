import type { Section } from '../../corpora-config/index.ts';
import { combineMentions } from './combine-mentions.ts';
import { cutSentences, type Sentence } from './cut-sentences.ts';
import { foldAppendixName, type PlacedLaw } from './expand-place.ts';
import type { FoundReference, FoundSentence, NamedAppendix } from './law-facts.ts';
import { LawNames, type NamedLaw } from './law-names.ts';
import { yearOfNumber } from './law-year.ts';
import { buildSkeleton, type LawSkeleton } from './law-skeleton.ts';
import { MentionHistory, type ResolvedMention } from './mention-history.ts';
import { readElement } from './place.ts';
import { resolveMentions, type Host } from './resolve-mentions.ts';
import { scanBrackets } from './scan-brackets.ts';
import { scanLawHeads, type ScannedLaw } from './scan-law-heads.ts';
import { scanProvisions } from './scan-provisions.ts';
import { writeReferences } from './write-references.ts';

/** The law that is read. */
export interface ReadLaw {
  readonly law: string;
  readonly title: string;
  readonly number: string;
  readonly elements: readonly string[];
  readonly appendices: readonly NamedAppendix[];
  readonly amendments: ReadonlyMap<string, string>;
}

/** Reads a law from its first section to its last: names declared and mentions made earlier give later ones their meaning. */
export class LawReader {
  readonly #law: ReadLaw;
  readonly #skeleton: LawSkeleton;
  readonly #placed: PlacedLaw;
  readonly #names: LawNames;
  readonly #history = new MentionHistory();
  readonly #isKatakana: boolean;
  #sections: readonly Section[] = [];
  #tableLaw: NamedLaw | undefined;
  #tableElement = '';
  #isReadingTable = false;
  #isOffering = true;

  constructor(law: ReadLaw) {
    this.#law = law;
    this.#skeleton = buildSkeleton(law.elements);
    this.#placed = { skeleton: this.#skeleton, appendices: new Map(law.appendices.map(({ name, element }) => [foldAppendixName(name), element])) };
    this.#names = new LawNames(law);
    this.#isKatakana = /[ァ-ヶ]スル/u.test(law.title);
  }

  /** The sentences that have mentions. */
  read(sections: readonly Section[]): readonly FoundSentence[] {
    this.#sections = sections;
    const found: FoundSentence[] = [];
    for (const [index, section] of sections.entries()) if (isRead(section)) this.#readSection(section, index, found);
    return found;
  }

  #readSection(section: Section, index: number, found: FoundSentence[]): void {
    const element = section.locator.kind === 'xml' ? section.locator.element : '';
    const sentences = cutSentences(section).filter(({ text }) => text.length <= longestSentence && mayMention.test(text));
    if (sentences.length === 0) return;
    const host = this.#hostOf(element, index);
    const isKatakana = this.#isKatakana || isWrittenInKatakana(section.text);
    for (const sentence of sentences) {
      const references = this.#readSentence(sentence, section.role === 'table' ? this.#hostOfCell(host, sentence) : host, isKatakana);
      if (references.length > 0) found.push({ element, start: sentence.start, sentence: sentence.text, references });
    }
  }

  #readSentence({ text, ...cell }: Sentence, host: Host | undefined, isKatakana: boolean): FoundSentence['references'] {
    if (host === undefined) return [];
    const brackets = scanBrackets(text);
    const provisions = scanProvisions(text, { isKatakana });
    const laws = scanLawHeads(text, { brackets, provisions });
    if (provisions.length === 0 && laws.length === 0) return [];
    if (cell.column === undefined) this.#noteReading(text);
    this.#history.begin({ element: host.element, article: unitOf(host.element), brackets });
    const mentions = combineMentions({ text, brackets, provisions, laws });
    const resolved = resolveMentions(mentions, { text, brackets, host, skeleton: this.#skeleton, appendixNames: this.#placed.appendices, names: this.#names, history: this.#history, declare: (mention) => this.#declare(mention, laws, { text, host }) });
    if (cell.column === undefined) this.#tableLaw = findTableLaw(resolved) ?? (this.#tableElement === host.element ? this.#tableLaw : undefined);
    if (cell.column === undefined) this.#tableElement = host.element;
    const references = writeReferences(resolved, { text, brackets, law: this.#law, placed: this.#placed, citedIn: yearOfNumber(this.#law.amendments.get(host.container) ?? '') });
    return references.filter((reference) => cell.start + reference.start > 0 || !isOwnTitle(reference, host));
  }

  /** In a 読替え table only the first column names provisions: those of the law that the sentence above applies. */
  #hostOfCell(host: Host, { column = 0, columns = 1 }: Sentence): Host | undefined {
    if (!this.#isReadingTable) return host;
    if (column > 0 || columns < 3) return undefined;
    return this.#tableLaw === undefined ? host : { ...host, tableLaw: this.#tableLaw };
  }

  #noteReading(text: string): void {
    const names = /(?:次|左)の表|下欄/u.test(text);
    if (!names && !/読み?替え/u.test(text)) {
      this.#isReadingTable = false;
    } else if (names) this.#isReadingTable = /読み?替え|字句/u.test(text);
  }

  /** Keeps the short name that the bracket behind a law's name declares, and what 法 means in a delegated order. */
  #declare(mention: ResolvedMention, laws: readonly ScannedLaw[], { host, text }: { readonly text: string; readonly host: Host }): void {
    const head = mention.raw.law;
    const scanned = head === undefined ? undefined : laws.find(({ start, end }) => start === head.start && end === head.end);
    if (scanned === undefined) return;
    if (scanned.type === 'named' && this.#isOffering) this.#offerBase(mention, { text, scanned, host });
    if (scanned.declares === undefined) return;
    const { name, scope } = scanned.declares;
    if (isAgreement(mention.law)) return;
    this.#names.declare(name, mention.law, { ...this.#scopeOf(scope, host), container: host.container });
  }

  #offerBase({ law }: ResolvedMention, { text, scanned, host }: { readonly text: string; readonly scanned: ScannedLaw; readonly host: Host }): void {
    if (host.container !== 'MainProvision' && !host.container.startsWith('Enact')) this.#isOffering = false;
    else if (law.kind === 'other' && scanned.declares === undefined) this.#names.offerBase(law, text.slice(scanned.start, scanned.end));
  }

  /** 以下この章において: the sections of the chapter; without such words, all that follow. */
  #scopeOf(words: string, host: Host): { readonly from: number; readonly to: number } {
    const unit = /この(条|項|号|章|節|款|編|附則)/u.exec(words)?.[1];
    const element = this.#unitAround(unit, host);
    const from = words.startsWith('以下') ? host.section : 0;
    if (element === undefined) return { from, to: this.#sections.length };
    let to = host.section;
    while (to + 1 < this.#sections.length && this.#isIn(element, to + 1)) to += 1;
    return { from, to };
  }

  #unitAround(unit: string | undefined, host: Host): string | undefined {
    if (unit === '附則') return host.container;
    const level = { 条: 'Article', 項: 'Paragraph', 号: 'Item' }[unit ?? ''];
    return level === undefined ? undefined : new RegExp(`^.*?${level}_[^-]+`, 'u').exec(host.element)?.[0];
  }

  #isIn(element: string, index: number): boolean {
    const locator = this.#sections[index]?.locator;
    return locator?.kind === 'xml' && (locator.element === element || locator.element.startsWith(`${element}-`));
  }

  #hostOf(element: string, section: number): Host {
    const { container, steps } = readElement(element);
    return { element, container, steps, section, isAmendment: this.#law.amendments.has(container) };
  }
}

/** 別表第二　削除: the name at the head of an appendix is its title. */
function isOwnTitle({ kind, targets }: FoundReference, { element }: Host): boolean {
  return kind === 'appendix' && targets.some((target) => target.element === element);
}

/** 建築協定, 運送約款: what parties agree on is no law, a treaty is. */
function isAgreement({ kind, name, number }: NamedLaw): boolean {
  return kind === 'other' && number === undefined && /(?:協定|約款|規格)$/u.test(name) && !/国|条約|連合/u.test(name);
}

/** A longer run of text in UTF-16 code units is damage and no sentence; the longest real one has some 10,000. */
const longestSentence = 50_000;

const mayMention = /[第前次同本法令則附様]|この|別[表紙記]|[イロハニホヘト](?:に|又|及|から|、|の)/u;

function isRead({ role, locator }: Section): boolean {
  return (role === 'text' || role === 'table' || role === 'note') && locator.kind === 'xml' && !/^(?:LawTitle|TOC|LawNum)|(?:Article|Chapter|Part|Section|Subsection|Division)_[^-]*$/u.test(locator.element);
}

/** Text of before 1946: katakana where hiragana stands today. */
function isWrittenInKatakana(text: string): boolean {
  return !/[ぁ-ん]/u.test(text) && /[一-鿿][ノニハヲ]/u.test(text);
}

/** What 同条 looks back in: the article, or the paragraph of a law without articles. */
function unitOf(element: string): string {
  return /^.*?Article_[^-]+/u.exec(element)?.[0] ?? /^.*?Paragraph_[^-]+/u.exec(element)?.[0] ?? element.split('-')[0] ?? '';
}

/** The law whose provisions a 読替え table lists. */
function findTableLaw(resolved: readonly ResolvedMention[]): NamedLaw | undefined {
  const named = resolved.findLast(({ raw, law }) => law.kind === 'other' && raw.law?.type === 'named' && law.short !== true);
  return named?.law;
}
