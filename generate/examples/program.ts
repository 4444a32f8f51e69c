import ts from "typescript";

/** A value in a program, independent of a language. */
export type Value =
  | { kind: "literal"; value: string | number | boolean }
  | { kind: "list"; items: readonly Value[] }
  | { kind: "object"; fields: readonly (readonly [string, Value])[] }
  /** A property of a resource, or its `id`. */
  | { kind: "output"; variable: string; property: string }
  /** A secret in the stack's configuration. */
  | { kind: "secret"; name: string }
  /** A string with outputs in it. */
  | { kind: "text"; parts: readonly (string | Value)[] };

/** A resource of a program. */
export interface Made {
  /** Its variable in the program, if any. */
  variable?: string;
  name: string;
  /** For example `tke` and `Cluster`. */
  module: string;
  class: string;
  inputs: readonly (readonly [string, Value])[];
  /** Variables of the resources in `dependsOn`. */
  dependsOn: readonly string[];
}

/** An example, independent of a language. */
export interface Program {
  resources: readonly Made[];
  outputs: readonly (readonly [string, Value])[];
}

/** Parses an example. @throws Error that quotes a part without a form in every language */
export function readProgram(text: string): Program {
  const file = ts.createSourceFile("example.ts", text, ts.ScriptTarget.ES2022, true);
  const resources: Made[] = [];
  const outputs: (readonly [string, Value])[] = [];
  for (const statement of file.statements) {
    if (ts.getLeadingCommentRanges(text, statement.pos)) refuse(statement, "a comment");
    const [variable, value] = partsOf(statement);
    if (isNew(value, "pulumi.Config")) continue;
    if (isExported(statement)) outputs.push([variable ?? "", readValue(value)]);
    else resources.push(madeBy(value, variable));
  }
  return { resources, outputs };
}

/** Variables of resources that other parts of the program use. */
export function referredIn({ resources, outputs }: Program): Set<string> {
  const found = new Set<string>();
  const visit = (value: Value): void => {
    if (value.kind === "output") found.add(value.variable);
    for (const inner of innerOf(value)) visit(inner);
  };
  for (const { inputs, dependsOn } of resources) {
    for (const variable of dependsOn) found.add(variable);
    for (const [, value] of inputs) visit(value);
  }
  for (const [, value] of outputs) visit(value);
  return found;
}

/** Names of the secrets that a program reads from the configuration. */
export function secretsIn({ resources, outputs }: Program): string[] {
  const visit = (value: Value): string[] =>
    value.kind === "secret" ? [value.name] : innerOf(value).flatMap((inner) => visit(inner));
  const values = [...resources.flatMap(({ inputs }) => inputs), ...outputs].map(([, value]) => value);
  return [...new Set(values.flatMap(visit))];
}

function innerOf(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "object") return value.fields.map(([, field]) => field);
  return value.kind === "text" ? value.parts.filter((part) => typeof part !== "string") : [];
}

function refuse(node: ts.Node, what: string): never {
  throw new Error(`an example cannot have ${what}, which has no form in every language: ${node.getText()}`);
}

/** The variable of a statement, and its expression. */
function partsOf(statement: ts.Statement): [string | undefined, ts.Expression] {
  if (ts.isExpressionStatement(statement)) return [undefined, statement.expression];
  const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  if (!declaration?.initializer) refuse(statement, "such a statement");
  return [declaration.name.getText(), declaration.initializer];
}

const isExported = (statement: ts.Statement) =>
  ts.isVariableStatement(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isNew = (node: ts.Expression, name: string): node is ts.NewExpression =>
  ts.isNewExpression(node) && node.expression.getText() === name;

function madeBy(node: ts.Expression, variable: string | undefined): Made {
  const [, module = "", type = ""] =
    (ts.isNewExpression(node) && /^clouds\.(\w+)\.(\w+)$/.exec(node.expression.getText())) || refuse(node, "this");
  const [name, inputs, options] = (node as ts.NewExpression).arguments ?? [];
  if (!name || !ts.isStringLiteral(name) || !inputs) refuse(node, "a resource without a name and inputs");
  return { variable, name: name.text, module, class: type, inputs: fieldsOf(inputs), dependsOn: dependencies(options) };
}

function dependencies(options: ts.Expression | undefined): string[] {
  if (options === undefined) return [];
  const [, variables] =
    /^\{ dependsOn: \[?([\w, ]+)\]? \}$/.exec(options.getText()) ?? refuse(options, "these options");
  return (variables ?? "").split(/, */);
}

function fieldsOf(node: ts.Expression): (readonly [string, Value])[] {
  if (!ts.isObjectLiteralExpression(node)) refuse(node, "this in the place of an object");
  return node.properties.map((field) => {
    if (!ts.isPropertyAssignment(field)) refuse(field, "such a field");
    return [ts.isStringLiteral(field.name) ? field.name.text : field.name.getText(), readValue(field.initializer)];
  });
}

function readValue(node: ts.Expression): Value {
  if (ts.isStringLiteral(node)) return { kind: "literal", value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: "literal", value: Number(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { kind: "literal", value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { kind: "literal", value: false };
  if (ts.isArrayLiteralExpression(node)) return { kind: "list", items: node.elements.map(readValue) };
  if (ts.isObjectLiteralExpression(node)) return { kind: "object", fields: fieldsOf(node) };
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    return { kind: "output", variable: node.expression.text, property: node.name.text };
  }
  const [, secret] = /^config\.requireSecret\("(\w+)"\)$/.exec(node.getText()) ?? [];
  if (secret !== undefined) return { kind: "secret", name: secret };
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "pulumi.interpolate") return textOf(node.template);
  return refuse(node, "such a value");
}

function textOf(template: ts.TemplateLiteral): Value {
  if (!ts.isTemplateExpression(template)) return refuse(template, "a text to interpolate without outputs");
  const spans = template.templateSpans.flatMap(({ expression, literal }) => [readValue(expression), literal.text]);
  return { kind: "text", parts: [template.head.text, ...spans].filter((part) => part !== "") };
}
