import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mailer } from "./mailer.ts";

/** Writes each message to a file of its own, named by its Message-ID: the same delivery twice is the same file. */
export function emlMailer(folder: string): Mailer {
  return {
    connections: 4,

    async send({ raw, id, to }, beforeLastByte) {
      const name = createHash("sha256").update(id).digest("hex").slice(0, 24);
      const file = join(folder, `${name}.eml`);
      await mkdir(folder, { recursive: true });
      if ((await beforeLastByte?.()) === false) return { kind: "withdrawn" };
      await writeFile(`${file}.partial`, Buffer.concat([Buffer.from(`X-Envelope-To: ${to}\r\n`), raw]));
      await rename(`${file}.partial`, file);
      return { kind: "accepted", answer: `written to ${file}` };
    },

    close: () => Promise.resolve(),
  };
}
