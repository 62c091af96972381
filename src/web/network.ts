import { isIP, isIPv6 } from "node:net";

/** An address without what some proxies write beside it: a port, brackets, the IPv6 form of IPv4; undefined for what is none. */
export function plainAddress(written: string | undefined): string | undefined {
  const bare = (written ?? "").replace(/^\[([^\]]*)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1$2");
  const plain = bare.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(plain) === 0 ? undefined : plain;
}

/** Enough to see where abuse came from, too little to know who it was: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string | undefined): string {
  const plain = plainAddress(address);
  if (plain === undefined) return "unknown";
  if (!isIPv6(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  const [head = ""] = plain.split("::");
  return `${[...head.split(":").filter((group) => group !== ""), "0", "0", "0"].slice(0, 3).join(":")}::/48`;
}
