import { bracketed } from "./layout";
import { type Made, type Program, referredIn, secretsIn, type Value } from "./program";
import { inputsOf, type Property, type Shapes, typeOf } from "./shapes";

const INDENT = "    ";

/** A program in Python. */
export function pythonOf(program: Program, shapes: Shapes): string {
  const referred = referredIn(program);
  const made = program.resources.map((one) => statement(one, shapes, referred));
  const exported = program.outputs.map(([name, value]) => `pulumi.export("${name}", ${printed(value, {}, shapes)})`);
  const config = secretsIn(program).length > 0 ? ["config = pulumi.Config()"] : [];
  const body = [...config, ...made, ...exported].join("\n");
  const imports = [...(/\bpulumi\./.test(body) ? ["import pulumi"] : []), "import pulumi_container_clouds as clouds"];
  return `${imports.join("\n")}\n\n${body}`;
}

function statement(made: Made, shapes: Shapes, referred: ReadonlySet<string>): string {
  const { properties } = inputsOf(made.module, made.class, shapes);
  const inputs = made.inputs.map(([name, value]) => `${snake(name)}=${printed(value, properties[name], shapes)}`);
  const { dependsOn } = made;
  const options = dependsOn.length > 0 ? [`opts=pulumi.ResourceOptions(depends_on=[${dependsOn.join(", ")}])`] : [];
  const call = `clouds.${made.module}.${made.class}(`;
  const assigned = made.variable && referred.has(made.variable) ? `${made.variable} = ` : "";
  return bracketed(`${assigned}${call}`, [JSON.stringify(made.name), ...inputs, ...options], ")", INDENT);
}

/** A name in the form of Pulumi's Python SDKs. */
const snake = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();

/** An enumeration's member, because type checkers refuse the string although it works. */
function memberOf(value: unknown, property: Property | undefined, shapes: Shapes): string | undefined {
  const type = typeOf(property, shapes);
  const member = type?.members?.get(value);
  return type && member && `clouds.${type.module}.${type.name}.${snake(member).replace(/\W/g, "_").toUpperCase()}`;
}

function printed(value: Value, property: Property | undefined, shapes: Shapes): string {
  const inner = (item: Value, of: Property | undefined) => printed(item, of, shapes);
  switch (value.kind) {
    case "literal":
      if (typeof value.value === "boolean") return value.value ? "True" : "False";
      return memberOf(value.value, property, shapes) ?? JSON.stringify(value.value);
    case "list":
      return bracketed(
        "[",
        value.items.map((item) => inner(item, property?.items)),
        "]",
        INDENT,
      );
    case "object": {
      // Keys of a map belong to the user; those of an object are property names.
      const type = typeOf(property, shapes);
      const fields = value.fields.map(([name, field]) => {
        const key = type ? snake(name) : name;
        return `"${key}": ${inner(field, type ? type.properties?.[name] : property?.additionalProperties)}`;
      });
      return bracketed("{", fields, "}", INDENT);
    }
    case "output":
      return `${value.variable}.${snake(value.property)}`;
    case "secret":
      return `config.require_secret("${value.name}")`;
    case "text": {
      const parts = value.parts.map((part) =>
        typeof part === "string" ? JSON.stringify(part) : inner(part, undefined),
      );
      return `pulumi.Output.concat(${parts.join(", ")})`;
    }
  }
}
