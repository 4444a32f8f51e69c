import * as pulumi from "@pulumi/pulumi";
import { tcr } from "pulumi-container-clouds";

const config = new pulumi.Config();

const shop = new tcr.Namespace("shop", { name: config.require("namespace") });
const api = new tcr.Repository("api", { namespace: shop.name, name: "api", description: "API server" });

// A new build, tested: `pulumi config set build builds/api:build-43` moves the tag.
const release = new tcr.Image("release", {
  source: config.require("build"),
  repositoryName: api.repositoryName,
  tag: "release",
});

new tcr.ImageLifecycle("api", { repositoryName: api.repositoryName, keepLast: 20, unit: "tags" });

// For repositories without a policy of their own. An account has one.
new tcr.GlobalImageLifecycle("all", { keepLast: 90, unit: "days" });

new tcr.ApplicationTrigger("api", {
  repositoryName: api.repositoryName,
  name: "api",
  invokeMethod: "taglist",
  invokeExpr: "release",
  clusterId: config.require("clusterId"),
  clusterRegion: 1,
  namespace: "default",
  workloadType: "Deployment",
  workloadName: "api",
  containerName: "api",
});

// An account has one user for its registry. Set `registryPassword` where this stack is to hold its password.
const registryPassword = config.getSecret("registryPassword");
const user = registryPassword && new tcr.User("registry", { password: registryPassword });

export const image = release.url;
export const login = user?.userName;
