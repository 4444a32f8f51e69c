/** Where ECI's creates put things. */
export const eciNetwork = { vpcId: "vpc-1", vSwitchId: "subnet-1", securityGroupId: "sg-1" };
export const eciZone = { azName: "cn-huadong1-jsnj1A-public-ctcloud" };

/** A request of createContainerGroup with the least that it takes. */
export const eciGroup = (more: object = {}) => ({
  containerGroupName: "web",
  ...eciNetwork,
  azInfo: [eciZone],
  restartPolicy: "Always",
  containers: [{ name: "web", image: "nginx:1.27" }],
  ...more,
});
