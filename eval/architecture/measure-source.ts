import { parseSync, Visitor, type Function as FunctionNode, type ArrowFunctionExpression } from 'oxc-parser';

/** One function of a file, callbacks of test blocks left out. */
export interface FunctionSize {
  readonly name: string;
  readonly file: string;
  /** From the line of its keyword to that of its closing brace, both counted. */
  readonly lines: number;
  readonly parameters: number;
}

/** What one source file imports and how large its parts are. */
export interface SourceFacts {
  readonly file: string;
  readonly lines: number;
  /** Module names as written. */
  readonly imports: readonly string[];
  readonly functions: readonly FunctionSize[];
  /** Lines on which the type `any` stands. */
  readonly anyLines: readonly number[];
}

const testBlocks = /^(?:describe|it|test|beforeAll|beforeEach|afterAll|afterEach)$/u;

/** Measures one TypeScript or JavaScript file. Throws `TypeError` when it does not parse. */
export function measureSource(file: string, text: string): SourceFacts {
  const { program, module, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new TypeError(`${file}: ${errors[0].message}`);
  const lineAt = countLines(text);
  const functions: FunctionSize[] = [];
  const anyLines: number[] = [];
  const dynamic: string[] = [];
  const skipped = new Set<number>();
  const measure = (node: FunctionNode | ArrowFunctionExpression): void => {
    if (skipped.has(node.start) || node.body === null) return;
    const name = 'id' in node && node.id !== null ? node.id.name : `line ${lineAt(node.start)}`;
    functions.push({ file, name, lines: lineAt(node.end) - lineAt(node.start) + 1, parameters: node.params.length });
  };
  new Visitor({
    CallExpression: (node) => {
      const callee = rootName(node.callee);
      const [asked] = node.arguments;
      if (node.callee.type === 'MemberExpression' && asked?.type === 'Literal' && typeof asked.value === 'string' && asked.value.endsWith('/package.json')) dynamic.push(asked.value);
      if (callee === undefined || !testBlocks.test(callee)) return;
      for (const argument of node.arguments) skipped.add(argument.start);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    TSAnyKeyword: (node) => void anyLines.push(lineAt(node.start)),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') dynamic.push(node.source.value);
    },
  }).visit(program);
  const fixed = [...module.staticImports.map((entry) => entry.moduleRequest.value), ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])))];
  return { file, lines: lineAt(text.length), imports: [...new Set([...fixed, ...dynamic])], functions, anyLines };
}

/** `describe.skipIf(…)(…)` and `it.each(…)(…)` count as `describe` and `it`. */
function rootName(callee: { readonly type: string; readonly name?: unknown; readonly object?: unknown; readonly callee?: unknown }): string | undefined {
  if (callee.type === 'Identifier') return String(callee.name);
  const inner = callee.object ?? callee.callee;
  return isNode(inner) ? rootName(inner) : undefined;
}

function isNode(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function countLines(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
