import { createHash } from "node:crypto";
import { born, mineById } from "../../caller";
import { Refusal } from "../../cloud";
import { nextId } from "../../ids";
import { kindOf } from "../../kind";
import { remove } from "../../transitions";
import type { Call } from "../call";
import type { Inputs } from "./inputs.gen";
import { findCluster } from "./parts/cluster-row";

/** Audit logging of a cluster. No documented call reads it. */
export interface AuditAttributes {
  readonly ClusterId: string;
  readonly LogsetId: string;
  readonly TopicId: string;
  readonly RegionId: string;
}

export const audits = kindOf<AuditAttributes>({
  service: "tke",
  kind: "audit",
  name: (row) => row.id,
});

function enable(call: Call<Inputs["EnableClusterAudit"]>): object {
  const { ClusterId, RegionId, LogsetId, TopicId } = call.input;
  const { id } = findCluster(call, ClusterId);
  const { state } = call.world;
  const attributes = {
    ClusterId: id,
    LogsetId: LogsetId ?? nextId(state, "logset-"),
    TopicId: TopicId ?? nextId(state, "topic-"),
    RegionId,
  };
  audits.rows(state).set(id, { ...born(call), id, owner: id, status: "present", attributes });
  return {};
}

function disable(call: Call<Inputs["DisableClusterAudit"]>): object {
  const { id } = findCluster(call, call.input.ClusterId);
  const audit = mineById(call, audits.rows(call.world.state), id);
  if (audit !== undefined) remove(call.world, audits, audit);
  return {};
}

const AUDIT_DASHBOARDS = ["audit-overview", "audit-search", "audit-node-overview", "audit-k8s-resource-overview"];

function dashboard(call: Call<Inputs["GetDashboardID"]>): object {
  const { ClusterId, DashboardType } = call.input;
  const { id } = findCluster(call, ClusterId);
  if (AUDIT_DASHBOARDS.includes(DashboardType) && mineById(call, audits.rows(call.world.state), id) === undefined)
    throw new Refusal("InvalidParameter", `Audit logging of the cluster ${id} is off.`);
  const digest = createHash("sha256").update(`${id}/${DashboardType}`).digest("hex");
  return { DashboardID: `dashboard-${digest.slice(0, 16)}` };
}

export const auditHandlers = {
  EnableClusterAudit: enable,
  DisableClusterAudit: disable,
  GetDashboardID: dashboard,
};
