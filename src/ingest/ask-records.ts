import type { Pmid } from "../domain/pmid.ts";
import type { Eutils } from "../pubmed/client.ts";
import { recordSlices } from "../pubmed/record-slices.ts";
import { type RawRecord, toRawRecord } from "./raw-record.ts";

/** PubMed merged one record into another. */
type Merger = { readonly from: Pmid; readonly to: Pmid };

export type Answer = {
  readonly records: readonly RawRecord[];
  /** Asked for together, then alone, and not returned. */
  readonly missing: readonly Pmid[];
  readonly merged: readonly Merger[];
  /** Named in a DeleteCitation. */
  readonly withdrawn: readonly Pmid[];
};

export type AskNeeds = { readonly eutils: Pick<Eutils, "fetch"> };

type Reply = Pick<Answer, "records" | "withdrawn"> & { readonly asked: readonly Pmid[] };

/** Asks PubMed for these records; those it leaves out are asked for once more together, then each alone. */
export async function askRecords(pmids: readonly Pmid[], needs: AskNeeds, signal: AbortSignal): Promise<Answer> {
  const replies = [await ask(pmids, needs, signal)];
  const together = absentFrom(replies, pmids);
  if (together.length > 1) replies.push(await ask(together, needs, signal));
  const alone = absentFrom(replies, pmids);
  for (const pmid of alone) replies.push(await ask([pmid], needs, signal));

  const absent = absentFrom(replies, alone);
  const merged = absent.flatMap((from) => replacementIn(replies, from));
  const wanted = new Set([...pmids, ...merged.map(({ to }) => to)]);
  return {
    records: replies.flatMap(({ records }) => records).filter(({ pmid }) => pmid === undefined || wanted.has(pmid)),
    missing: absent.filter((pmid) => !merged.some(({ from }) => from === pmid)),
    merged,
    withdrawn: replies.flatMap(({ withdrawn }) => withdrawn),
  };
}

async function ask(asked: readonly Pmid[], { eutils }: AskNeeds, signal: AbortSignal): Promise<Reply> {
  const records: RawRecord[] = [];
  const withdrawn: Pmid[] = [];
  for await (const slice of recordSlices(eutils.fetch({ ids: asked }, signal))) {
    if (slice.kind === "deleted") withdrawn.push(...slice.pmids);
    else records.push(toRawRecord(slice.raw));
  }
  return { asked, records, withdrawn };
}

function absentFrom(replies: readonly Reply[], pmids: readonly Pmid[]): readonly Pmid[] {
  const returned = new Set(replies.flatMap(({ records }) => records.map(({ pmid }) => pmid)));
  return pmids.filter((pmid) => !returned.has(pmid));
}

/** Asked for alone and answered with exactly one other record: that one has taken its place. */
function replacementIn(replies: readonly Reply[], from: Pmid): readonly Merger[] {
  const reply = replies.find(({ asked }) => asked.length === 1 && asked[0] === from);
  const to = reply?.records.length === 1 ? reply.records[0]?.pmid : undefined;
  return to === undefined ? [] : [{ from, to }];
}
