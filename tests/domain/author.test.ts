import { expect, test } from "vitest";
import { readOrcid } from "../../src/domain/author.ts";

test.each([
  "0000-0002-1825-0097",
  "0000000218250097",
  "http://orcid.org/0000-0002-1825-0097",
  "https://orcid.org/0000-0002-1825-0097",
  "orcid.org/0000-0002-1825-0097/",
  " 0000-0002-1825-0097 ",
  "0000‐0002‐1825‐0097",
])("%j is the iD 0000-0002-1825-0097", (text) => {
  expect(readOrcid(text)).toBe("0000-0002-1825-0097");
});

test.each([
  ["0000-0002-1694-233x", "0000-0002-1694-233X"],
  ["0000-0002-1825-0098", undefined],
  ["0000-0002-1825-009", undefined],
  ["10000-0002-1825-0097", undefined],
  ["", undefined],
])("%j gives %j", (text, orcid) => {
  expect(readOrcid(text)).toBe(orcid);
});
