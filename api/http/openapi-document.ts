import type { ApiApp, ApiSettings } from '../routing/app-parts.ts';

/** The OpenAPI 3.1 document of every route registered so far. */
export type OpenApiDocument = ReturnType<ApiApp['getOpenAPI31Document']>;

/** Builds it. */
export function buildOpenApiDocument(app: ApiApp, { version }: Pick<ApiSettings, 'version'>): OpenApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '源泉 (Gensen) API',
      version,
      license: { name: 'MIT' },
      description: 'Cited passages and answers from Japanese statutes, official gazettes, white papers, Diet records, written questions and manuals. Offsets are UTF-16 code units; dates are ISO 8601; unknown fields are refused.',
    },
    tags: [
      { name: 'search', description: '検索 · finding passages' },
      { name: 'answer', description: '回答 · cited answers' },
      { name: 'documents', description: '文書 · reopening what was cited' },
      { name: 'apps', description: '源内 · external AI apps' },
      { name: 'operation', description: '運用 · health, metrics, documentation' },
    ],
  });
}
