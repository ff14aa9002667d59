import type { Box } from '../../corpora-config/index.ts';

/** Where the next character of a run stands, on the displayed page. */
export type Advance = 'right' | 'down' | 'left' | 'up';

/** Some characters that a page sets in one go, as the displayed page shows them. */
export interface GlyphRun {
  /** Without white space at either end; never empty. */
  readonly text: string;
  /** Points from the top left corner of the displayed page. */
  readonly box: Box;
  /** Em of the font, in points. */
  readonly size: number;
  readonly advance: Advance;
}

/** Width and height of the displayed page (after /Rotate), in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}
