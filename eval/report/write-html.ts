import type { ConditionResult, DatasetResult, QueryResult } from '../run/run-condition.ts';
import { writeTable } from './write-table.ts';

/** One self-contained page: the table, then each dataset's questions, worst first. */
export function writeHtml(result: ConditionResult): string {
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>${escape(result.condition)}</title>
<style>body{font:15px/1.6 sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}pre{overflow:auto;background:#f4f4f2;padding:1rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}</style></head>
<body><h1>${escape(result.condition)}</h1><p>${escape(result.date)} · index ${escape(result.index)}</p>
<pre>${escape(writeTable(result))}</pre>${result.datasets.map(writeDataset).join('')}</body></html>
`;
}

function writeDataset({ name, queries }: DatasetResult): string {
  const scored = queries.filter(({ scores }) => scores !== undefined).toSorted((a, b) => gain(a) - gain(b));
  const rows = scored.map((query) => `<tr><td>${gain(query).toFixed(3)}</td><td>${escape(query.id)}</td><td>${escape(query.text.slice(0, 200))}</td><td>${escape(query.hits[0]?.id ?? '–')}</td></tr>`);
  return `<h2>${escape(name)}</h2><table><tr><th>nDCG@10</th><th>id</th><th>question</th><th>first hit</th></tr>${rows.join('')}</table>`;
}

function gain({ scores }: QueryResult): number {
  return scores?.['nDCG@10'] ?? 0;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
