import type { Reference, ReferenceKind, ReferencePart } from '../../corpora-config/index.ts';

/**
 * What one revision of a law tells about itself, found without looking at any other law: plain JSON, so that it can be kept beside the
 * text and linked again when another law changes.
 */
export interface LawFacts {
  /** Identifier of the document, revision included. */
  readonly document: string;
  readonly law: string;
  readonly title: string;
  /** 法令番号 as printed, e.g. 平成七年法律第三十九号; empty when the file has none. */
  readonly number: string;
  /** Official abbreviations. */
  readonly abbreviations: readonly string[];
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Element paths of all provisions, in document order. */
  readonly elements: readonly string[];
  /** Names of 別表, 様式 and the like with their element paths. */
  readonly appendices: readonly NamedAppendix[];
  /** Short names that the text declares for other laws. */
  readonly lawNames: readonly DeclaredLawName[];
  readonly sentences: readonly FoundSentence[];
  readonly terms: readonly DefinedTerm[];
  readonly applications: readonly Application[];
  /** What it leaves to orders, in document order. */
  readonly delegations?: readonly Delegation[];
}

/** An appendix by the name that mentions use: 別表第一, 様式第三号. */
export interface NamedAppendix {
  readonly name: string;
  readonly element: string;
}

/** 以下「X法」という: `title` is the full title as written, maybe with words before it. */
export interface DeclaredLawName {
  readonly name: string;
  readonly title: string;
  readonly number?: string;
}

/** A sentence with mentions. Targets in this law are final; those in other laws wait in `outward`. */
export interface FoundSentence {
  readonly element: string;
  /** In the section's text, in UTF-16 code units. */
  readonly start: number;
  readonly sentence: string;
  readonly references: readonly FoundReference[];
}

/** A mention before linking. */
export interface FoundReference extends Reference {
  /** What it names in another law. Absent: nothing is left to link. */
  readonly outward?: OutwardReference;
}

/** A place in another law, as the text names it. */
export interface OutwardReference {
  /** Title or short name as written, or its declared full title. */
  readonly name: string;
  /** 法令番号 when the text gives it here or where the name was declared. */
  readonly number?: string;
  /** `name` may begin with words that are no part of the title; the mention begins with it. */
  readonly isOpen?: true;
  /** Only a mention when a law has this name. */
  readonly isTentative?: true;
  /** The text meant is not the one in force (旧, 改正前). */
  readonly isOld?: true;
  /** The text as it was amended (新, 改正後). */
  readonly isNew?: true;
  /** Year (of the common era) of the 改正附則 that names it: a law of the same title made later is another one. */
  readonly citedIn?: number;
  /** What 法 and the like mean in an amending law: `number` is that law's. */
  readonly isOfAmendingLaw?: true;
  /** Places in that law, lists and ranges apart; empty: the whole law. */
  readonly places: readonly OutwardPlace[];
  readonly except: readonly OutwardPlace[];
}

/** A range has `until`. `from` and `until` are element paths without what only the other law knows (`Article_5-Paragraph_2`),
 * below `SupplProvision-` for its 附則, `Chapter_2-Section_1` for divisions, `Appendix:別表第一` for appendices. */
export interface OutwardPlace {
  readonly from: string;
  readonly until?: string;
  readonly every?: 'Item' | 'Paragraph' | 'Article';
  readonly part?: ReferencePart;
  readonly kind?: ReferenceKind;
}

/** 「X」とは…をいう, 以下「X」という. */
export interface DefinedTerm {
  readonly term: string;
  /** The words it stands for, or the clause that defines it. */
  readonly meaning: string;
  readonly form: 'definition' | 'short-name' | 'law-name';
  /** Where it is defined: element path, and offset of 「X」 in that section's text. */
  readonly element: string;
  readonly start: number;
  readonly end: number;
  /** Element paths in which it holds (以下この章において); `''` is the whole law. It begins at `start` unless `wholeScope`. */
  readonly scope: readonly string[];
  readonly wholeScope: boolean;
  /** Element paths inside the scope in which it does not hold (第三項を除き、以下この条において). */
  readonly except?: readonly string[];
  /** For a law name: number of the law, when given. */
  readonly lawNumber?: string;
}

/** 準用, or 適用 with 読替え: which provisions are applied, to what, and the words read in other words. */
export interface Application {
  readonly kind: '準用' | '適用';
  /** Sentence: element path and offset in the section's text. */
  readonly element: string;
  readonly start: number;
  readonly sentence: string;
  /** Indexes into the mentions of that sentence, of those applied. */
  readonly applied: readonly number[];
  /** What they are applied to (…について, …に), as written. */
  readonly appliedTo: string;
  readonly substitutions: readonly Substitution[];
}

/** 「A」とあるのは「B」と読み替える. */
export interface Substitution {
  /** Where A stands, as written (同条第二項中); empty: in all applied provisions. */
  readonly place: string;
  /** The mentions that make up `place`; empty: all that are applied, or none was found. */
  readonly places: readonly MentionPlace[];
  readonly from: string;
  readonly to: string;
  /** Element path of the section that holds A and B, and where they begin in its text, in UTF-16 code units. */
  readonly element: string;
  readonly fromStart: number;
  readonly toStart: number;
}

/** A mention, by its sentence (`element` and `start` of a `FoundSentence`) and its index there. */
export interface MentionPlace {
  readonly element: string;
  readonly start: number;
  readonly mention: number;
}

/** 政令で定める, 主務省令で定めるところにより: a matter left to another order. */
export interface Delegation {
  /** Section that holds it; offsets are UTF-16 code units into its text, end exclusive. */
  readonly element: string;
  readonly start: number;
  readonly end: number;
  /** As written, e.g. 厚生労働省令で定める. */
  readonly text: string;
  /** Who answers, as written: 政令, 厚生労働省令, 命令. */
  readonly organ: string;
  /** What they are to fix, as far as nouns follow: 技術上の基準, 者, ところ. */
  readonly matter: string;
}
