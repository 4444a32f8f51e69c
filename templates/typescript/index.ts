import * as clouds from "pulumi-container-clouds";

const team = new clouds.tcr.Namespace("team", { name: "team" });

const api = new clouds.tcr.Repository("api", {
  namespace: team.name,
  name: "api",
  description: "Images of api",
});

/** What to tag images with. */
export const image = api.url;
