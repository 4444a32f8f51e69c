import { z } from "zod";
import type { Clock } from "../transport/clock";
import type { KeysEnd } from "../transport/credentials";
import type { Migration } from "./migrate";
import { commonInputs } from "./schema";

/**
 * What a change of an input leads to: an update in place, a replacement, or an error, because the old resource cannot be deleted (see
 * `remains`) and two cannot exist side by side.
 */
export type Change = "update" | "replace" | "refuse";

/**
 * One answer, or a function of the old and new normal form (each `undefined` if not set) and the known properties.
 */
export type OnChange = Change | ((was: unknown, now: unknown, known: Readonly<Record<string, unknown>>) => Change);

/** A problem with the inputs, at a property path such as `containers[0].image`. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** The statuses of a wait. */
export interface Wait {
  target: readonly string[];
  /** Statuses on the way. The wait also continues in a status of none of these lists, as long as the resource makes progress. */
  pending?: readonly string[];
  /** Documented statuses that do not lead to the target, such as deleting: reading one several times in a row ends the wait. */
  elsewhere?: readonly string[];
  /** Statuses that end the wait at once; the resource may still recover. */
  failed?: readonly string[];
  /** Statuses that end the wait and from which the resource never recovers: the next `up` replaces it if it was never ready. */
  dead?: readonly string[];
  /** Timeout, for example "20m"; the user's `timeouts` take precedence. */
  timeout: string;
  /** Usual duration of a create in the vendor's documents. It is shown, and polls are frequent around it. */
  typical?: string;
  /** How long after a create "not found" means "not yet visible". Default "30s". */
  notFoundFor?: string;
}

/** What a resource file's functions get besides their arguments. */
export interface Context<Clients> {
  clients: Clients;
  /** Region of the resource, if its cloud has regions. */
  region: string | undefined;
  clock: Clock;
  /** Aborted when the run is cancelled; ends waits. */
  signal: AbortSignal;
  /** Shows on the resource's row what is going on. */
  report(status: string): void;
  /** Prints a message that stays on the screen after the run. */
  note(message: string): void;
  /** Warns the user of what remains after the run, such as what a destroy left behind. */
  warn(message: string): void;
  /** When the temporary credentials of the calls expire, if nothing renews them. */
  keysEnd?(): KeysEnd | undefined;
  /** For the set with this ID, if the type has `members`. */
  additions?(id: string): Additions;
  /** The engine's timeout (`customTimeouts`), if set; takes precedence over the resource's own. */
  timeoutMs?: number;
  /** The same for every attempt to create this one resource; at most 64 ASCII characters. */
  clientToken: string;
  /** What a create does about a recent resource with the same name and inputs that is in no known state. Default "warn". */
  namesakes?: "warn" | "fail" | "adopt";
  /** Whether the create replaces a resource in the state that no diff has shown. */
  replacesUnshown?: boolean;
}

/** Adds members to a set, such as machines that an update buys, so that no run buys twice what an interrupted run bought. */
export interface Additions {
  /** IDs that an interrupted run added and that the state does not have. */
  found(state: Readonly<Record<string, unknown>>): Promise<string[]>;
  /**
   * Adds members, after writing a record of it.
   * @param wanted how many, or their IDs
   * @param make sends the call and returns the IDs of the new members
   */
  add(wanted: number | readonly string[], make: () => Promise<string[]>): Promise<string[]>;
  /** Call it when the set is deleted. */
  over(): void;
}

/** What an update gets. It must send only what `changed` names. */
export interface Update<I extends z.ZodObject, O extends z.ZodObject, Row> {
  want: Want<I>;
  was: Want<I>;
  row: Row;
  /** Names of the inputs whose live or last known value differs from the wanted one. */
  changed: ReadonlySet<keyof I["shape"] & string>;
  /** Keeps outputs that `find` needs from now on, even if a later step fails. */
  learn(outputs: Partial<z.input<O>>): void;
}

/** The normal form of a resource's inputs. */
export type Want<I extends z.ZodObject> = z.output<I>;

/** The inputs and outputs in a row, by property name, as a program would write them. */
export type Flat<I extends z.ZodObject, O extends z.ZodObject> = Partial<z.input<I>> & z.input<O>;

/** The known properties of a resource: inputs as a program writes them, and outputs. Empty if only its ID is known. */
export type Known<I extends z.ZodObject, O extends z.ZodObject> = Partial<z.input<I>> & Partial<z.input<O>>;

/** One resource of a listing. */
export interface Listed {
  id: string;
  /** Its name in the cloud; empty if the listing has none. */
  name: string;
}

/** One member of a set. */
export interface Member {
  id: string;
  /** When it joined the set, in the cloud's format. */
  joinTime?: string;
}

/** How resources of a type are listed, so that a few calls read many. The rows equal those of `find`, unless they are `inPart`. */
export interface Listing<Clients, Row> {
  /** What one listing covers, from an ID: the cluster of a pool. Default: the whole account and region. */
  scope?(id: string): string;
  /** The parent's type: an ID starts with the parent's ID and a slash. With `scope`, there is one listing per parent. */
  within?: string;
  /** The rows lack values that never change: reading them by ID needs one more call. */
  inPart?: true;
  /** The resource's name in the cloud. */
  name?(row: Row): string | undefined;
  /**
   * Every row of a scope with its ID, in pages as large as the API allows.
   * @param counted called before the first page with the total number of rows, if the API returns it
   */
  all(
    context: Context<Clients>,
    scope: string,
    counted?: (total: number) => void,
  ): AsyncIterable<readonly (readonly [id: string, row: Row])[]>;
  /** If the API accepts a list of IDs: the largest number per call, and the call. IDs that do not exist are left out. */
  some?: {
    most: number;
    rows(context: Context<Clients>, ids: readonly string[]): Promise<readonly (readonly [id: string, row: Row])[]>;
  };
}

/** Another resource that a write makes busy, or must wait for. */
export interface Lock<Want> {
  /** `module:Name`. */
  type: string;
  /** Loads its resource file's value. */
  spec(): Promise<Resource>;
  /** Its ID, from the inputs. */
  id(want: Want): string;
}

/** A resource, declared once. Checks, diff, deliveries, types and docs are derived from it. */
export interface Spec<Clients, I extends z.ZodObject, O extends z.ZodObject, Row> {
  /** `module:Name`. */
  type: `${string}:${string}`;
  /** One sentence or more, Markdown; the first is the summary. */
  description: string;
  /** Programs that compile and run, by title: the page's examples, in every language. */
  examples: Readonly<Record<string, string>>;
  /** The parts of the ID, joined with "/": `clusterId`, or `clusterId/nodePoolId`. */
  idFormat: string;
  inputs: I;
  /** What the cloud adds. A name that is also an input belongs in `computed` instead. */
  outputs: O;
  onChange: Record<keyof I["shape"] & string, OnChange>;
  /** Inputs that the cloud chooses if they are unset: shown in the outputs; leaving them unset is never a change. */
  computed?: readonly (keyof I["shape"] & string)[];
  /**
   * Parts of returned inputs that the cloud never returns, such as `containers.*.livenessProbe`; the program's value counts for them.
   * Inputs that `flatten` leaves out need not be listed.
   */
  unreturned?: readonly string[];
  /**
   * Whether the value that an import found may be the program's, for inputs that the cloud returns in part or in another form.
   */
  agrees?: { [K in keyof I["shape"] & string]?: (found: Want<I>[K], said: Want<I>[K]) => boolean };
  /** What a replacement interrupts or loses, and what an update of an input interrupts; shown in the preview. */
  interrupts: { replacement: string; update?: { [K in keyof I["shape"] & string]?: string } };
  /** Outputs that no update changes, so that a preview of an update knows them. Default: any may change. */
  stable?: readonly (keyof O["shape"] & string)[];
  /** Whether a replacement deletes the old resource first. Default false. */
  deleteBeforeReplace?(want: Want<I>, was: Want<I>): boolean;
  /**
   * Inputs that the create call does not accept, or may change: compared with the new resource, and updated before the create ends.
   */
  afterCreate?: readonly (keyof I["shape"] & string)[];
  /** The input to blame for a vendor's error code, or several, of which the vendor's message quotes the value of one; named before the message. */
  blame?: Readonly<Record<string, (keyof I["shape"] & string) | readonly (keyof I["shape"] & string)[]>>;
  /** Rules between inputs; run only if every input is known and valid. */
  rules?(want: Want<I>): CheckFailure[];

  /**
   * Another resource that a write to this one makes busy. Writes to it queue. A write that is refused because it is busy is repeated after
   * a read of it.
   */
  locks?: Lock<Want<I>>;
  /** Another resource that must be ready before a write to this one. A refused write is repeated after a read of it. */
  within?: Lock<Want<I>>;

  /**
   * What a create would fail on, as far as a few reads show; run in previews, and shown as warnings. Unknown inputs are left out. A failure
   * that concerns no input has no property.
   * @param urn tells the resources of a program apart
   * @param leaving properties of the resource that a delete-first replacement deletes, and that still exists
   */
  ahead?(
    context: Context<Clients>,
    want: Partial<Want<I>>,
    urn: string,
    leaving?: Partial<Want<I>>,
  ): Promise<CheckFailure[]>;

  /**
   * Steps that convert the state of earlier releases, oldest first; `renamed` writes one. Never remove one. Recorded inputs have no
   * version and go through all of them.
   */
  migrations?: readonly Migration[];

  /** The only reader: `undefined`, or an error of the category "not-found", if the resource is gone. */
  find(context: Context<Clients>, id: string, known: Known<I, O>): Promise<Row | undefined>;
  /**
   * Why no call returns whether the resource exists. `find` then reads its parent; a read by ID alone is refused, and a delete does not
   * wait.
   */
  unreadable?: string;
  /** Undefined if the API lists less than `find` reads, or nothing. */
  list?: Listing<Clients, Row>;
  /** The resources in pages, if the API lists less than `find` reads. It answers no read. */
  index?(context: Context<Clients>): AsyncIterable<readonly Listed[]>;
  /**
   * The ID of the resource that the create call would silently overwrite. If it exists, the create is refused, because nothing is adopted
   * because of its name.
   */
  overwrites?(want: Want<I>): string;
  /** The ID that the inputs determine, if neither the names in `idFormat` nor `overwrites` give it. */
  idOf?(want: Want<I>): string;
  /**
   * For a set of things that the cloud lists one by one, each with an ID: `scope/member,member`. What is new in the scope is what an
   * interrupted create made.
   */
  members?: {
    /** The output that names them. */
    ids: keyof O["shape"] & string;
    scope(want: Want<I>): string;
    /** How many the inputs ask for. */
    count(want: Want<I>): number;
    /** Those that the cloud has. */
    there(row: Row): readonly string[];
    /** Other types whose IDs name members of the same scope. */
    also?: readonly string[];
    /** The members of the scope that a create call could have made. */
    list(context: Context<Clients>, scope: string): Promise<Member[]>;
    /** The new members that nothing else has made, as far as the cloud returns that. */
    own?(context: Context<Clients>, scope: string, ids: string[]): Promise<string[]>;
    /**
     * By ID, why a create with these inputs cannot have made a member: "its model is S5.LARGE8". The other members may belong to another
     * stack all the same.
     * @param want the inputs, as far as they are known
     * @param since earliest time of the create, in milliseconds
     */
    differing?(
      context: Context<Clients>,
      scope: string,
      want: Partial<Want<I>>,
      ids: readonly string[],
      since: number,
    ): Promise<ReadonlyMap<string, string>>;
  };
  /** @throws PartlyDoneError if the cloud created only a part */
  create(context: Context<Clients>, want: Want<I>): Promise<string>;
  /** Undefined if the cloud has no call for it: every change then replaces. */
  update?(context: Context<Clients>, id: string, update: Update<I, O, Row>): Promise<void>;
  /** Undefined if the cloud has no call for it: `remains` then says what stays. */
  delete?(context: Context<Clients>, id: string, was: Want<I>, row: Row): Promise<void>;
  /** What stays in the cloud after a destroy, and for how long; shown as a warning. */
  remains?: string;
  status(row: Row): string;
  /** Progress in addition to the status, for example "2/3 containers". */
  progress?(row: Row): string | undefined;
  /** Why the resource is not ready; asked after a wait failed. */
  reasons?(context: Context<Clients>, id: string, row: Row): Promise<string[]> | string[];
  /** Why a new resource is not found under its ID; asked after a wait ended without having seen it. */
  unseen?(context: Context<Clients>, id: string, want: Want<I>): Promise<string | undefined>;
  waits: {
    created: Wait;
    updated?: Wait;
    /** The wait ends when the resource is gone. */
    deleted: { timeout: string };
  };
  /** @param known the last known properties; empty for a new resource */
  flatten(row: Row, context: Context<Clients>, known: Known<I, O>): Promise<Flat<I, O>> | Flat<I, O>;
}

/** A resource without its own types, as the rest of the provider sees it. */
export type Resource = Spec<object, z.ZodObject, z.ZodObject, unknown>;

/** Makes the function with which a cloud declares its resources: it adds the inputs that all resources have. */
export const resourcesOf =
  <Clients>() =>
  <I extends z.ZodObject, O extends z.ZodObject, Row>(spec: Spec<Clients, I, O, Row>): Resource => {
    const common = {
      deletionProtection: "update",
      region: "replace",
      profile: "update",
      adopt: "update",
      timeouts: "update",
      waitFor: "update",
      waitForOutputs: "update",
      onDrift: "update",
    };
    const inputs = z.strictObject({ ...spec.inputs.shape, ...commonInputs });
    const computed = [...(spec.computed ?? []), "region"];
    return { ...spec, inputs, onChange: { ...spec.onChange, ...common }, computed } as unknown as Resource;
  };
