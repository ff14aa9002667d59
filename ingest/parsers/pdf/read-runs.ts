import type { Box } from '../../../corpora-config/index.ts';
import type { Advance, GlyphRun } from '../../layout/glyph-run.ts';
import type { TextItemShape } from './text-item.ts';
import { splitAtSpaces } from './split-at-spaces.ts';

type Point = readonly [x: number, y: number];

/** Share of the em below the base line; the boxes of all fonts are made alike, so that lines compare. */
const descent = 0.14;

/**
 * Turns text items into runs on the displayed page.
 * @param display the page's own transform at scale 1, /Rotate included (`[a, b, c, d, e, f]`)
 */
export function readRuns(items: readonly TextItemShape[], display: readonly number[]): readonly GlyphRun[] {
  return items.flatMap((item) => (item.str.trim() === '' ? [] : splitAtSpaces(item).flatMap((part) => toRun(part, display))));
}

function toRun(item: TextItemShape, display: readonly number[]): readonly GlyphRun[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const along = unit([a, b]);
  const up = unit([c, d]);
  const corners = cornersOf(item, size).map(([x, y]): Point => [e + along[0] * x + up[0] * y, f + along[1] * x + up[1] * y]);
  const advance = advanceOf(turn(item.vertical ? [-up[0], -up[1]] : along, display));
  return [{ text: item.str.trim(), box: boxAround(corners.map((corner) => move(corner, display))), size, advance }];
}

function unit([x, y]: Point): Point {
  const length = Math.hypot(x, y);
  return length === 0 ? [1, 0] : [x / length, y / length];
}

function cornersOf({ width, height, vertical }: TextItemShape, size: number): readonly Point[] {
  return vertical ? [[-size / 2, 0], [size / 2, -height]] : [[0, -size * descent], [width, size * (1 - descent)]];
}

function turn([x, y]: Point, [a = 1, b = 0, c = 0, d = 1]: readonly number[]): Point {
  return [a * x + c * y, b * x + d * y];
}

function move(point: Point, display: readonly number[]): Point {
  const [x, y] = turn(point, display);
  return [x + (display[4] ?? 0), y + (display[5] ?? 0)];
}

/** On the displayed page y grows downwards. */
function advanceOf([x, y]: Point): Advance {
  if (Math.abs(x) >= Math.abs(y)) return x < 0 ? 'left' : 'right';
  return y < 0 ? 'up' : 'down';
}

function boxAround(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(round) as [number, number, number, number];
}

/** A hundredth of a point is far below what a printer can show. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
