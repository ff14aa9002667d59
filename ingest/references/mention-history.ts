import type { NamedLaw } from './law-names.ts';
import { hasLevel, rankOf, type Place } from './place.ts';
import type { Level, DivisionLevel, RawMention } from './raw-mention.ts';
import { bracketAround, type Brackets } from './scan-brackets.ts';

/** A mention with the law and place it means. `elements`: where these are known at once (前二項). */
export interface ResolvedMention {
  readonly raw: RawMention;
  readonly law: NamedLaw;
  readonly place: Place;
  readonly elements?: readonly string[];
  /** Nothing before it that 同項 could mean, no article before the first. */
  readonly isLost?: boolean;
  /** Rank of the highest level that the words name: of 前項第二号 that of Paragraph. */
  readonly top: number;
}

/** Mentions of the sentences before, and of the sentence at hand: what 同条, 同法 and 同表 look back at. */
export class MentionHistory {
  #element = '';
  #article = '';
  /** Of this article, in order. */
  #before: { readonly element: string; readonly mentions: readonly ResolvedMention[] }[] = [];
  #current: ResolvedMention[] = [];
  #brackets: Brackets = { round: [], quotes: [] };

  /** Begins a sentence of a provision; `article` is the unit beyond which nothing is looked for. */
  begin({ element, article, brackets }: { readonly element: string; readonly article: string; readonly brackets: Brackets }): void {
    if (article !== this.#article) this.#before = [];
    else if (this.#current.length > 0) this.#before.push({ element: this.#element, mentions: this.#current });
    this.#element = element;
    this.#article = article;
    this.#current = [];
    this.#brackets = brackets;
  }

  add(mention: ResolvedMention): void {
    this.#current.push(mention);
  }

  /** The last mention before an offset that names a level, outside brackets that are closed there if there is one. */
  findLevel(level: Level | DivisionLevel, offset: number): ResolvedMention | undefined {
    return this.#find(({ raw, place, top }) => raw.relative?.direction !== 'this' && top <= rankOf(level) && hasLevel(place.steps, level), offset, true);
  }

  findTable(offset: number): ResolvedMention | undefined {
    return this.#find(({ raw }) => raw.appendix !== undefined, offset, false);
  }

  /** The last law of a kind that is named: 同法 → a name that ends with 法 or 法律. */
  findLaw(accepts: (mention: ResolvedMention) => boolean, offset: number): ResolvedMention | undefined {
    return this.#find(accepts, offset, false);
  }

  #find(accepts: (mention: ResolvedMention) => boolean, offset: number, isNear: boolean): ResolvedMention | undefined {
    const here = this.#current.filter((mention) => mention.raw.start < offset && accepts(mention));
    const open = here.findLast(({ raw }) => { const bracket = bracketAround(this.#brackets.round, raw.start); return bracket === undefined || bracket.close >= offset; });
    return open ?? here.at(-1) ?? this.#findBefore(accepts, isNear);
  }

  #findBefore(accepts: (mention: ResolvedMention) => boolean, isNear: boolean): ResolvedMention | undefined {
    let far: ResolvedMention | undefined;
    for (const { element, mentions } of this.#before.toReversed()) {
      const found = mentions.findLast((mention) => accepts(mention));
      if (found === undefined) continue;
      if (element === this.#element || this.#element.startsWith(`${element}-`)) return found;
      if (!isNear || paragraphOf(element) === paragraphOf(this.#element)) far ??= found;
    }
    return far;
  }
}

function paragraphOf(element: string): string {
  return /^.*?Paragraph_[^-]+/u.exec(element)?.[0] ?? element;
}
