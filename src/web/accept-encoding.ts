export type Encoding = "br" | "gzip" | "identity";

/** The smallest body a client says it reads (RFC 9110 §12.5.3): brotli, then gzip, unless it refuses them with q=0. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined || accepted === "") return "identity";
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
