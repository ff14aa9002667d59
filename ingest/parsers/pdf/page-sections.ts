import type { Section } from '../../../corpora-config/index.ts';
import type { PageBlock } from '../../layout/order-page.ts';
import type { PdfPage } from './read-page.ts';

/** Sections of all pages: `p12/b3` is the third block of page 12; the page is the unit that readers open. Each block ends with a line end. */
export function pageSections(pages: readonly PdfPage[]): readonly Section[] {
  let heading: string | undefined;
  return pages.flatMap((page) => page.blocks.map((block, index) => {
    const section = blockSection(page.number, index, { block, heading });
    if (block.role === 'heading') heading = block.text;
    return section;
  }));
}

function blockSection(page: number, index: number, { block, heading }: { readonly block: PageBlock; readonly heading: string | undefined }): Section {
  const name = `p${page}`;
  return {
    path: [name, `b${index + 1}`],
    parent: [name],
    role: block.role,
    startsUnit: index === 0,
    ...(block.role === 'heading' ? { heading: block.text } : {}),
    breadcrumb: heading === undefined ? [] : [heading],
    text: `${block.text}\n`,
    locator: { kind: 'page', page, box: block.box },
  };
}
