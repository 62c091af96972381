import { execFileSync } from "node:child_process";

export type ReadMail = {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly parts: readonly { readonly type: string; readonly charset: string; readonly text: string }[];
  readonly defects: readonly string[];
  readonly longestLine: number;
};

/** Reads a message back with Python's own e-mail parser: headers decoded, parts decoded, every defect named. */
const PROGRAM = `
import sys, json, email, email.policy
raw = sys.stdin.buffer.read()
m = email.message_from_bytes(raw, policy=email.policy.SMTPUTF8)
parts, defects = [], [str(d) for d in m.defects]
for p in m.walk():
    defects += [str(d) for d in p.defects]
    if not p.is_multipart():
        parts.append({"type": p.get_content_type(), "charset": p.get_content_charset() or "", "text": p.get_content()})
headers = {}
for k, v in m.items():
    headers.setdefault(k.lower(), []).append(str(v))
    defects += [str(d) for d in getattr(v, "defects", [])]
print(json.dumps({"headers": headers, "parts": parts, "defects": defects, "longestLine": max(len(l) for l in raw.split(b"\\r\\n"))}))
`;

export function readMail(raw: string): ReadMail {
  return JSON.parse(execFileSync("python3", ["-c", PROGRAM], { input: raw, maxBuffer: 2 ** 26 }).toString()) as ReadMail;
}

export function partOf(mail: ReadMail, type: string): string {
  return mail.parts.find((part) => part.type === type)?.text ?? "";
}

/** Every web address of a mail, from both parts and the headers, without repetition. */
export function linksOf(mail: ReadMail): readonly string[] {
  const texts = [...mail.parts.map(({ text }) => text), ...(mail.headers["list-unsubscribe"] ?? [])];
  const found = texts.flatMap((text) =>
    [...text.matchAll(/https?:\/\/[^\s"<>)]+/g)].map(([link]) => link.replaceAll("&amp;", "&")),
  );
  return [...new Set(found)];
}
