import type { Reference, ReferenceKind, ReferencePart, ReferenceTarget, SentenceReferences, UnresolvedReason } from '../../corpora-config/index.ts';

/** A sentence with its mentions, as `export --what references` and `parse --references` print it: the field names of the published gold set. */
export interface PrintedReferences {
  readonly document: string;
  readonly law_id: string;
  readonly elm: string;
  /** Where the sentence begins in the section's text. */
  readonly start: number;
  readonly sentence: string;
  readonly mentions: readonly PrintedMention[];
}

interface PrintedMention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: ReferenceKind;
  readonly targets: readonly PrintedTarget[];
  readonly except: readonly PrintedTarget[];
  readonly applied: boolean;
  readonly unresolved?: UnresolvedReason;
}

interface PrintedTarget {
  readonly law: string | null;
  readonly law_title: string;
  readonly elm: string | null;
  readonly part: ReferencePart | null;
}

/** Offsets of mentions are UTF-16 code units into the sentence. */
export function printReferences({ document, law, element, start, sentence, references }: SentenceReferences): PrintedReferences {
  return { document, law_id: law, elm: element, start, sentence, mentions: references.map(printMention) };
}

function printMention({ text, start, end, kind, targets, except, applied, unresolved }: Reference): PrintedMention {
  return { text, start, end, kind, targets: targets.map(printTarget), except: except.map(printTarget), applied, ...(unresolved === undefined ? {} : { unresolved }) };
}

function printTarget({ law, lawTitle, element, part }: ReferenceTarget): PrintedTarget {
  return { law, law_title: lawTitle, elm: element, part };
}
