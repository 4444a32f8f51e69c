// Any Node can parse this file, as provider/plugin/main.ts.
import type * as pulumi from "@pulumi/pulumi";
import type { Components } from "../provider/plugin/components";
import { main } from "../provider/plugin/main";
import type { EnvironmentArgs } from "../sdk";

const components: Components = {
  "container-clouds:index:Environment": async () => {
    const { Environment } = await import("../sdk/environment.js");
    return (name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) =>
      new Environment(name, inputs as EnvironmentArgs, opts);
  },
};

/**
 * The plugin with everything in it: the provider's resources, and the SDK's components. Pulumi's Node host requires the
 * package's folder, which leads here, and calls what it gets.
 * @param args what the engine gives: its address, `host:port`
 */
export = (args?: readonly string[]) => main(components, args);
