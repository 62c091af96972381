import { isIP } from "node:net";
import { z } from "zod";
import { AppError } from "./domain/errors.ts";

/** Every setting of the program, read once, checked together, frozen. Defaults stand in the README's table. */
export type Config = ReturnType<typeof readConfig>;

export type SettingName = keyof typeof SETTINGS;

const absoluteUrl = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  });

const onOff = z.enum(["on", "off"], { error: "must be on or off" });

/** One line of printable ASCII: it goes into URLs and headers, where a line break would be an injection. */
const token = z.string().regex(/^[\x21-\x7e]+$/, { error: "must be printable characters without spaces" });

const SETTINGS = {
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, { error: "must be a host name or an IP address" })
    .default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a port number, 0 to 65535" })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: "must be a port number, 0 to 65535" })
    .default(3000),
  PUBLIC_URL: absoluteUrl(["http:", "https:"], "https://digest.example.org").optional(),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, { error: "must be sqlite:PATH or sqlite::memory:" })
    .default("sqlite:data/ketamine-digest.db"),
  EUTILS_URL: absoluteUrl(["http:", "https:"], "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/").default(
    "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/",
  ),
  NCBI_EMAIL: z.email({ error: "must be an e-mail address" }).optional(),
  NCBI_API_KEY: token.optional(),
  SMTP_URL: absoluteUrl(["smtp:", "smtps:"], "smtp://user:pass@mail.example.org:587").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, { error: "must be an address, or a name and an <address>" })
    .default("Ketamine Digest <digest@localhost>"),
  MAIL_PER_SECOND: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a whole number; 0 is no limit" })
    .transform(Number)
    .default(25),
  IMAP_URL: absoluteUrl(["imap:", "imaps:"], "imaps://user:pass@mail.example.org/INBOX")
    .refine((text) => !URL.canParse(text) || (new URL(text).username !== "" && new URL(text).hostname !== ""), {
      error: "must name a user, as in imaps://user:pass@mail.example.org/INBOX",
    })
    .optional(),
  DKIM_DOMAIN: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, { error: "must be a domain such as example.org" })
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, { error: "must be a DKIM selector such as mail2026" })
    .optional(),
  DKIM_KEY_FILE: z.string().optional(),
  OPERATOR_EMAIL: z.email({ error: "must be an e-mail address" }).optional(),
  DEADMAN_URL: absoluteUrl(["http:", "https:"], "https://hc-ping.com/your-id").optional(),
  SYNC_SCHEDULE: z.string(),
  DIGEST_SCHEDULE: z.string(),
  TIMEZONE: z.string().refine(isTimeZone, { error: "must be an IANA time zone such as UTC or Europe/Berlin" }).default("UTC"),
  SCHEDULER: onOff.default("on"),
  LANDMARKS: onOff.default("on"),
  ADMIN_TOKEN: token.optional(),
  TRUST_PROXY: z
    .string()
    .refine(areProxies, {
      error: "must be off, how many proxies stand in front (1 to 9), or their addresses, as in 10.0.0.0/8, ::1",
    })
    .transform(readProxies)
    .default(false),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
} as const;

export const settingNames = Object.keys(SETTINGS) as readonly SettingName[];

/**
 * Reads the settings of the README's table from `env`; an empty value counts as not given. `isCronExpression` comes from the timetable,
 * which alone knows what it can run. Throws AppError("invalid") with every wrong setting in one message.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, isCronExpression: (text: string) => boolean) {
  const given = Object.fromEntries(settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])));
  const cron = z.string().refine(isCronExpression, { error: "must be a cron expression such as 17 4 * * *" });
  const parsed = z
    .object({ ...SETTINGS, SYNC_SCHEDULE: cron.default("17 4 * * *"), DIGEST_SCHEDULE: cron.default("0 7 * * 1") })
    .safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}.`);
    throw new AppError("invalid", `Some settings cannot be used:\n${lines.join("\n")}`);
  }
  const settings = parsed.data;
  const dkim = [settings.DKIM_DOMAIN, settings.DKIM_SELECTOR, settings.DKIM_KEY_FILE].filter((value) => value !== undefined);
  if (dkim.length === 1 || dkim.length === 2) {
    throw new AppError(
      "invalid",
      "Some settings cannot be used:\n  DKIM_DOMAIN must be given together with DKIM_SELECTOR and DKIM_KEY_FILE.",
    );
  }
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ""),
    databaseUrl: settings.DATABASE_URL,
    pubmed: {
      baseUrl: settings.EUTILS_URL.replace(/\/*$/, "/"),
      email: settings.NCBI_EMAIL,
      apiKey: settings.NCBI_API_KEY,
    },
    mail: {
      smtpUrl: settings.SMTP_URL,
      imapUrl: settings.IMAP_URL,
      from: settings.MAIL_FROM,
      perSecond: settings.MAIL_PER_SECOND,
      dkim: dkim.length === 0 ? undefined : { domain: dkim[0] ?? "", selector: dkim[1] ?? "", keyFile: dkim[2] ?? "" },
      operator: settings.OPERATOR_EMAIL,
      deadmanUrl: settings.DEADMAN_URL,
    },
    schedule: {
      on: settings.SCHEDULER === "on",
      sync: settings.SYNC_SCHEDULE,
      digest: settings.DIGEST_SCHEDULE,
      timezone: settings.TIMEZONE,
    },
    landmarks: settings.LANDMARKS === "on",
    adminToken: settings.ADMIN_TOKEN,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  });
}

/** Addresses and ranges of them (CIDR). */
function areProxies(text: string): boolean {
  if (text === "off" || /^[1-9]$/.test(text)) return true;
  return text.split(",").every((one) => {
    const [address = "", bits] = one.trim().split("/", 2);
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most));
  });
}

function readProxies(text: string): false | number | readonly string[] {
  if (text === "off") return false;
  return /^[1-9]$/.test(text) ? Number(text) : text.split(",").map((one) => one.trim());
}

function isTimeZone(text: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
