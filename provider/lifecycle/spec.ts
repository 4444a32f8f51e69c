import { z } from "zod";
import type { Clock } from "../transport/clock";
import type { KeysEnd } from "../transport/credentials";
import { commonInputs } from "./schema";

/**
 * What a change of an input means: sent to the cloud in place, a new resource for the old one, or neither, because the old
 * one cannot be deleted (see `remains`) and two cannot exist side by side.
 */
export type Change = "update" | "replace" | "refuse";

/**
 * One answer, or a decision by the old and new normal form (either may be undefined: not set) and what is known of the
 * resource.
 */
export type OnChange = Change | ((was: unknown, now: unknown, known: Readonly<Record<string, unknown>>) => Change);

/** One thing wrong with the inputs, at a property path such as `containers[0].image`. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** The states of a wait. */
export interface Wait {
  target: readonly string[];
  /** States on the way. A state of none of these lists is waited on too, for as long as the resource makes progress. */
  pending?: readonly string[];
  /** Documented states that do not lead to the target, such as being deleted: read several times in a row, one ends the wait. */
  elsewhere?: readonly string[];
  /** Ends the wait at once; the resource may still recover. */
  failed?: readonly string[];
  /** Ends the wait, and nothing helps but a new resource: the next `up` replaces one that never was ready. */
  dead?: readonly string[];
  /** Timeout, for example "20m"; the user's `timeouts` come before it. */
  timeout: string;
  /** How long a create usually takes by the vendor's documents: shown, and around it the pauses between polls are short. */
  typical?: string;
  /** For how long after a create "not found" is taken for "not yet visible". Default "30s". */
  notFoundFor?: string;
}

/** What a resource file's functions get besides their arguments. */
export interface Context<Clients> {
  clients: Clients;
  /** Region of the resource, where its cloud has regions. */
  region: string | undefined;
  clock: Clock;
  /** Ends waits; aborted when the run is cancelled. */
  signal: AbortSignal;
  /** Says on the resource's row what is going on. */
  report(status: string): void;
  /** Notes for the user what is good to know after the run. */
  note(message: string): void;
  /** Warns the user of what remains after the run, such as what a destroy left behind. */
  warn(message: string): void;
  /** When the temporary key pair ends that the calls are made with, where nothing renews it. */
  keysEnd?(): KeysEnd | undefined;
  /** For a set with this ID, where the kind has `members`. */
  additions?(id: string): Additions;
  /** Timeout, where the engine sets one (`customTimeouts`); comes before the resource's own. */
  timeoutMs?: number;
  /** The same for every attempt to make this one resource: at most 64 ASCII characters. */
  clientToken: string;
  /** What a create does about something young with the same name and inputs that nobody is known to have. Default "warn". */
  namesakes?: "warn" | "fail" | "adopt";
  /** The create replaces what the state has, and the engine has not shown which that is. */
  replacesUnshown?: boolean;
}

/** What updates add to a set, such as machines that they buy: no run buys twice what another was interrupted at. */
export interface Additions {
  /** IDs that an interrupted run has added, and the state does not have. */
  found(state: Readonly<Record<string, unknown>>): Promise<string[]>;
  /**
   * Adds members, after a note was written of it.
   * @param wanted how many, or their IDs
   * @param make sends the call, and returns the IDs of what was added
   */
  add(wanted: number | readonly string[], make: () => Promise<string[]>): Promise<string[]>;
  /** The set is gone. */
  over(): void;
}

/** What an update gets: send only what `changed` names. */
export interface Update<I extends z.ZodObject, O extends z.ZodObject, Row> {
  want: Want<I>;
  was: Want<I>;
  row: Row;
  /** Names of the inputs whose live or last known value differs from what is wanted. */
  changed: ReadonlySet<keyof I["shape"] & string>;
  /** Keeps outputs that `find` needs from now on, whatever fails later. */
  learn(outputs: Partial<z.input<O>>): void;
}

/** The normal form of a resource's inputs. */
export type Want<I extends z.ZodObject> = z.output<I>;

/** The inputs and outputs in a row, by property name, in the form a program would write. */
export type Flat<I extends z.ZodObject, O extends z.ZodObject> = Partial<z.input<I>> & z.input<O>;

/** What is known of a resource, by property name: inputs as a program writes them, and outputs. Empty when only its ID is. */
export type Known<I extends z.ZodObject, O extends z.ZodObject> = Partial<z.input<I>> & Partial<z.input<O>>;

/** One resource of a listing. */
export interface Listed {
  id: string;
  /** Its name in the cloud, if the listing has it; else empty. */
  name: string;
}

/** One of a set. */
export interface Member {
  id: string;
  /** When it became one, as the cloud formats it. */
  joinTime?: string;
}

/** How a kind is listed, so that many are read with few calls. Its rows are those that `find` gives, unless they are `inPart`. */
export interface Listing<Clients, Row> {
  /** What one listing covers, from an ID: the cluster of a pool. Default: all in the account and region. */
  scope?(id: string): string;
  /** The type it belongs to: an ID begins with that one's ID and a slash. With `scope` there is a listing for each of those. */
  within?: string;
  /** Its rows leave out what never changes: a read by ID alone needs a call for that resource. */
  inPart?: true;
  /** What the resource is called in the cloud. */
  name?(row: Row): string | undefined;
  /**
   * Every row of a scope with its ID, in pages as large as the API allows.
   * @param counted is called with the number of all rows, before the first page, where the API returns it
   */
  all(
    context: Context<Clients>,
    scope: string,
    counted?: (total: number) => void,
  ): AsyncIterable<readonly (readonly [id: string, row: Row])[]>;
  /** Where the API takes a list of IDs: most of them in one call, and that call. Absent IDs are left out. */
  some?: {
    most: number;
    rows(context: Context<Clients>, ids: readonly string[]): Promise<readonly (readonly [id: string, row: Row])[]>;
  };
}

/** The resource that a write keeps busy, or waits for. */
export interface Lock<Want> {
  /** `module:Name`. */
  type: string;
  /** Loads its declaration. */
  spec(): Promise<Resource>;
  /** Its ID, from inputs. */
  id(want: Want): string;
}

/** A resource, declared once. Everything else (checks, diff, deliveries, types, docs) is derived from it. */
export interface Spec<Clients, I extends z.ZodObject, O extends z.ZodObject, Row> {
  /** `module:Name`. */
  type: `${string}:${string}`;
  /** One sentence or more, Markdown; the first is the summary. */
  description: string;
  /** Programs that compile and run, by their titles: they become the page's examples, in every language. */
  examples: Readonly<Record<string, string>>;
  /** What the ID is made of, joined with "/": `clusterId`, or `clusterId/nodePoolId`. */
  idFormat: string;
  inputs: I;
  /** What the cloud adds. A name that is also an input stands under `computed` instead. */
  outputs: O;
  onChange: Record<keyof I["shape"] & string, OnChange>;
  /** Inputs that the cloud chooses when they are not set: shown in the outputs, never a change when unset. */
  computed?: readonly (keyof I["shape"] & string)[];
  /**
   * Parts of returned inputs that the cloud never returns, such as `containers.*.livenessProbe`: of them the program's word is
   * taken. Inputs that `flatten` leaves out need not stand here.
   */
  unreturned?: readonly string[];
  /**
   * Whether what an import found of an input can be what the program says, where the cloud returns it in part or in other
   * words.
   */
  agrees?: { [K in keyof I["shape"] & string]?: (found: Want<I>[K], said: Want<I>[K]) => boolean };
  /** What a replacement interrupts or loses, and what a change of an input in place does: the preview says it. */
  interrupts: { replacement: string; update?: { [K in keyof I["shape"] & string]?: string } };
  /** Outputs that no update changes: a preview of an update knows them. Default: any may change. */
  stable?: readonly (keyof O["shape"] & string)[];
  /** Whether a replacement deletes the old resource first. Default false. */
  deleteBeforeReplace?(want: Want<I>, was: Want<I>): boolean;
  /**
   * Inputs that the create call does not take, or may take differently: compared with the new resource and changed by
   * `update` before the create is done.
   */
  afterCreate?: readonly (keyof I["shape"] & string)[];
  /** The input to blame for a vendor's error code: it is named before the vendor's text. */
  blame?: Readonly<Record<string, keyof I["shape"] & string>>;
  /** Rules between inputs; asked only when every input is known and well-formed. */
  rules?(want: Want<I>): CheckFailure[];

  /**
   * What the cloud keeps busy while this resource is written, where that is another one: writes to it queue, and a write
   * that is refused because it is busy is repeated after it was read.
   */
  locks?: Lock<Want<I>>;
  /** What must be ready before the cloud takes a write to this resource: a refused one is repeated after it was read. */
  within?: Lock<Want<I>>;

  /**
   * What a create would run into, as far as few reads say: asked in previews, of inputs that are known, and said as a warning.
   * Inputs that are not known yet are left out; a failure of none of them has no property.
   * @param urn distinguishes the resources of a program
   * @param leaving what a replacement deletes before the create, which is still there
   */
  ahead?(
    context: Context<Clients>,
    want: Partial<Want<I>>,
    urn: string,
    leaving?: Partial<Want<I>>,
  ): Promise<CheckFailure[]>;

  /** Pure steps that bring the state of an earlier release to this one's, oldest first. None is ever taken away. */
  migrations?: readonly ((state: Readonly<Record<string, unknown>>) => Record<string, unknown>)[];

  /** The only reader: `undefined`, or an error of the category "not-found", when the resource is gone. */
  find(context: Context<Clients>, id: string, known: Known<I, O>): Promise<Row | undefined>;
  /**
   * Why no call returns whether the resource exists. `find` then reads what it belongs to; a read by ID alone is refused, and
   * a delete does not wait.
   */
  unreadable?: string;
  /** Left out where the API lists less than `find` reads, or nothing. */
  list?: Listing<Clients, Row>;
  /** What exists, in pages, where the API lists less than `find` reads: it answers no read. */
  index?(context: Context<Clients>): AsyncIterable<readonly Listed[]>;
  /**
   * The ID of what the create call would silently write over: looked for first, and refused when it is there. Nothing is
   * taken over because its name matches.
   */
  overwrites?(want: Want<I>): string;
  /** The ID that inputs make, where neither the names in `idFormat` nor `overwrites` say so. */
  idOf?(want: Want<I>): string;
  /**
   * For a set of things that the cloud lists one by one and gives IDs: `scope/member,member`. What an interrupted create
   * made is what is new in the scope.
   */
  members?: {
    /** The output that names them. */
    ids: keyof O["shape"] & string;
    scope(want: Want<I>): string;
    /** How many are asked for. */
    count(want: Want<I>): number;
    /** Other types whose IDs name members of the same scope. */
    also?: readonly string[];
    /** What the scope holds and a create call could have made. */
    list(context: Context<Clients>, scope: string): Promise<Member[]>;
    /** Those of new members that nothing else has made, as far as the cloud tells. */
    own?(context: Context<Clients>, scope: string, ids: string[]): Promise<string[]>;
    /**
     * Those of members that no create with these inputs can have made, with what shows it: "its model is S5.LARGE8". The others may
     * be another stack's all the same.
     * @param want inputs as far as they are known
     * @param since the create was not sent before
     */
    differing?(
      context: Context<Clients>,
      scope: string,
      want: Partial<Want<I>>,
      ids: readonly string[],
      since: number,
    ): Promise<ReadonlyMap<string, string>>;
  };
  /** @throws PartlyDoneError when only a part could be made. */
  create(context: Context<Clients>, want: Want<I>): Promise<string>;
  /** Left out where the cloud has no call for it: every input then replaces. */
  update?(context: Context<Clients>, id: string, update: Update<I, O, Row>): Promise<void>;
  /** Left out where the cloud has no call for it: `remains` then says what stays. */
  delete?(context: Context<Clients>, id: string, was: Want<I>, row: Row): Promise<void>;
  /** What stays in the cloud after a destroy, and for how long: said as a warning. */
  remains?: string;
  status(row: Row): string;
  /** More than the status for the row, for example "2/3 containers". */
  progress?(row: Row): string | undefined;
  /** Why the resource is not ready, asked when a wait fails. */
  reasons?(context: Context<Clients>, id: string, row: Row): Promise<string[]> | string[];
  /** Why what a create call made is not found under its ID, asked when a wait for it ends without having seen it. */
  unseen?(context: Context<Clients>, id: string, want: Want<I>): Promise<string | undefined>;
  waits: {
    created: Wait;
    updated?: Wait;
    /** Gone is the target. */
    deleted: { timeout: string };
  };
  /** @param known the last known properties; empty for a new resource. */
  flatten(row: Row, context: Context<Clients>, known: Known<I, O>): Promise<Flat<I, O>> | Flat<I, O>;
}

/** A resource as the rest of the provider sees it, whatever its own types. */
export type Resource = Spec<object, z.ZodObject, z.ZodObject, unknown>;

/** Makes the function that declares resources of a cloud: it adds the inputs that all have, and forgets their own types. */
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
