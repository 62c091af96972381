import { expect, test } from "vitest";
import { withoutAddress } from "../../src/domain/mail-address.ts";

test.each([
  ["550 5.1.1 <ann@example.org>: Recipient address rejected", "ann@example.org", "550 5.1.1 <…>: Recipient address rejected"],
  ["550 5.1.1 ann... User unknown", "ann@example.org", "550 5.1.1 …... User unknown"],
  ["550 mailbox Ann.Example unavailable", "ann.example@example.org", "550 mailbox … unavailable"],
  ["rfc822;forwarded@elsewhere.example: no", "ann@example.org", "rfc822;…: no"],
  ['550 "john doe"@example.org unknown', '"john doe"@example.org', "550 … unknown"],
  ["550 jörg@bücher.example: unbekannt", "jörg@bücher.example", "550 …: unbekannt"],
  ["250 2.0.0 Ok: queued as 1D39726A1DB", "ok@example.org", "250 2.0.0 Ok: queued as 1D39726A1DB"],
  ["", "ann@example.org", ""],
])("of %j about %s is kept %j", (said, address, kept) => {
  expect(withoutAddress(said, address)).toBe(kept);
});
