import type { PDFPageProxy } from 'pdfjs-dist';

/** Whether a page paints any picture. Decodes the page's drawing commands, so ask only for pages without text. */
export async function hasImages(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const painting = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat]);
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operator) => painting.has(operator));
}
