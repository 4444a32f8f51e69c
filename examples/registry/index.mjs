import * as pulumi from "@pulumi/pulumi";
import { tcr } from "pulumi-container-clouds";

const config = new pulumi.Config();
const services = config.getObject("services") ?? ["api", "web"];

const team = new tcr.Namespace("team", { name: config.get("namespace") ?? "team" });

const repositories = services.map(
  (name) => new tcr.Repository(name, { namespace: team.name, name, description: `Images of ${name}` }),
);

/** What to tag the images with, by service. */
export const images = Object.fromEntries(services.map((name, index) => [name, repositories[index].url]));
