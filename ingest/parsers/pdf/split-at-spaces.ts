import type { TextItemShape } from './text-item.ts';

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u30ff\uff01-\uff60\ue000-\uf8ff]/u;

/**
 * Splits an item at its inner white space, when it holds Japanese: forms leave room there that other items fill (`令和  年  月  日`).
 * Where a part stands is estimated: wide characters take an em, others half of one, spaces share what is left.
 */
export function splitAtSpaces(item: TextItemShape): readonly TextItemShape[] {
  const text = item.str.trim();
  if (!wide.test(text) || !/\s/u.test(text)) return [item];
  const widthOf = measure(item);
  return [...item.str.matchAll(/\S+/gu)].map((match) => {
    const offset = widthOf(item.str.slice(0, match.index));
    return shift(item, match[0], { offset, length: widthOf(match[0]) });
  });
}

function measure(item: TextItemShape): (text: string) => number {
  const [, , c = 0, d = 0] = item.transform;
  const size = Math.hypot(c, d) || 1;
  const glyphs = ems(item.str.replaceAll(/\s/gu, ''));
  const total = item.vertical ? item.height : item.width;
  const spaces = item.str.length - item.str.replaceAll(/\s/gu, '').length;
  const scale = Math.min(1, total / (glyphs * size));
  const space = Math.max(0, total - glyphs * size * scale) / Math.max(1, spaces);
  return (text) => ems(text.replaceAll(/\s/gu, '')) * size * scale + (text.match(/\s/gu)?.length ?? 0) * space;
}

function ems(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 1 : 0.5), 0);
}

function shift(item: TextItemShape, str: string, { offset, length }: { readonly offset: number; readonly length: number }): TextItemShape {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const scale = offset / (Math.hypot(...(item.vertical ? [c, d] : [a, b])) || 1);
  const [dx, dy] = item.vertical ? [-c * scale, -d * scale] : [a * scale, b * scale];
  const measured = item.vertical ? { height: length } : { width: length };
  return { ...item, ...measured, str, transform: [a, b, c, d, e + dx, f + dy] };
}
