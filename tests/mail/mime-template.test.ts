import fc from "fast-check";
import { expect, test } from "vitest";
import { composeMime } from "../../src/mail/compose-mime.ts";
import { cutTemplate, fillTemplate } from "../../src/mail/mime-template.ts";

const SLOT = "mSLOTxMANAGE".padEnd(45, "0");
const TOKEN = `m${"Ab9_-".repeat(8)}Abcd`;

test("a filled template is what composing anew would have made, wherever the link stands on its line", async () => {
  expect(TOKEN).toHaveLength(45);
  await fc.assert(
    fc.asyncProperty(fc.nat(120), fc.string({ unit: "grapheme", maxLength: 200 }), async (indent, noise) => {
      const letter = (token: string) => ({
        from: "Digest <d@example.org>",
        subject: "S",
        text: `${"x".repeat(indent)} https://example.org/subscription/${token}/unsubscribe ${noise}\nhttps://e.org/${token}\n`,
        html: `<p>${noise.replaceAll("<", "")}<a href="https://example.org/${token}">${"y".repeat(indent)}</a></p>`,
        headers: {},
      });
      const anew = unbounded(await composeMime(letter(TOKEN)));
      const filled = unbounded(
        fillTemplate(cutTemplate(await composeMime(letter(SLOT)), { manage: SLOT }), [], { manage: TOKEN }),
      );
      expect(filled).toBe(anew);
    }),
    { numRuns: 150 },
  );
});

/** Boundaries follow from the content, so they differ. */
function unbounded(message: Buffer): string {
  return message.toString("latin1").replace(/_NmP-[0-9a-f]{24}-/g, "_NmP-");
}
