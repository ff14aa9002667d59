import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestApp } from './app.fixture.ts';

/** One line of a scenario file: what is sent and the part of the answer that must match. */
interface Scenario {
  readonly claim: string;
  readonly get?: string;
  readonly post?: string;
  readonly body?: unknown;
  /** The body as it stands, for what is not JSON. */
  readonly text?: string;
  /** A field of the body too long to be written out. */
  readonly repeat?: { readonly field: string; readonly text: string; readonly times: number };
  readonly status: number;
  readonly answer?: object;
  readonly contains?: readonly string[];
  readonly lacks?: readonly string[];
}

const folder = new URL('scenarios/', import.meta.url);

describe.each(readdirSync(folder).toSorted())('%s', (file) => {
  const scenarios: readonly Scenario[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  it.each(scenarios)('$claim', async (scenario) => {
    const response = await send(scenario);
    const text = await response.text();
    expect(response.status, text.slice(0, 500)).toBe(scenario.status);
    if (scenario.answer !== undefined) expect(JSON.parse(text)).toMatchObject(scenario.answer);
    for (const part of scenario.contains ?? []) expect(text).toContain(part);
    for (const part of scenario.lacks ?? []) expect(text).not.toContain(part);
  });
});

async function send(scenario: Scenario): Promise<Response> {
  const { app } = createTestApp();
  if (scenario.get !== undefined) return app.request(scenario.get);
  return app.request(scenario.post ?? '', { method: 'POST', body: writeBody(scenario), headers: { 'content-type': 'application/json' } });
}

function writeBody({ body = {}, text, repeat }: Scenario): string {
  if (text !== undefined) return text;
  return JSON.stringify(repeat === undefined ? body : { ...Object(body), [repeat.field]: repeat.text.repeat(repeat.times) });
}
