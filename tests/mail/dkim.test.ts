import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { composeMime } from "../../src/mail/compose-mime.ts";
import { dkimMailer } from "../../src/mail/dkim.ts";
import type { Mailer, Outgoing } from "../../src/mail/mailer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const VERIFY = `
import sys, dkim
raw = sys.stdin.buffer.read()
key = sys.argv[1].encode()
print(dkim.verify(raw, dnsfunc=lambda name, timeout=5: b"v=DKIM1; k=rsa; p=" + key if name.startswith(b"mail._domainkey.example.org") else b""))
`;

function hasVerifier(): boolean {
  try {
    execFileSync("/usr/bin/python3", ["-c", "import dkim"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function recorder(): Mailer & { readonly sent: Outgoing[] } {
  const sent: Outgoing[] = [];
  return {
    sent,
    connections: 1,
    send: (message) => {
      sent.push(message);
      return Promise.resolve({ kind: "accepted", answer: "" });
    },
    close: () => Promise.resolve(),
  };
}

function keyFile() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const file = join(temporaryFolder(), "dkim.pem");
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  return { file, key: publicKey.export({ type: "spki", format: "der" }).toString("base64") };
}

test("a signed mail is verified by an independent verifier, and a changed one is not", async () => {
  const { file, key } = keyFile();
  const mailer = recorder();
  const letter = await composeMime({
    from: "Digest <digest@example.org>",
    subject: "Ünïcode and “quotes”",
    text: "Text with a dot at the start:\n.\n..\nand trailing space \n",
    html: "<p>β &amp; more</p>",
    headers: { "List-Id": "Digest <digest.example.org>" },
  });
  const head =
    "Message-ID: <1@example.org>\r\nDate: Mon, 23 Nov 2026 07:00:00 +0000\r\nTo: ann@example.org\r\nList-Unsubscribe: <https://x.example/u>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  const raw = Buffer.concat([Buffer.from(head), letter]);
  await dkimMailer(mailer, { domain: "example.org", selector: "mail", keyFile: file }).send({
    from: "a@example.org",
    to: "b@example.org",
    id: "1",
    raw,
  });
  const signed = mailer.sent[0]?.raw.toString("latin1") ?? "";
  // RFC 8058 §4: both headers must be covered.
  expect(/;\s*h=([^;]+);/.exec(signed)?.[1]?.replace(/\s+/g, "").split(":")).toEqual(
    expect.arrayContaining(["from", "list-unsubscribe", "list-unsubscribe-post", "message-id", "date", "subject"]),
  );
  if (!hasVerifier()) {
    console.log("skipped: verification of the signature (needs /usr/bin/python3 with python3-dkim)");
    return;
  }
  const verify = (message: string) =>
    execFileSync("/usr/bin/python3", ["-c", VERIFY, key], { input: Buffer.from(message, "latin1") })
      .toString()
      .trim();
  expect(verify(signed)).toBe("True");
  expect(verify(signed.replace("One-Click", "One-Clack"))).toBe("False");
});

test("a key file that cannot be used is told at start, by name", () => {
  const file = join(temporaryFolder(), "not-a-key.pem");
  writeFileSync(file, "hello");
  expect(() => dkimMailer(recorder(), { domain: "example.org", selector: "mail", keyFile: file })).toThrow(
    /DKIM_KEY_FILE .*not-a-key\.pem/,
  );
});
