import { domainToASCII } from "node:url";

/** As an envelope and a header carry it: the domain in ASCII, the local part as it is (UTF-8 where it is not ASCII, RFC 6531). */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

/** The bare address of `Name <address>` or of `address`. */
export function bareAddress(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}

/** RFC 5322 date in UTC: "Mon, 23 Nov 2026 07:00:00 +0000". */
export function mailDate(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}

const ADDRESS = /[^\s<>()[\]"',;:=]+@[^\s<>()[\]"',;]*[^\s<>()[\]"',;.:]/gu;

const WORD = /([\p{L}\p{N}_+-]+(?:\.[\p{L}\p{N}_+-]+)*)/u;

/** What a server said, fit for a log and a ledger: servers repeat the address they speak of, whole or its first part. */
export function withoutAddress(text: string, address: string): string {
  const local = address.slice(0, Math.max(0, address.lastIndexOf("@")));
  const masked = text.replaceAll(address, "…").replace(ADDRESS, "…");
  // Two letters say nothing of anybody, and would be found in any word.
  if (local.length < 3) return masked;
  return masked
    .split(WORD)
    .map((word) => (word.toLowerCase() === local.toLowerCase() ? "…" : word))
    .join("");
}
