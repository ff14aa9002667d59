/** One page of a made-up PDF. */
export interface FixturePage {
  /** Drawing commands; text is written with `showText`. */
  readonly content: string;
  readonly rotate?: number;
  /** True: the page may paint the picture `/Im`. */
  readonly image?: boolean;
}

export interface FixtureText {
  readonly text: string;
  /** Points from the bottom left corner of the unturned page. */
  readonly at: readonly [number, number];
  readonly size?: number;
  readonly vertical?: boolean;
}

/** Drawing commands that show Japanese text in a font that is not embedded, so that character maps are needed. */
export function showText({ text, at: [x, y], size = 10, vertical = false }: FixtureText): string {
  const codes = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /${vertical ? 'V' : 'H'} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET\n`;
}

/** A whole PDF, built by hand: 300 × 400 points a page, a horizontal font /H, a vertical font /V, a picture /Im. */
export function buildPdf(pages: readonly FixturePage[], trailer = ''): Uint8Array {
  const first = 9;
  const kids = pages.map((_page, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    font('UniJIS-UTF16-H'),
    font('UniJIS-UTF16-V'),
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/DW 1000/FontDescriptor 6 0 R>>',
    '<</Type/FontDescriptor/FontName/Mincho/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
    stream('\0', '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8'),
    '<</Title()>>',
    ...pages.flatMap((page, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Rotate ${page.rotate ?? 0}/Contents ${first + index * 2 + 1} 0 R/Resources<</Font<</H 3 0 R/V 4 0 R>>${page.image === true ? '/XObject<</Im 7 0 R>>' : ''}>>>>`,
      stream(page.content),
    ]),
  ];
  return assemble(objects, trailer);
}

function font(encoding: string): string {
  return `<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/${encoding}/DescendantFonts[5 0 R]>>`;
}

function stream(content: string, entries = ''): string {
  return `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 8 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body + end, 'latin1'));
}
