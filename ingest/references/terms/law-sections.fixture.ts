import type { Section } from '../../../corpora-config/index.ts';

/** Sections of a fictional law: pairs of element path and text. A path with TableStruct is a table, a division's is a heading. */
export function lawSections(...parts: readonly (readonly [element: string, text: string])[]): { readonly sections: readonly Section[] } {
  return {
    sections: parts.map(([element, text]) => ({
      path: [element], role: roleOf(element), startsUnit: true, breadcrumb: [], text, locator: { kind: 'xml', element },
    })),
  };
}

function roleOf(element: string): Section['role'] {
  if (element.includes('TableStruct')) return 'table';
  return /-(?:Chapter|Section)_\d+$/u.test(element) ? 'heading' : 'text';
}
