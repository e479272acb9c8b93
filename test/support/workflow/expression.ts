// Evaluates expressions with GitHub's own evaluator, and reads the values of a workflow file that may hold some.
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';

import { expressions, workflowParser } from './github-packages.ts';

/** By name: `github`, `inputs`, `env` and so on, each as JSON has it. */
export type Contexts = Readonly<Record<string, unknown>>;

/** What stands in an expression's way to a value: contexts, and how the job is doing. */
export type Scope = { readonly contexts: Contexts; readonly status: JobStatus };

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** Undefined, where a workflow file leaves something out. */
export type Token = TemplateToken | undefined;

/** @throws ExpressionError for what is no expression, or names a context or function that is not there. */
export function isTrue(expression: string, scope: Scope): boolean {
  return evaluated(`!!(${expression})`, scope).coerceString() === 'true';
}

/** A scalar as the runner passes it on: a text. What is left out is empty. */
export function textOf(token: Token, scope: Scope): string {
  if (token === undefined) return '';
  if (workflowParser.isBasicExpression(token)) return evaluated(token.expression, scope).coerceString();
  return token.assertScalar('value').toString();
}

/** A mapping's texts by key, in order. An expression may stand for a key's value, not for the mapping. */
export function textsOf(token: Token, scope: Scope): Readonly<Record<string, string>> {
  const entries = token === undefined ? [] : [...token.assertMapping('value')];
  return Object.fromEntries(
    entries.map(({ key, value }) => [key.assertString('key').value, textOf(value, scope)]),
  );
}

/** What is below a key of a mapping. */
export function childOf(token: Token, key: string): Token {
  return token !== undefined && workflowParser.isMapping(token) ? token.find(key) : undefined;
}

function evaluated(expression: string, { contexts, status }: Scope) {
  const { Evaluator, Lexer, Parser, data } = expressions;
  const functions = statusFunctions(status);
  const tokens = new Lexer(expression).lex().tokens.map(wholeText);
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver);
  return new Evaluator(tree, values, new Map(functions.map(each => [each.name, each]))).evaluate();
}

/** The lexer of this version takes only the first quote of a text for one. GitHub itself takes them all. */
function wholeText<T extends { readonly lexeme: string }>(token: T): T {
  const [, text] = /^'(.*)'$/s.exec(token.lexeme) ?? [];
  return text === undefined ? token : { ...token, value: text.replaceAll("''", "'") };
}

function statusFunctions(status: JobStatus): FunctionDefinition[] {
  const define = (name: string, answer: boolean): FunctionDefinition => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new expressions.data.BooleanData(answer),
  });
  return [
    define('success', status === 'success'),
    define('failure', status === 'failure'),
    define('cancelled', status === 'cancelled'),
    define('always', true),
  ];
}
