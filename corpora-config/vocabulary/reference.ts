/**
 * How a mention begins, as in the published gold set of statute references: 前・次・この・本 → `relative`; 同 → `same`; a bare number →
 * `numbered`, `list-member` when it takes a level from an earlier member of its list, `range` for N から M まで; law title + provision →
 * `cross-law`; short name + provision → `declared-name`; an entire law → `whole-law`. Over these: `chapter`, `appendix` (別表・様式),
 * `suppl` (附則), `old-law` (旧・新・改正前・改正後).
 */
export type ReferenceKind =
  | 'relative' | 'same' | 'numbered' | 'list-member' | 'range' | 'cross-law' | 'declared-name' | 'whole-law' | 'old-law'
  | 'chapter' | 'appendix' | 'suppl';

/** A part of a provision: 本文, ただし書, 前段, 後段, 各号列記以外の部分. */
export type ReferencePart = 'main' | 'proviso' | 'first' | 'second' | '柱書';

/** What a mention points at. */
export interface ReferenceTarget {
  /** 法令ID; null: the law is not held. */
  readonly law: string | null;
  /** Title of that law as far as it is known, else the words that name it. */
  readonly lawTitle: string;
  /** Element path of the e-Gov API v2; null: the whole law, or a provision that cannot be pointed at. */
  readonly element: string | null;
  /** null: the provision whole. */
  readonly part: ReferencePart | null;
}

/** Why a mention has no target, or only the law of it. */
export type UnresolvedReason =
  /** The law that is named is not held. */
  | 'law-not-held'
  /** A name that neither the file declares nor a register knows. */
  | 'name-unknown'
  /** Several laws answer to the name. */
  | 'name-ambiguous'
  /** The law is held, but has no such provision on the day asked. */
  | 'provision-absent'
  /** Text that was in force once (旧, 改正前) and is not held. */
  | 'old-text'
  /** It counts in the amending law, which is not this file. */
  | 'amending-law'
  /** 前条, 同項 and the like without anything before it. */
  | 'nothing-before';

/** One mention of a provision or law in a sentence. Offsets are UTF-16 code units into the sentence, end exclusive. */
export interface Reference {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: ReferenceKind;
  /** In document order; empty only with `unresolved`. */
  readonly targets: readonly ReferenceTarget[];
  /** What （…を除く。） takes out. */
  readonly except: readonly ReferenceTarget[];
  /** The provision is what 準用する applies here. */
  readonly applied: boolean;
  readonly unresolved?: UnresolvedReason;
}

/** A sentence with its mentions, none of them left out. */
export interface SentenceReferences {
  /** Identifier of the document, revision included. */
  readonly document: string;
  /** 法令ID. */
  readonly law: string;
  /** Element path of the section that holds it. */
  readonly element: string;
  /** Where the sentence begins in the section's text, in UTF-16 code units. */
  readonly start: number;
  readonly sentence: string;
  readonly references: readonly Reference[];
}
