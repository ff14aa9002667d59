/** Where in its source a text stands. Pages, lines and rows count from 1. */
export type Locator =
  | { readonly kind: 'file' }
  /** `element` is the e-Gov API v2 element path, e.g. `MainProvision-Article_24_2-Paragraph_3`. */
  | { readonly kind: 'xml'; readonly element: string }
  | { readonly kind: 'page'; readonly page: number; readonly box?: Box }
  /** `paragraph` counts from 1 inside the speech. */
  | { readonly kind: 'speech'; readonly speech: string; readonly paragraph?: number }
  | { readonly kind: 'line'; readonly line: number; readonly lastLine?: number }
  | { readonly kind: 'cell'; readonly sheet: string; readonly row: number; readonly lastRow?: number }
  /** `anchor` is a fragment of the page, a heading path or a field name. */
  | { readonly kind: 'anchor'; readonly anchor: string };

/** Left, top, right, bottom in PDF points from the top left corner of the displayed page (after /Rotate). */
export type Box = readonly [left: number, top: number, right: number, bottom: number];
