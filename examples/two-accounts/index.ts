import * as pulumi from "@pulumi/pulumi";
import * as clouds from "pulumi-container-clouds";

const otherRegion = new pulumi.Config().require("otherRegion");

// The configured account, in its own region and in another.
const home = new clouds.tke.Cluster("home", { name: "home", vpcId: "vpc-example", clusterCidr: "172.16.0.0/16" });
const away = new clouds.tke.Cluster("away", {
  name: "away",
  vpcId: "vpc-example",
  clusterCidr: "172.17.0.0/16",
  region: otherRegion,
});

// The account and the region of the profile "partner".
const partner = new clouds.tke.Cluster("partner", {
  name: "partner",
  vpcId: "vpc-example",
  clusterCidr: "172.16.0.0/16",
  profile: "partner",
});

// A region of that account by name, where the configured one is not meant.
const partnerAway = new clouds.tke.Cluster("partner-away", {
  name: "partner-away",
  vpcId: "vpc-example",
  clusterCidr: "172.17.0.0/16",
  profile: "partner",
  region: otherRegion,
});

export const regions = [home.region, away.region, partner.region, partnerAway.region];
