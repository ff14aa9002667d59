/** A law that amended, as far as a text tells: 令和四年法律第六十八号, or only 令和四年. */
export interface AmendingLaw {
  readonly era: string;
  readonly year: number;
  /** Its number within the year. */
  readonly number?: number;
}

/**
 * A provision as a text writes it: 附則第三条の二第一項第四号イ → supplementary, article `3_2`, paragraph 1, item `4`, subitems `[1]`.
 * At most one of `special`, `appendix`, `divisions` is there, and then none of the levels below the article.
 */
export interface Provision {
  readonly isSupplementary: boolean;
  /** The 附則 of an amending law, not the law's own. */
  readonly amendment?: AmendingLaw;
  /** Number with branches joined by `_`, as in e-Gov element names. Absent: the law has no articles there (項建て). */
  readonly article?: string;
  readonly paragraph?: number;
  readonly item?: string;
  /** Places of イ, （１）, （ⅰ） among their likes, outermost first: イ is 1. */
  readonly subitems?: readonly number[];
  /** 編, 章, 節, 款, 目 as steps of an element path, outermost first: `Part_3`, `Chapter_5`. */
  readonly divisions?: readonly string[];
  /** Name of a 別表, 様式, 別記, 付録 or 別図 in Arabic digits without 第 and 号: `別表1`, `様式3_2`. */
  readonly appendix?: string;
  /** 前文, 目次 or 制定文. */
  readonly special?: SpecialPart;
}

export type SpecialPart = 'Preamble' | 'TOC' | 'EnactStatement';
