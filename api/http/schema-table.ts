import { escapeHtml } from './escape-html.ts';

/** The parts of a JSON schema that the documentation page shows. */
interface ShownSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, ShownSchema>>;
  readonly required?: readonly string[];
  readonly items?: ShownSchema;
  readonly description?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A table of a schema's fields: name, type, whether it must be there, description and example. */
export function writeSchemaTable(schema: object): string {
  const shown: ShownSchema = schema;
  if (shown.properties === undefined) return `<p>${writeType(shown)} ${escapeHtml(shown.description ?? '')}</p>`;
  return `<table><tbody>${writeRows(shown, '')}</tbody></table>`;
}

function writeRows({ properties = {}, required = [] }: ShownSchema, prefix: string): string {
  return Object.entries(properties).map(([name, field]) => {
    const inner = field.properties === undefined ? field.items : field;
    const row = `<tr><td><code>${escapeHtml(prefix + name)}</code>${required.includes(name) ? '<b title="必須"> *</b>' : ''}</td>`
      + `<td>${writeType(field)}</td><td>${escapeHtml(field.description ?? '')}${writeExample(field)}</td></tr>`;
    return row + (inner?.properties === undefined ? '' : writeRows(inner, `${prefix}${name}${field.items === undefined ? '' : '[]'}.`));
  }).join('');
}

function writeType({ $ref, type, items, enum: values, minimum, maximum }: ShownSchema): string {
  if ($ref !== undefined) return writeReference($ref);
  if (values !== undefined) return values.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' | ');
  if (items !== undefined) return `${writeType(items)}[]`;
  const range = minimum === undefined && maximum === undefined ? '' : ` ${minimum ?? ''}–${maximum ?? ''}`;
  return escapeHtml(`${[type ?? 'any'].flat().join(' | ')}${range}`);
}

function writeReference(reference: string): string {
  const name = escapeHtml(reference.slice(reference.lastIndexOf('/') + 1));
  return `<a href="#shape-${name}">${name}</a>`;
}

function writeExample({ example }: ShownSchema): string {
  return example === undefined ? '' : ` <span class="example">例: <code>${escapeHtml(JSON.stringify(example))}</code></span>`;
}
