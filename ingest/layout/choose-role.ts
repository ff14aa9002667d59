import type { Box, SectionRole } from '../../corpora-config/index.ts';
import type { PageSize } from './glyph-run.ts';

/** What a block is judged against. */
export interface PageShape {
  readonly size: PageSize;
  /** Em of most of the page's characters, in points. */
  readonly bodySize: number;
}

/** What a block is judged by. */
export interface BlockShape {
  readonly text: string;
  readonly box: Box;
  /** Em of its largest characters, in points. */
  readonly size: number;
}

const longestHeading = 60;
const largerThanBody = 1.15;
const pageNumber = /^[\s\-–—―‐－・()（）ivxⅰ-ⅻ\d０-９一二三四五六七八九〇十\ue000-\uf8ff]{1,9}$/u;
const numberedHeading = /^第[一二三四五六七八九十百千〇\d０-９]+(?:部|編|章|節|款|条(?:の[一二三四五六七八九十]+)*)(?:$|[\s\u3000])/u;

/** Names the role of a block: a page number in the margin, a heading by number or by size, else text. */
export function chooseRole({ text, box, size }: BlockShape, page: PageShape): SectionRole {
  if (pageNumber.test(text) && isInMargin(box, page.size)) return 'page-number';
  if (text.length > longestHeading || /[。、，．：︒︑]$/u.test(text)) return 'text';
  return numberedHeading.test(text) || size > page.bodySize * largerThanBody ? 'heading' : 'text';
}

/** Whether a box lies in the outer tenth of the page, on any side. */
export function isInMargin([left, top, right, bottom]: Box, { width, height }: PageSize): boolean {
  return bottom < height * 0.1 || top > height * 0.9 || right < width * 0.1 || left > width * 0.9;
}
