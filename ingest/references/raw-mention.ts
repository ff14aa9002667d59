import type { ReferencePart } from '../../corpora-config/index.ts';

/** Levels of a provision, outermost first. */
export const levels = ['Article', 'Paragraph', 'Item', 'Subitem1', 'Subitem2', 'Subitem3'] as const;
export type Level = (typeof levels)[number];

/** Levels of a division of a law, outermost first. */
export const divisionLevels = ['Part', 'Chapter', 'Section', 'Subsection', 'Division'] as const;
export type DivisionLevel = (typeof divisionLevels)[number];

/** One level and its number as `Num` writes it: 第十条の二 → Article 10_2. */
export interface Step {
  readonly level: Level | DivisionLevel;
  readonly number: string;
}

/** 前条, 次項, 前二号, 前各号, この章, 同条. */
export interface RelativeHead {
  readonly direction: 'previous' | 'next' | 'this' | 'same' | 'all-previous';
  readonly level: Level | DivisionLevel | 'Table';
  /** 前二条: 2. */
  readonly count: number;
}

/** The words that name a law. `start`…`end` is the name as written; of a full title the longest that it may be. */
export interface LawHead {
  readonly type: 'same' | 'this' | 'named';
  readonly start: number;
  readonly end: number;
  /** 法令番号 in brackets behind the name. */
  readonly number?: string;
  /** Behind the bracket that follows the name. */
  readonly next: number;
}

/** A mention as the text has it, before it is known what it points at. */
export interface RawMention {
  readonly start: number;
  readonly end: number;
  readonly law?: LawHead;
  readonly relative?: RelativeHead;
  /** 附則 or この附則 stands before the numbers. */
  readonly supplement: boolean;
  /** Name of an appendix: 別表第一, 様式第三号, 次の表. */
  readonly appendix?: string;
  readonly steps: readonly Step[];
  readonly every?: 'Item' | 'Paragraph';
  readonly part?: ReferencePart;
  /** 旧, 改正前の → old; 新, 改正後の → new. */
  readonly age?: 'old' | 'new';
  readonly until?: RawMention;
}
