import { backup } from "./backup.ts";
import { bounces } from "./bounces.ts";
import type { Command } from "./command.ts";
import { digest } from "./digest.ts";
import { exportCitations } from "./export.ts";
import { importRecords } from "./import.ts";
import { reparseRecords } from "./reparse.ts";
import { restore } from "./restore.ts";
import { retagStudies } from "./retag.ts";
import { serve } from "./serve.ts";
import { status } from "./status.ts";
import { subscribers } from "./subscribers.ts";
import { sync } from "./sync.ts";
import { tag } from "./tag.ts";
import { tagOverride } from "./tag-override.ts";

/** Every command, in the order in which they are listed. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ["serve", serve],
  ["sync", sync],
  ["import", importRecords],
  ["tag", tag],
  ["export", exportCitations],
  ["reparse", reparseRecords],
  ["retag", retagStudies],
  ["tag-override", tagOverride],
  ["digest", digest],
  ["subscribers", subscribers],
  ["bounces", bounces],
  ["backup", backup],
  ["restore", restore],
  ["status", status],
]);
