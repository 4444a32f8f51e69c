import { z } from "zod";
import { byName, oneOf } from "../schema";

const port = z.int().min(1).max(65_535);

/** A command run in the container. */
export const execAction = z
  .strictObject({
    command: z.array(z.string()).min(1).describe("Program and arguments. Not run in a shell. Status 0 is success."),
  })
  .meta({ id: "ExecAction" });

const httpHeader = z
  .strictObject({
    name: z.string().min(1).describe("Name of the header."),
    value: z.string().default("").describe("Value of the header."),
  })
  .meta({ id: "HttpHeader" });

const httpGetAction = z
  .strictObject({
    path: z.string().default("/").describe('Path of the request. Defaults to "/".'),
    port: port.describe("Port of the container, 1 to 65535."),
    scheme: oneOf("HTTP", "HTTPS").default("HTTP").describe("Defaults to HTTP."),
    host: z.string().min(1).optional().describe("Host to connect to. Defaults to the address of the group."),
    httpHeaders: byName(z.array(httpHeader))
      .optional()
      .describe("Headers of the request; a name can appear more than once."),
  })
  .meta({ id: "HttpGetAction" });

const tcpSocketAction = z
  .strictObject({
    port: port.describe("Port to open a connection to, 1 to 65535."),
    host: z.string().min(1).optional().describe("Host to connect to. Defaults to the address of the group."),
  })
  .meta({ id: "TcpSocketAction" });

const grpcAction = z
  .strictObject({
    port: port.describe("Port of the gRPC health service, 1 to 65535."),
    service: z.string().min(1).optional().describe("Service to ask about. Defaults to the server as a whole."),
  })
  .meta({ id: "GrpcAction" });

/** The actions of a probe; exactly one must be set. */
export const PROBE_ACTIONS = ["exec", "httpGet", "tcpSocket", "grpc"] as const;

/** A periodic check of a container. */
export const probe = z
  .strictObject({
    exec: execAction.optional().describe("Runs a command in the container."),
    httpGet: httpGetAction.optional().describe("Sends a GET request; a status from 200 to 399 is success."),
    tcpSocket: tcpSocketAction.optional().describe("Opens a connection; an open port is success."),
    grpc: grpcAction.optional().describe("Asks the gRPC health service."),
    initialDelaySeconds: z.int().min(0).default(0).describe("Seconds from start to the first probe. Defaults to 0."),
    periodSeconds: z.int().min(1).default(10).describe("Seconds between probes. Defaults to 10."),
    timeoutSeconds: z.int().min(1).default(1).describe("Seconds to wait for a response. Defaults to 1."),
    successThreshold: z
      .int()
      .min(1)
      .default(1)
      .describe("Consecutive successes after a failure that count as success. Defaults to 1."),
    failureThreshold: z.int().min(1).default(3).describe("Consecutive failures that count as failure. Defaults to 3."),
    terminationGracePeriodSeconds: z
      .int()
      .min(0)
      .optional()
      .describe("Grace period in seconds when this probe stops the container. Defaults to the group's value."),
  })
  .meta({ id: "Probe" });

/** The normal form of a probe. */
export type Probe = z.output<typeof probe>;
