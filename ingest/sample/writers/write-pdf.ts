/** A run of glyphs. `x`, `y` in points from the top left corner of the page: the baseline's left end, or the top middle of a column. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly vertical?: boolean;
  readonly text: string;
}

/** A straight line, in points from the top left corner. */
export interface PdfRule {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

export interface PdfPage {
  readonly texts: readonly PdfText[];
  readonly rules: readonly PdfRule[];
}

/** A4 in points. */
export const pageWidth = 595;
export const pageHeight = 842;

/**
 * A PDF 1.7 file with a text layer and no embedded font: the reader's own Japanese face stands in for HeiseiMin-W3, found
 * through the predefined CMaps UniJIS-UTF16-H and -V (ISO 32000-1, 9.7.5.2). Nothing is compressed; equal pages give equal bytes.
 */
export function writePdf(title: string, pages: readonly PdfPage[]): Uint8Array {
  const kids = pages.map((_, at) => `${pagesStart + at * 2} 0 R`).join(' ');
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (ja) >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    font('UniJIS-UTF16-H'),
    font('UniJIS-UTF16-V'),
    cidFont,
    fontDescriptor,
    `<< /Title <FEFF${hexadecimal(title)}> >>`,
    ...pages.flatMap((page, at) => [pageObject(pagesStart + at * 2 + 1), contentStream(page)]),
  ];
  return Buffer.from(assemble(bodies), 'latin1');
}

/** Number of the first page object: the seven objects above it are shared. */
const pagesStart = 8;

// CIDs 1–230 of Adobe-Japan1 are the proportional Latin letters; half an em is near enough without the font's own widths.
const cidFont = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000 /W [1 230 500] /DW2 [880 -1000] /FontDescriptor 6 0 R
/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> >>`;
const fontDescriptor = `<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox [-123 -257 1001 910] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 709 /StemV 69 >>`;

function font(encoding: string): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /${encoding} /DescendantFonts [5 0 R] >>`;
}

function pageObject(contents: number): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents ${contents} 0 R
/Resources << /Font << /H 3 0 R /V 4 0 R >> >> >>`;
}

function contentStream({ texts, rules }: PdfPage): string {
  const lines = [
    ...rules.map(({ from, to }) => `0.5 w ${from[0]} ${pageHeight - from[1]} m ${to[0]} ${pageHeight - to[1]} l S`),
    ...texts.map(({ x, y, size, vertical, text }) => `BT /${vertical === true ? 'V' : 'H'} ${size} Tf 1 0 0 1 ${x} ${pageHeight - y} Tm <${hexadecimal(text)}> Tj ET`),
  ].join('\n');
  return `<< /Length ${lines.length} >>\nstream\n${lines}\nendstream`;
}

/** UTF-16BE in hexadecimal, which both CMaps read. */
function hexadecimal(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

function assemble(bodies: readonly string[]): string {
  let file = '%PDF-1.7\n';
  const offsets = bodies.map((body, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${file}${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
