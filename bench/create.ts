import { startCloud } from "./cloud";
import { atATime, type Figure, secondsOf } from "./figure";
import { group, UNLIMITED, withProvider } from "./stack";

const MOST = 200;
/** How long a group takes to start, in seconds. */
const PACE = 3;
/** Seconds between two looks at the beginning of a wait (provider/lifecycle/wait.ts). */
const INTERVAL = 0.5;

export const create: Figure = {
  name: "create",
  title: "Creating container groups that take three seconds to start, all at a time",
  about: "One poll is to serve the waits of all: at most one create for each group, and three calls for each interval.",
  columns: [
    { key: "resources", title: "groups" },
    { key: "seconds", title: "seconds", digits: 1 },
    { key: "creates", title: "creates" },
    { key: "others", title: "other calls" },
    { key: "intervals", title: "poll intervals" },
    { key: "perInterval", title: "other calls an interval", digits: 1 },
  ],
  async measure({ sizes }) {
    await using cloud = await startCloud();
    await cloud.pace("bci", "container-group", `seconds:${PACE}`);
    const count = Math.min(MOST, Math.max(...sizes));
    const numbers = Array.from({ length: count }, (_, number) => number);
    const { value: seconds } = await withProvider(cloud, group, UNLIMITED, (provider) =>
      secondsOf(() => atATime(count, numbers, (number) => provider.create(group.inputs(number)))),
    );
    const calls = await cloud.countCalls();
    const creates = calls.of("CreateInstance");
    const [others, intervals] = [calls.total - creates, Math.ceil(seconds / INTERVAL)];
    return [{ resources: count, seconds, creates, others, intervals, perInterval: others / intervals }];
  },
};
