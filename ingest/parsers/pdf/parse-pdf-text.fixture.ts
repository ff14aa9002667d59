import { openPdf } from './open-pdf.ts';

/** The text layer as the library gives it, page after page: what nothing may be lost of. */
export async function parsePdfText(bytes: Uint8Array): Promise<string> {
  const { document, close } = await openPdf(bytes);
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    text += content.items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await close();
  return text;
}
