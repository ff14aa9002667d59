import { describe, expect, it } from 'vitest';
import { createTestApp } from './app.fixture.ts';
import { answerSchema } from './schemas/answer-schema.ts';
import { hitSchema } from './schemas/hit-schema.ts';
import { shownSchema } from './schemas/shown-schema.ts';

const json = { 'content-type': 'application/json' };

describe('the HTTP application', () => {
  it('passes the access scope of its settings to every read', async () => {
    const { app, calls } = createTestApp();
    await app.request('/v1/search', { method: 'POST', body: '{"query":"灯火"}', headers: json });
    await app.request('/v1/answer', { method: 'POST', body: '{"question":"灯火"}', headers: json });
    await app.request('/v1/resolve', { method: 'POST', body: '{"text":"灯火"}', headers: json });
    await app.request('/v1/documents/law/999AC0000000001/versions');
    await app.request('/v1/documents/law/999AC0000000001');
    expect(calls.map(({ method }) => method)).toEqual(['search', 'answer', 'resolve', 'versions', 'show']);
    expect(calls.every(({ access }) => access.tenants.join() === 'public')).toBe(true);
  });

  it('asks each app only for its own corpora', async () => {
    const { app, calls } = createTestApp();
    for (const path of ['lawsy', 'diet-answers', 'knowledge-bases/manuals']) {
      await app.request(`/apps/${path}/invoke`, { method: 'POST', body: '{"inputs":{"question":2024}}', headers: json });
    }
    expect(calls.map(({ request }) => request)).toEqual([
      { question: '2024', app: 'lawsy', corpora: ['laws'] },
      { question: '2024', app: 'diet-answers', corpora: ['diet', 'written-questions'] },
      { question: '2024', app: 'knowledge-base', corpora: ['manuals'] },
    ]);
  });

  it('takes a body whatever its content type says', async () => {
    const { app } = createTestApp();
    expect((await app.request('/v1/search', { method: 'POST', body: '{"query":"灯火"}' })).status).toBe(200);
  });

  it('streams deltas that join to the answer, then the whole answer', async () => {
    const { app } = createTestApp();
    const response = await app.request('/v1/answer', { method: 'POST', body: '{"question":"灯火","stream":true}', headers: json });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await response.text()).trim().split('\n\n').map((event) => event.split('\n').map((line) => line.slice(line.indexOf(': ') + 2)));
    const texts = events.filter(([name]) => name === 'delta').map(([, data = '']) => (JSON.parse(data) as { text: string }).text);
    const [name, data = ''] = events.at(-1) ?? [];
    expect(name).toBe('done');
    expect(texts.join('')).toBe((JSON.parse(data) as { answer: string }).answer);
  });

  it('sends security headers with every answer and no CORS header', async () => {
    const { app } = createTestApp();
    for (const path of ['/', '/healthz', '/nowhere', '/docs']) {
      const { headers } = await app.request(path, { headers: { origin: 'https://elsewhere.test' } });
      expect(headers.get('content-security-policy')).toContain('default-src \'none\'');
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/\S+/u);
    }
  });

  it('keeps the query out of the log and the stack out of the answer', async () => {
    const { app, logged } = createTestApp();
    await app.request('/v1/search', { method: 'POST', body: '{"query":"秘密の相談"}', headers: json });
    await app.request('/v1/documents/law/秘密の相談');
    expect(logged.join('')).not.toContain('秘密');
    await app.request('/v1/search', { method: 'POST', body: '{"query":"故障"}', headers: { ...json, 'x-request-id': 'mine-1' } });
    const failure = logged.map((line) => JSON.parse(line) as { requestId: string; code?: string; err?: unknown }).find(({ code }) => code === 'internal.unexpected');
    expect(failure).toMatchObject({ requestId: 'mine-1', err: { stack: expect.stringContaining('secret') } });
  });

  it('counts requests by route pattern, never by path', async () => {
    const { app } = createTestApp();
    await app.request('/v1/documents/law/999AC0000000001');
    await app.request('/v1/search', { method: 'POST', body: '{"query":"何もない"}', headers: json });
    await app.request('/nowhere');
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('gensen_http_requests_total{method="GET",route="/v1/documents/:id",status="200"} 1');
    expect(text).toContain('gensen_http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).toContain('gensen_empty_results_total{kind="search"} 1');
    expect(text).not.toContain('999AC0000000001');
  });

  it('is not ready while the store does not answer or holds nothing', async () => {
    for (const code of ['index.empty', 'store.failed'] as const) {
      const { app } = createTestApp({ ready: async () => ({ ready: false, code, message: 'not yet' }) });
      const response = await app.request('/readyz');
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: { code } });
      expect((await app.request('/healthz')).status).toBe(200);
    }
  });

  it('answers in the documented shapes', async () => {
    const { app } = createTestApp();
    const body = { query: '灯火', explain: true, expand: true };
    const found = await (await app.request('/v1/search', { method: 'POST', body: JSON.stringify(body), headers: json })).json() as { hits: unknown[] };
    expect(found.hits.map((hit) => hitSchema.safeParse(hit).error)).toEqual([undefined]);
    expect(answerSchema.safeParse(await (await app.request('/v1/answer', { method: 'POST', body: '{"question":"灯火"}', headers: json })).json()).error).toBeUndefined();
    expect(shownSchema.safeParse(await (await app.request('/v1/documents/law/999AC0000000001')).json()).error).toBeUndefined();
  });
});
