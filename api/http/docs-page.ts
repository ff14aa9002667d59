import { escapeHtml } from './escape-html.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { writeSchemaTable } from './schema-table.ts';

type Operation = NonNullable<NonNullable<OpenApiDocument['paths']>[string]['get']>;

const methods = ['get', 'post'] as const;

/** Writes the whole documentation page: contents, one section a route with its parameters and bodies, then the shared shapes. */
export function writeDocsPage(document: OpenApiDocument): string {
  const operations = listOperations(document);
  const shapes = Object.entries(document.components?.schemas ?? {});
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.info.title)}</title>
<link rel="stylesheet" href="/console/docs.css">
</head>
<body>
<header><h1>${escapeHtml(document.info.title)} <small>${escapeHtml(document.info.version)}</small></h1>
<p>${escapeHtml(document.info.description ?? '')}</p>
<p><a href="/openapi.json">openapi.json</a> · <a href="/">検索画面</a></p></header>
<nav aria-label="目次"><ul>${operations.map(writeContentsLine).join('')}</ul></nav>
<main>
${operations.map((operation) => writeOperation(operation, document)).join('\n')}
<h2 id="shapes">データの形 · Shapes</h2>
${shapes.map(([name, schema]) => `<section id="shape-${escapeHtml(name)}"><h3>${escapeHtml(name)}</h3>${writeSchemaTable(schema)}</section>`).join('\n')}
</main>
</body>
</html>
`;
}

interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function listOperations({ paths = {} }: OpenApiDocument): readonly DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) => methods.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [{ method: method.toUpperCase(), path, operation }];
  }));
}

function anchorOf({ method, path }: DocumentedOperation): string {
  return `${method}-${path}`.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
}

function writeContentsLine(entry: DocumentedOperation): string {
  return `<li><a href="#${anchorOf(entry)}"><code>${entry.method} ${escapeHtml(entry.path)}</code></a> ${escapeHtml(entry.operation.summary ?? '')}</li>`;
}

function writeOperation(entry: DocumentedOperation, document: OpenApiDocument): string {
  const { operation } = entry;
  const responses = Object.entries(operation.responses ?? {});
  const failures = responses.map(([status]) => status).filter((status) => Number(status) >= 400);
  return `<section id="${anchorOf(entry)}">
<h2><code>${entry.method} ${escapeHtml(entry.path)}</code></h2>
<p>${escapeHtml(operation.summary ?? '')}</p>
${writeParameters(operation)}${writeBody('送るもの · Request', operation.requestBody, document)}
${responses.filter(([status]) => !failures.includes(status)).map(([status, response]) => writeBody(status, response, document)).join('\n')}
<p><b>${failures.join(' · ')}</b> <a href="#shape-Error">Error</a></p>
</section>`;
}

function writeParameters({ parameters = [] }: Operation): string {
  const rows = parameters.flatMap((parameter) => ('name' in parameter
    ? [`<tr><td><code>${escapeHtml(parameter.name)}</code></td><td>${parameter.in}</td><td>${escapeHtml(parameter.description ?? describeSchema(parameter.schema))}</td></tr>`]
    : []));
  return rows.length === 0 ? '' : `<h3>パラメータ · Parameters</h3><table><tbody>${rows.join('')}</tbody></table>`;
}

function describeSchema(schema: object | undefined): string {
  return schema !== undefined && 'description' in schema ? String(schema.description) : '';
}

function writeBody(title: string, body: Operation['requestBody'], document: OpenApiDocument): string {
  if (body === undefined || !('content' in body) || body.content === undefined) return '';
  const description = 'description' in body ? ` ${escapeHtml(body.description ?? '')}` : '';
  return Object.entries(body.content)
    .map(([type, { schema }]) => `<h3>${title} <small>${escapeHtml(type)}${description}</small></h3>${schema === undefined ? '' : writeSchemaTable(resolveReference(schema, document))}`)
    .join('\n');
}

/** A shape is shown where it is sent or answered, not only linked. */
function resolveReference(schema: object, { components }: OpenApiDocument): object {
  const name = '$ref' in schema && typeof schema.$ref === 'string' ? schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1) : '';
  return components?.schemas?.[name] ?? schema;
}
