import { createHash } from "node:crypto";

/** Text as it is sent, with a hash of it. What stands on many answers is encoded and hashed once: for a long page that costs as much as drawing it. */
export type Piece = { readonly bytes: Buffer; readonly hash: string };

const ENOUGH = 22;

export function piece(content: string | Buffer): Piece {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return { bytes, hash: createHash("sha256").update(bytes).digest("base64url").slice(0, ENOUGH) };
}

/** One after another; the hash is that of what stands anew and of the others' hashes. */
export function joined(parts: readonly (string | Piece)[]): Piece {
  const hash = createHash("sha256");
  const all = parts.map((part) => {
    const bytes = typeof part === "string" ? Buffer.from(part) : part.bytes;
    hash.update(typeof part === "string" ? bytes : part.hash);
    return bytes;
  });
  return { bytes: Buffer.concat(all), hash: hash.digest("base64url").slice(0, ENOUGH) };
}
