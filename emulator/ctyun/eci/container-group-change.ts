import type { Call } from "../call";
import { publicAddress, requireLive } from "./container-group";
import type { Inputs } from "./inputs.gen";
import { startAgain } from "./parts/container-group-life";
import { note } from "./parts/container-group-row";
import { checkContent } from "./parts/container-group-rules";
import { checkTags } from "./parts/tag";

/**
 * Lists are complete: they replace the current ones, and an empty list clears. Init containers are ignored, because the seed says that they
 * cannot be updated.
 */
function updateContainerGroup(call: Call<Inputs["updateContainerGroup"]>): object {
  const { world, input } = call;
  const { containerGroupId, imageRegistryCredentials, restartPolicy, eip, tags, containers, dnsConfig, volumes } =
    input;
  const row = requireLive(call, containerGroupId);
  const { attributes } = row;
  checkTags(tags);
  checkContent({ containers: attributes.containers, volumes: attributes.volumes, ...input });
  const address = eip && publicAddress(call, eip, row);
  if (restartPolicy) attributes.restartPolicy = restartPolicy;
  if (tags) attributes.tags = tags;
  if (containers) attributes.containers = containers;
  if (dnsConfig) attributes.dnsConfig = dnsConfig;
  if (volumes) attributes.volumes = volumes;
  if (imageRegistryCredentials) attributes.imageRegistryCredential = imageRegistryCredentials;
  if (eip) {
    attributes.eip = eip;
    attributes.internetIp = address?.internetIp;
  }
  note(world, row, { type: "Normal", reason: "Updated", message: `Updated ${changedNames(input).join(", ")}` });
  startAgain(world, row, "update", "Updating");
  return { containerGroupId };
}

const changedNames = ({ containerGroupId: _, ...changed }: Inputs["updateContainerGroup"]) => Object.keys(changed);

function restartContainerGroup(call: Call<Inputs["restartContainerGroup"]>): object {
  const { containerGroupId } = call.input;
  const row = requireLive(call, containerGroupId);
  note(call.world, row, { type: "Normal", reason: "Restarted", message: "Restarted all containers" });
  startAgain(call.world, row, "restart", "Restarting");
  return { containerGroupId };
}

export const containerGroupChangeHandlers = { updateContainerGroup, restartContainerGroup };
