import type { Document, Section } from '../../corpora-config/index.ts';

/** A fictional statute from `element: text` lines; headings carry `=`: `AppdxTable[1]=別表第一（第二条関係）`. */
export function lawDocument(lines: readonly string[], { law = '399AC0000000001', title = '水辺法', number = '令和七年法律第一号' }: { readonly law?: string; readonly title?: string; readonly number?: string } = {}): Document {
  return {
    id: `law/${law}@1`,
    corpus: 'laws',
    tenant: 'public',
    title,
    uri: law,
    revision: { id: '1', validFrom: '2025-01-01' },
    attributes: { lawId: [law], lawNumber: [number] },
    sections: lines.map(readLine),
    findings: [],
  };
}

function readLine(line: string): Section {
  const [, element = '', mark, text = ''] = /^([^:=]+)([:=])(.*)$/su.exec(line) ?? [];
  const heading = mark === '=' ? { heading: text } : {};
  return { path: [element], role: mark === '=' ? 'heading' : 'text', startsUnit: false, breadcrumb: [], text: `${text}\n`, locator: { kind: 'xml', element }, ...heading };
}
