import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readConfig, settingNames } from "../src/config.ts";
import { AppError } from "../src/domain/errors.ts";

const fiveFields = (text: string) => text.trim().split(/\s+/).length === 5;
const read = (env: Record<string, string>) => readConfig(env, fiveFields);

describe("settings", () => {
  test("with nothing set, every default is the README's", () => {
    expect(read({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: undefined,
      databaseUrl: "sqlite:data/ketamine-digest.db",
      pubmed: { baseUrl: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/", email: undefined, apiKey: undefined },
      mail: {
        smtpUrl: undefined,
        imapUrl: undefined,
        from: "Ketamine Digest <digest@localhost>",
        perSecond: 25,
        dkim: undefined,
        operator: undefined,
        deadmanUrl: undefined,
      },
      schedule: { on: true, sync: "17 4 * * *", digest: "0 7 * * 1", timezone: "UTC" },
      landmarks: true,
      adminToken: undefined,
      trustProxy: false,
      logLevel: "info",
    });
  });

  test("everything wrong is reported in one message", () => {
    const wrong = {
      PORT: "eighty",
      DATABASE_URL: "postgres://x",
      NCBI_EMAIL: "nobody",
      TIMEZONE: "Mars/Olympus",
      SYNC_SCHEDULE: "daily",
    };
    expect(() => read(wrong)).toThrow(AppError);
    for (const name of Object.keys(wrong)) expect(() => read(wrong)).toThrow(new RegExp(`${name} must`));
  });

  test.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["HOST", "a b"],
    ["EUTILS_URL", "file:///etc/passwd"],
    ["EUTILS_URL", "not an address"],
    ["SMTP_URL", "http://mail"],
    ["IMAP_URL", "https://mail.example.org"],
    ["IMAP_URL", "imaps://mail.example.org"],
    ["SCHEDULER", "maybe"],
    ["TRUST_PROXY", "on"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "0"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "0.0.0.0/0"],
    ["TRUST_PROXY", "proxy.example.org"],
    ["ADMIN_TOKEN", "two words"],
    ["MAIL_FROM", "A <a@b.c>\r\nBcc: x@y.z"],
    ["LOG_LEVEL", "loud"],
    ["NCBI_API_KEY", "a\nb"],
    ["DATABASE_URL", "sqlite:"],
    ["MAIL_PER_SECOND", "fast"],
    ["DKIM_DOMAIN", "a b"],
    ["DKIM_DOMAIN", "example.org"],
    ["OPERATOR_EMAIL", "nobody"],
    ["DEADMAN_URL", "ping"],
  ])("%s=%j is refused with a sentence that names it", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name} must`));
  });

  test("an empty value is the same as none, and base addresses end in one slash", () => {
    expect(read({ PORT: "", EUTILS_URL: "http://127.0.0.1:9/eutils", PUBLIC_URL: "https://x.org//" })).toMatchObject({
      port: 3000,
      pubmed: { baseUrl: "http://127.0.0.1:9/eutils/" },
      publicUrl: "https://x.org",
    });
  });

  test.each(["README.md", ".env.example"])("%s names every setting", (file) => {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
    expect(settingNames.filter((name) => !text.includes(name))).toEqual([]);
  });
});
