import { describe, expect, it } from 'vitest';
import { createTestApp, definitions } from './app.fixture.ts';
import { buildOpenApiDocument } from './openapi-document.ts';

interface DocumentedField {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, DocumentedField>>;
  readonly items?: DocumentedField;
}

const { app } = createTestApp();
const document = buildOpenApiDocument(app, { version: '0.0.0' });

describe('the OpenAPI document', () => {
  it('describes every route of the application and no other', () => {
    const served = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replace('{.+}', '').replaceAll(/:(\w+)/gu, '{$1}')}`);
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.toSorted()).toEqual([...served, 'GET /v1/documents/{id}/versions'].toSorted());
  });

  it('holds every route of the contract that this version has', () => {
    expect(Object.keys(document.paths ?? {})).toEqual(expect.arrayContaining([
      '/healthz', '/readyz', '/metrics', '/openapi.json', '/docs', '/', '/v1/search', '/v1/answer', '/v1/documents/{id}',
      '/v1/documents/{id}/versions', '/v1/chunks/{id}', '/v1/resolve', '/v1/corpora', '/apps/lawsy/invoke',
      '/apps/diet-answers/invoke', '/apps/knowledge-bases/{id}/invoke', '/apps/lawsy/registration',
    ]));
  });

  it('describes every field of every shape', () => {
    const undescribed = Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => findUndescribed(schema as DocumentedField, name));
    expect(undescribed).toEqual([]);
  });

  it('names the corpora in no fixed list, since they are configuration', () => {
    expect(definitions.length).toBeGreaterThan(0);
    expect(JSON.stringify(document)).not.toContain('架空laws');
  });
});

function findUndescribed({ properties = {}, items }: DocumentedField, place: string): readonly string[] {
  const own = Object.entries(properties).flatMap(([name, field]) => [
    ...(field.description === undefined && field.$ref === undefined && name !== 'kind' ? [`${place}.${name}`] : []),
    ...findUndescribed(field, `${place}.${name}`),
  ]);
  return items === undefined ? own : [...own, ...findUndescribed(items, `${place}[]`)];
}
