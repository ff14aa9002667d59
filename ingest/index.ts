/** What a source holds, now, as chunks. */
export type { IgnoredItem, Source, SourceItem } from './sources/source.ts';
export type { Parser, ParserInput, ParserOutput } from './parsers/parser.ts';
