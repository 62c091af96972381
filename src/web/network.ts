import { isIPv6 } from "node:net";

/** Enough to see where abuse came from, too little to know who it was: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/, "");
  if (plain === "") return "unknown";
  if (!isIPv6(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  const [head = ""] = plain.split("::");
  return `${[...head.split(":").filter((group) => group !== ""), "0", "0", "0"].slice(0, 3).join(":")}::/48`;
}
