import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SearchCollection } from "../search-collection.ts";
import { fts5 } from "./fts5.ts";
import { groonga } from "./groonga.ts";
import type { Peer, PeerTimes } from "./peer.ts";
import { postgresql } from "./postgresql.ts";
import { xapian } from "./xapian.ts";

export const PEERS: readonly Peer[] = [fts5, xapian, groonga, postgresql];

/** Builds a peer beside the collection where it is not there yet; half a one is never taken for whole. */
async function builtPeer(peer: Peer, { folder, lines }: SearchCollection): Promise<string> {
  const built = join(folder, peer.name.toLowerCase().replaceAll(" ", "-"));
  if (existsSync(built)) return built;
  const half = `${built}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half);
  process.stderr.write(`Building ${peer.name} …\n`);
  await peer.build(half, lines);
  renameSync(half, built);
  return built;
}

/** What the peer needs for these queries; undefined, with the reason printed, where it is not installed. */
export async function askPeer(
  peer: Peer,
  collection: SearchCollection,
  queries: readonly string[],
  seconds: number,
): Promise<PeerTimes | undefined> {
  const missing = peer.missing();
  if (missing === undefined) return peer.ask(await builtPeer(peer, collection), queries, seconds);
  process.stdout.write(`${missing}: its rows are empty.\n`);
  return undefined;
}
