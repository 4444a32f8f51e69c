import { Config } from "@pulumi/pulumi";
import { tcr } from "pulumi-container-clouds";

const team = new Config().get("team") ?? "shop";
const namespace = new tcr.Namespace("team", { name: team });

export const url = new tcr.Repository("api", { namespace: namespace.name, name: "api", description: "API server" }).url;
