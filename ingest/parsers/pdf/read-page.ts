import type { PDFPageProxy } from 'pdfjs-dist';
import { orderPage, type PageBlock } from '../../layout/order-page.ts';
import { judgeTextLayer, type TextLayer } from './judge-text-layer.ts';
import { readRuns } from './read-runs.ts';
import type { TextItemShape } from './text-item.ts';

/** One page, in reading order. `layer` `none` has no blocks. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly layer: TextLayer;
  readonly blocks: readonly PageBlock[];
}

/** Reads the text layer of a page and puts it into reading order. */
export async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const content = await page.getTextContent();
  const items = content.items.flatMap((item): readonly TextItemShape[] => {
    if (!('str' in item)) return [];
    return [{ str: item.str, transform: item.transform, width: item.width, height: item.height, vertical: content.styles[item.fontName]?.vertical ?? false }];
  });
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const runs = readRuns(items, transform);
  const layer = judgeTextLayer(runs.map(({ text }) => text).join(''));
  return { number: page.pageNumber, layer, blocks: orderPage(runs, { width, height }) };
}
