import type { ReferencePart, Reference, UnresolvedReason } from '../../corpora-config/index.ts';
import type { KeptSubstitution, KeptTerm, ReferenceRelation } from '../../index/index.ts';

/** Which references are wanted. */
export interface ReferenceRequest {
  /** `out`: what the provision points at; `in`: what points at it. */
  readonly direction: 'in' | 'out';
  /** ISO date; absent: today. */
  readonly asOf?: string;
  /** 1–1000, default 100. */
  readonly limit?: number;
  /** From an earlier answer to the same request. */
  readonly cursor?: string;
}

/** A provision, or a law whole. */
export interface ProvisionPlace {
  /** Identifier; with the revision where one is held. Null: not held, or a provision that cannot be pointed at. */
  readonly id: string | null;
  /** 法令ID; null: not held. */
  readonly law: string | null;
  readonly title: string;
  /** Element path of the e-Gov API v2; null: the whole law. */
  readonly element: string | null;
}

/** A place pointed at. */
export interface TargetPlace extends ProvisionPlace {
  readonly part: ReferencePart | null;
}

/** One mention with everything it points at. */
export interface ReferenceEdge {
  /** `cites`; `applies`: 準用; `delegates`: leaves to an order. */
  readonly relation: ReferenceRelation;
  readonly from: ProvisionPlace;
  readonly text: string;
  /** UTF-16 code units into the text of the section at `from`. */
  readonly start: number;
  readonly end: number;
  readonly kind: Reference['kind'] | 'delegation';
  readonly targets: readonly TargetPlace[];
  readonly except: readonly TargetPlace[];
  readonly unresolved?: UnresolvedReason;
  /** Of `in`: whether it points at the very place asked, at one below it, or at one that holds it. */
  readonly coverage?: 'exact' | 'below' | 'above';
  /** The sentence around it, and where that begins in the section. */
  readonly sentence: string;
  readonly sentenceStart: number;
  /** The passage that holds it, as search and show give it, and where it stands in the passage's text. */
  readonly passage?: PassageSpan;
  /** Of `applies`: in which other words the provision is read. */
  readonly substitutions?: readonly Substituted[];
  /** Of `substitutions`, when a provision (no law whole) was asked: the provisions applied as they are read, in the order of `targets`. */
  readonly readings?: readonly AppliedReading[];
}

/** An applied provision with its substitutions made, in the revision that the target has. */
export interface AppliedReading {
  readonly id: string;
  readonly law: string;
  readonly title: string;
  readonly element: string;
  readonly text: string;
  /** In order; `text.slice(start, end)` stands where `from` is printed. UTF-16 code units. */
  readonly replaced: readonly { readonly start: number; readonly end: number; readonly from: string }[];
  /** Pairs whose words do not stand in the provision, or not where their place says. */
  readonly absent: readonly Substituted[];
}

/** 「A」とあるのは「B」と読み替える, and where A stands, as written; empty: in all that is applied. */
export type Substituted = Pick<KeptSubstitution, 'place' | 'from' | 'to'>;

/** A run of a passage's text in UTF-16 code units, end exclusive. */
export interface PassageSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface ReferencesResult {
  /** What was asked, revision included. */
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly asOf: string;
  /** `out`: in the order of the text. `in`: those of the law itself first, then by law, each in the order of its text. */
  readonly edges: readonly ReferenceEdge[];
  readonly total: number;
  readonly nextCursor?: string;
}

/** How one law leads to another. */
export interface LawPath {
  readonly from: ProvisionPlace;
  readonly to: ProvisionPlace;
  readonly asOf: string;
  /** Shortest; empty when there is none, or both are one law. */
  readonly steps: readonly LawStep[];
  readonly isFound: boolean;
}

export interface LawStep {
  readonly from: ProvisionPlace;
  readonly to: ProvisionPlace;
  /** How many mentions lead from the one to the other. */
  readonly mentions: number;
  /** The first of them. */
  readonly example?: ReferenceEdge;
}

/** A defined term that a provision uses. */
export interface TermUse {
  readonly term: string;
  readonly meaning: string;
  readonly form: KeptTerm['form'];
  /** Where it is defined; offsets are those of 「X」 in the section's text. */
  readonly definedAt: ProvisionPlace & { readonly start: number; readonly end: number };
  /** In the passages of the provision, in document order. */
  readonly uses: readonly PassageSpan[];
}

export interface TermsResult {
  readonly id: string;
  readonly asOf: string;
  /** In the order of their first use. */
  readonly terms: readonly TermUse[];
}
