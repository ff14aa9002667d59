/** The part of a text item of pdfjs-dist that geometry needs. `transform` is `[a, b, c, d, e, f]` from text to page space. */
export interface TextItemShape {
  readonly str: string;
  readonly transform: readonly number[];
  /** Advance of a horizontal run, thickness of a vertical one, in points. */
  readonly width: number;
  /** Thickness of a horizontal run, advance of a vertical one, in points. */
  readonly height: number;
  /** True when the font writes downwards (Identity-V and other -V maps); the origin is then the top centre of the first glyph. */
  readonly vertical: boolean;
}
