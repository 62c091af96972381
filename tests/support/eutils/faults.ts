import { seededRandom } from "./random.ts";

/** Everything seen to go wrong with E-utilities; see fault-replies.ts for what each looks like on the wire. */
export const FAULT_KINDS = [
  "rate-limit-429",
  "rate-limit-200",
  "server-error-500",
  "bad-gateway-400",
  "html-200",
  "error-in-200",
  "prolog-only",
  "truncated",
  "truncated-reset",
  "reset",
  "hang",
  "hang-after-headers",
  "stall-mid-body",
  "invalid-json",
  "count-without-ids",
  "history-lost",
  "missing-pmids",
  "slow",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Takes the next `times` requests (to one utility, where named) before chance is asked. */
type ScriptedFault = { readonly kind: FaultKind; readonly times: number; readonly utility?: string };

export type FaultPlan = {
  readonly seed?: number;
  /** Chance of each kind at each request that it can befall. */
  readonly rates?: Partial<Readonly<Record<FaultKind, number>>>;
  readonly script?: readonly ScriptedFault[];
  /** How long a slow reply and a stall take. A hang and a stall without end: leave it out. */
  readonly delayMs?: number;
};

type FaultRequest = { readonly utility: string; readonly json: boolean; readonly usesHistory: boolean };

export type FaultChooser = { readonly next: (request: FaultRequest) => FaultKind | undefined; readonly delayMs: number };

export function faultChooser(plan: FaultPlan): FaultChooser {
  const random = seededRandom(plan.seed ?? 1);
  const script = (plan.script ?? []).map((fault) => ({ ...fault, left: fault.times }));
  return {
    delayMs: plan.delayMs ?? 500,
    next(request) {
      const scripted = script.find(
        ({ left, utility, kind }) => left > 0 && (utility ?? request.utility) === request.utility && canBefall(kind, request),
      );
      if (scripted !== undefined) {
        scripted.left -= 1;
        return scripted.kind;
      }
      const befalls = FAULT_KINDS.filter((kind) => random() < (plan.rates?.[kind] ?? 0));
      return befalls.find((kind) => canBefall(kind, request));
    },
  };
}

/** Kinds that cannot befall just any request. */
const CAN_BEFALL: Partial<Readonly<Record<FaultKind, (request: FaultRequest) => boolean>>> = {
  "invalid-json": ({ json }) => json,
  "prolog-only": ({ json }) => !json,
  "count-without-ids": ({ utility }) => utility === "esearch",
  "error-in-200": ({ utility }) => utility === "esearch" || utility === "efetch",
  "missing-pmids": ({ utility }) => utility === "efetch",
  "history-lost": ({ usesHistory }) => usesHistory,
};

function canBefall(kind: FaultKind, request: FaultRequest): boolean {
  return CAN_BEFALL[kind]?.(request) ?? true;
}
