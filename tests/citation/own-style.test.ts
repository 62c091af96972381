import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStyle } from "../../src/citation/own-style.ts";
import { readStyleFile } from "../../src/citation/reference-styles.ts";
import { safeReference } from "../../src/citation/safe-reference.ts";

const NS = 'xmlns="http://purl.org/net/xbiblio/csl"';
const dependent = `<style ${NS}><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>`;

describe("a style that somebody sends", () => {
  test("is known by its title", () => {
    expect(checkStyle(readStyleFile("chicago")).title).toMatch(/Chicago/);
  });

  test.each([
    ["", /No style was given/],
    ["  <!-- nothing --> ", /No style was given/],
    ["Dear editor,", /not a CSL style/],
    ["<html><style>p { color: red }</style></html>", /not a CSL style/],
    [`<!DOCTYPE x [<!ENTITY a "b">]><style ${NS}/>`, /document type or entities/],
    [dependent, /points to another one.*zotero\.org\/styles\/apa/],
    [`<style ${NS}><citation><layout/></citation></style>`, /no bibliography/],
    ["x".repeat(400_001), /larger than any CSL style/],
  ])("is refused with a sentence: %#", (text, sentence) => {
    expect(() => checkStyle(text)).toThrow(sentence);
  });
});

describe("a reference set by somebody's style", () => {
  test.each([
    ['<div class="csl-entry">A <i>title</i> &amp; 5<sup>th</sup></div>', "A <i>title</i> &amp; 5<sup>th</sup>"],
    ["<script>alert(1)</script>Text", "alert(1)Text"],
    ['<i onclick="x()">A</i>', "A"],
    ["<i>never closed", "never closed"],
    ["<scr<script>ipt>", "&lt;script>"],
    ["a < b and <", "a &lt; b and &lt;"],
    ["</ol></div><b>B</b>", "<b>B</b>"],
  ])("keeps italics and raised figures, and nothing else: %j", (html, safe) => {
    expect(safeReference(html)).toBe(safe);
  });

  test("whatever it holds, no tag but these survives", () => {
    const piece = fc.constantFrom("<", ">", "i", "/", "script", "<i>", "</i>", " ", "<b", "onload=", "&", "x");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(safeReference(pieces.join(""))).not.toMatch(/<(?!\/?(?:i|b|sup|sub)>)/);
      }),
    );
  });
});
