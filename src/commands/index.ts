import type { Command } from "./command.ts";

/** Every command, in the order in which they are listed; only the one that runs is loaded, with what it needs. */
export const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["serve", async () => (await import("./serve.ts")).serve],
  ["sync", async () => (await import("./sync.ts")).sync],
  ["import", async () => (await import("./import.ts")).importRecords],
  ["tag", async () => (await import("./tag.ts")).tag],
  ["export", async () => (await import("./export.ts")).exportCitations],
  ["cite", async () => (await import("./cite.ts")).cite],
  ["reparse", async () => (await import("./reparse.ts")).reparseRecords],
  ["retag", async () => (await import("./retag.ts")).retagStudies],
  ["tag-override", async () => (await import("./tag-override.ts")).tagOverride],
  ["digest", async () => (await import("./digest.ts")).digest],
  ["subscribers", async () => (await import("./subscribers.ts")).subscribers],
  ["bounces", async () => (await import("./bounces.ts")).bounces],
  ["backup", async () => (await import("./backup.ts")).backup],
  ["restore", async () => (await import("./restore.ts")).restore],
  ["status", async () => (await import("./status.ts")).status],
]);
