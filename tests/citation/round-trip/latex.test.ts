import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { biblatex } from "../../../src/citation/biblatex.ts";
import { bibtex } from "../../../src/citation/bibtex.ts";
import type { Study } from "../../../src/domain/study.ts";
import { realStudies } from "../../support/real-studies.ts";
import { tortureStudies } from "../torture/torture.ts";
import { describeImporter } from "./programs.ts";

/** Alphabets (and pictures) that pdfLaTeX prints only with fonts that a document loads for them. */
const OTHER_ALPHABETS =
  /^[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Devanagari}\p{Script=Thai}\p{Emoji_Presentation}]$/u;
const STYLE = new URL("../../fixtures/citation/every-field.bst", import.meta.url);
/** biblatex holds every field of every entry in TeX's memory, which ends at some thousand abstracts. */
const SOME = 400;

/** The document notes what it has no letter for instead of failing at each. */
const document = (packages: string, end: string) => `\\documentclass{article}
\\usepackage[utf8]{inputenc}
\\usepackage[T1]{fontenc}
\\usepackage{textcomp}
\\usepackage{url}
${packages}
\\makeatletter
\\def\\UTFviii@undefined@err#1{\\typeout{MISSING [\\detokenize{#1}]}?}
\\makeatother
\\begin{document}
\\nocite{*}
${end}
\\end{document}
`;

function workshop() {
  const folder = mkdtempSync(join(tmpdir(), "latex-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    put: (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
    },
    copy: (from: URL, name: string) => {
      copyFileSync(from, join(folder, name));
    },
    run: (program: string, ...args: readonly string[]) =>
      spawnSync(program, args, {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        env: { ...process.env, max_print_line: "1000" },
      }),
    log: () => readFileSync(join(folder, "paper.log"), "utf8"),
  };
}

/** TeX's complaints, and the letters it had no picture for. */
function complaints(log: string) {
  const letters = [...log.matchAll(/MISSING \[\\u8:(.*?) ?\]/gu)].map(([, letter = ""]) => letter);
  return { errors: log.split("\n").filter((line) => line.startsWith("! ")), letters: [...new Set(letters)] };
}

async function all(): Promise<readonly Study[]> {
  return [...(await realStudies()), ...tortureStudies().map(([, study]) => study)];
}

describeImporter("pdflatex", ["--version"], "LaTeX sets our BibTeX", () => {
  test("every field of every record, abstracts too, without an error; what it lacks letters for is of other alphabets", async () => {
    const studies = await all();
    const { put, copy, run, log } = workshop();
    copy(STYLE, "every-field.bst");
    put("all.bib", studies.map(bibtex.record).join(bibtex.between));
    put("paper.tex", document("", "\\bibliographystyle{every-field}\n\\bibliography{all}"));
    run("pdflatex", "-interaction=nonstopmode", "paper");
    const made = run("bibtex", "paper");
    expect(made.stdout.split("\n").filter((line) => /^(Warning|I was|Repeated|.*---line)/.test(line))).toEqual([]);
    run("pdflatex", "-interaction=nonstopmode", "paper");
    const { errors, letters } = complaints(log());
    const pages = /Output written on paper\.pdf \((\d+) pages/.exec(log())?.[1];
    console.info(
      `pdfLaTeX and BibTeX: ${studies.length} records, ${pages ?? "no"} pages, ${letters.length} letters of other alphabets`,
    );
    expect(errors).toEqual([]);
    expect(letters.filter((letter) => !OTHER_ALPHABETS.test(letter))).toEqual([]);
    expect(Number(pages)).toBeGreaterThan(studies.length / 2);
  }, 120_000);
});

const isLong = process.env["KD_LONG"] === "1";
if (!isLong) console.warn("Not checked: LaTeX with biber sets our BibLaTeX (takes a minute; KD_LONG=1 asks for it).");

describe.runIf(isLong)("with all the time it takes", () => {
  describeImporter("kpsewhich", ["biblatex.sty"], "LaTeX with biber sets our BibLaTeX", () => {
    test("every record, without an error and with all letters of Western languages; Greek and signs stay as they are, for LuaLaTeX and XeLaTeX", async () => {
      const studies = await all();
      const { put, run, log } = workshop();
      const missing = new Set<string>();
      for (let at = 0; at < studies.length; at += SOME) {
        put(
          "all.bib",
          studies
            .slice(at, at + SOME)
            .map(biblatex.record)
            .join(biblatex.between),
        );
        put("paper.tex", document("\\usepackage[backend=biber]{biblatex}\\addbibresource{all.bib}", "\\printbibliography"));
        run("pdflatex", "-interaction=nonstopmode", "paper");
        const made = run("biber", "paper");
        expect(made.stdout.split("\n").filter((line) => line.startsWith("ERROR"))).toEqual([]);
        run("pdflatex", "-interaction=nonstopmode", "paper");
        const { errors, letters } = complaints(log());
        expect(errors, `records from ${at}`).toEqual([]);
        for (const letter of letters) missing.add(letter);
      }
      console.info(`pdfLaTeX and biber: ${studies.length} records, ${missing.size} letters left to LuaLaTeX and XeLaTeX`);
      expect([...missing].filter((letter) => (letter.codePointAt(0) ?? 0) < 0x250)).toEqual([]);
    }, 600_000);
  });
});
