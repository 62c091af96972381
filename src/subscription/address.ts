import { domainToASCII, domainToUnicode } from "node:url";
import { AppError } from "../domain/errors.ts";

/** `key` is equal for spellings that reach the same mailbox: case and the form of the domain say nothing. */
export type Address = { readonly address: string; readonly key: string };

const ATOM = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const QUOTED = /^"(?:[^"\\\p{C}]|\\[\x20-\x7e])+"$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * One e-mail address as people type it: quoted local parts, any script (RFC 6531), international domains; nothing that could break out
 * of a header. Throws AppError("invalid") with a sentence.
 */
export function readAddress(typed: string): Address {
  const text = typed.trim().normalize("NFC");
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, Math.max(0, at)), domainToASCII(text.slice(at + 1))];
  const labels = domain.split(".");
  const ok =
    at > 0 &&
    (ATOM.test(local) || QUOTED.test(local)) &&
    Buffer.byteLength(local) <= 64 &&
    Buffer.byteLength(text) <= 254 &&
    domain.length <= 253 &&
    labels.every((label) => LABEL.test(label)) &&
    (labels.length > 1 || domain === "localhost") &&
    !/^\d+$/.test(labels.at(-1) ?? "");
  if (!ok) throw new AppError("invalid", "This does not look like an e-mail address; write it as name@example.org.");
  return { address: `${local}@${domainToUnicode(domain)}`, key: `${local.toLowerCase()}@${domain}` };
}

/** Enough for the owner to recognise, too little for anybody who was forwarded the mail: "r…@example.org". */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${Array.from(address.slice(0, at)).slice(0, 1).join("")}…${address.slice(at)}`;
}
