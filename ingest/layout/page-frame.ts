import type { Advance, GlyphRun, PageSize } from './glyph-run.ts';

/**
 * A run in the frame of its own writing: text runs from `start` to `end`, lines follow each other from `top` to `bottom`.
 * Vertical columns read right to left and their tiers are, in this frame, lines and their columns; one algorithm orders both.
 */
export interface FramedRun {
  readonly run: GlyphRun;
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/** Turns the page so that `advance` points right. */
export function frameRun(run: GlyphRun, advance: Advance, { width, height }: PageSize): FramedRun {
  const [left, top, right, bottom] = run.box;
  switch (advance) {
    case 'right': return { run, start: left, end: right, top, bottom };
    case 'down': return { run, start: top, end: bottom, top: width - right, bottom: width - left };
    case 'up': return { run, start: height - bottom, end: height - top, top: left, bottom: right };
    case 'left': return { run, start: width - right, end: width - left, top: height - bottom, bottom: height - top };
  }
}
