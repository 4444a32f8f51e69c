import { bracketed, indented } from "./layout";
import { type Made, type Program, referredIn, secretsIn, type Value } from "./program";
import { inputsOf, type NamedType, type Property, type Shapes, typeOf } from "./shapes";

const SDK = "github.com/pulumi-container-clouds/pulumi-container-clouds/sdk/go/containerclouds";
const PULUMI = "github.com/pulumi/pulumi/sdk/v3/go/pulumi";
const TAB = "\t";

/** A program in Go, formatted like gofmt. */
export function goOf(program: Program, shapes: Shapes): string {
  const printer = new Printer(program, shapes);
  const config = secretsIn(program).length > 0 ? ['conf := config.New(ctx, "")'] : [];
  const made = program.resources.map((one, i) => printer.statement(one, i === 0));
  const exported = program.outputs.map(([name, value]) => `ctx.Export("${name}", ${printer.value(value)})`);
  const body = [...config, ...made, ...exported, "return nil"].join("\n");
  const modules = [...body.matchAll(/\b(\w+)\.[A-Z]/g)].map(([, name = ""]) => name);
  const own = [...new Set(modules)].filter((name) => printer.modules.has(name)).map((name) => `${SDK}/${name}`);
  const imports = [...own.sort(), PULUMI, ...(config.length > 0 ? [`${PULUMI}/config`] : [])];
  return `package main

import (
${imports.map((path) => `${TAB}"${path}"`).join("\n")}
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		${indented(body, TAB + TAB)}
	})
}`;
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

class Printer {
  readonly modules = new Set<string>();
  private readonly referred: ReadonlySet<string>;

  constructor(
    private readonly program: Program,
    private readonly shapes: Shapes,
  ) {
    this.referred = referredIn(program);
  }

  /** @param first whether `err` is not declared yet */
  statement({ variable, name, module, class: type, inputs, dependsOn }: Made, first: boolean): string {
    this.modules.add(module);
    const isKept = variable !== undefined && this.referred.has(variable);
    const { properties, required } = inputsOf(module, type, this.shapes);
    const args = this.fields(`&${module}.${type}Args`, inputs, { module, name: type, properties, required });
    const options = dependsOn.length > 0 ? `, pulumi.DependsOn([]pulumi.Resource{${dependsOn.join(", ")}})` : "";
    const call = `${module}.New${type}(ctx, ${JSON.stringify(name)}, ${args}${options})`;
    return `${isKept ? variable : "_"}, err ${isKept || first ? ":=" : "="} ${call}\nif err != nil {\n${TAB}return err\n}`;
  }

  /** @param property the property of the value; without one, the value gets Go's default form */
  value(value: Value, property?: Property, isRequired = false): string {
    switch (value.kind) {
      case "literal":
        return this.literal(value.value, property);
      case "list":
        return this.list(value.items, property?.items);
      case "object": {
        const type = typeOf(property, this.shapes);
        if (type) return this.fields(`&${this.named(type)}Args`, value.fields, type);
        const entries = value.fields.map(([key, field]) => [JSON.stringify(key), this.value(field)] as const);
        return composite("pulumi.StringMap", entries);
      }
      case "output":
        return this.output(value, isRequired);
      case "secret":
        return `conf.RequireSecret("${value.name}")`;
      case "text": {
        const format = value.parts
          .map((part) => (typeof part === "string" ? part.replaceAll("%", "%%") : "%v"))
          .join("");
        const outputs = value.parts.filter((part) => typeof part !== "string").map((part) => this.value(part));
        return `pulumi.Sprintf(${[JSON.stringify(format), ...outputs].join(", ")})`;
      }
    }
  }

  private literal(value: string | number | boolean, property: Property | undefined): string {
    const type = typeOf(property, this.shapes);
    if (type) return `${this.named(type)}(${JSON.stringify(value)})`;
    if (typeof value === "number") return `pulumi.${property?.type === "integer" ? "Int" : "Float64"}(${value})`;
    return `pulumi.${typeof value === "string" ? "String" : "Bool"}(${JSON.stringify(value)})`;
  }

  private list(items: readonly Value[], of: Property | undefined): string {
    const type = typeOf(of, this.shapes);
    const name = type ? this.named(type) : `pulumi.${of?.type === "integer" ? "Int" : "String"}`;
    return bracketed(
      `${name}Array{`,
      items.map((item) => this.value(item, of)),
      "}",
      TAB,
    );
  }

  private fields(head: string, fields: readonly (readonly [string, Value])[], { properties, required }: NamedType) {
    const entries = fields.map(
      ([name, value]) => [capital(name), this.value(value, properties?.[name], required.includes(name))] as const,
    );
    return composite(head, entries);
  }

  private named({ module, name }: NamedType): string {
    this.modules.add(module);
    return `${module}.${name}`;
  }

  /** An optional output is a pointer, which a required input does not accept. */
  private output({ variable, property }: Value & { kind: "output" }, isRequired: boolean): string {
    if (property === "id") return `${variable}.ID()`;
    const made = this.program.resources.find((one) => one.variable === variable);
    const { outputs } = inputsOf(made?.module ?? "", made?.class ?? "", this.shapes);
    const element = isRequired && !outputs.includes(property) ? ".Elem()" : "";
    return `${variable}.${capital(property)}${element}`;
  }
}

/** Fields between braces, with aligned values as by gofmt: within consecutive fields of one line. */
function composite(head: string, entries: readonly (readonly [string, string])[]): string {
  const line = `${head}{${entries.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
  if (entries.length < 2 && !line.includes("\n")) return line;
  const isLong = ([, value]: readonly [string, string]) => value.includes("\n");
  const widths = entries.map((entry, i) => {
    if (isLong(entry)) return 0;
    const before = entries.slice(0, i).findLastIndex(isLong) + 1;
    const after = entries.slice(i).findIndex(isLong);
    const run = entries.slice(before, after < 0 ? undefined : i + after);
    return Math.max(...run.map(([key]) => key.length));
  });
  const lines = entries.map(
    ([key, value], i) => `${TAB}${`${key}:`.padEnd((widths[i] ?? 0) + 1)} ${indented(value, TAB)},`,
  );
  return `${head}{\n${lines.join("\n")}\n}`;
}
