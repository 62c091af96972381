import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** What a signed link may do: everything about the subscription, or only end it (what mail programs are given). */
export type LinkPurpose = "manage" | "leave";

const LETTER: Readonly<Record<LinkPurpose, string>> = { manage: "m", leave: "u" };
const SIGNED = /^([mu])([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{22})$/;
/** 32 random bytes in base64url. */
const CONFIRMATION = /^[A-Za-z0-9_-]{43}$/;

/** Always 45 characters of A–Z a–z 0–9 - _, so that a template can be filled without moving a line. */
export function signLink(purpose: LinkPurpose, handle: string, key: Uint8Array): string {
  return `${LETTER[purpose]}${handle}${signature(purpose, handle, key)}`;
}

/** Whom a signed token speaks for; undefined for a forged one. */
export function readLink(token: string, key: Uint8Array): { readonly purpose: LinkPurpose; readonly handle: string } | undefined {
  const [, letter = "", handle = "", given = ""] = SIGNED.exec(token) ?? [];
  const purpose = letter === "m" ? "manage" : "leave";
  if (handle === "") return undefined;
  const right = Buffer.from(signature(purpose, handle, key));
  return timingSafeEqual(right, Buffer.from(given)) ? { purpose, handle } : undefined;
}

export function isConfirmation(token: string): boolean {
  return CONFIRMATION.test(token);
}

/** What the store keeps of a confirmation token. */
export function tokenHash(token: string): Uint8Array {
  return sha256(token);
}

/** What outlives an erased address that bounced. */
export function addressHash(addressKey: string, salt: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(salt).update(addressKey).digest());
}

function signature(purpose: LinkPurpose, handle: string, key: Uint8Array): string {
  return createHmac("sha256", key).update(`${purpose}:${handle}`).digest("base64url").slice(0, 22);
}

function sha256(text: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
