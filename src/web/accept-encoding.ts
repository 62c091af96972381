export type Encoding = "br" | "gzip" | "identity";

/** The few ways in which browsers ask; whoever invents more is read each time. */
const MOST_KNOWN = 50;
const known = new Map<string, Encoding>();

/** The smallest body a client says it reads (RFC 9110 §12.5.3): brotli, then gzip, unless it refuses them with q=0. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined || accepted === "") return "identity";
  const read = known.get(accepted);
  if (read !== undefined) return read;
  const encoding = readEncoding(accepted);
  if (known.size < MOST_KNOWN) known.set(accepted, encoding);
  return encoding;
}

function readEncoding(accepted: string): Encoding {
  const refused = (part: string): boolean => /;\s*q\s*=\s*0(\.0*)?\s*$/.test(part);
  const parts = accepted.toLowerCase().split(",");
  const named = (name: string): string | undefined => parts.find((part) => part.split(";", 1)[0]?.trim() === name);
  const reads = (name: string): boolean => {
    const part = named(name) ?? named("*");
    return part !== undefined && !refused(part);
  };
  if (reads("br")) return "br";
  return reads("gzip") ? "gzip" : "identity";
}
