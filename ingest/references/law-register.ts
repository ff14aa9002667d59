import type { NamedAppendix } from './law-facts.ts';
import type { LawSkeleton } from './law-skeleton.ts';

/** A law as references need it: names, and which provisions stand in it on the day asked. */
export interface RegisteredLaw {
  readonly law: string;
  /** Identifier of the revision in force, revision included. */
  readonly document: string;
  readonly title: string;
  readonly number: string;
  /** Element paths of all provisions, in document order. */
  readonly elements: () => readonly string[];
  has(element: string): boolean;
  /** Names of 別表, 様式 and the like. Absent: mentions of them point at the law only. */
  readonly appendices?: readonly NamedAppendix[];
  /** Answers what stands above, below and beside a provision. Absent: made of `elements`. */
  readonly skeleton?: () => LawSkeleton;
}

/** The laws that references may point at, on one day. */
export interface LawRegister {
  byId(law: string): RegisteredLaw | undefined;
  /** By 法令番号 as printed (漢数字). */
  byNumber(number: string): RegisteredLaw | undefined;
  /** By title or official abbreviation, exact after folding; several when they share it. */
  byName(name: string): readonly RegisteredLaw[];
  /** The one law that other laws call by a short name of their own (給与法), when nearly all that declare it mean the same. */
  byShortName?(name: string): RegisteredLaw | undefined;
  /** Whether a name can begin with the two characters at an offset; spares look-ups. Absent: any may. */
  mayBegin?(text: string, at: number): boolean;
}
