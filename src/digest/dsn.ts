/** What a delivery status notification (RFC 3464) or an abuse report (RFC 5965) says of one recipient. */
export type BounceNews = {
  readonly address: string;
  readonly kind: "hard" | "soft" | "complaint";
  readonly reason: string;
  /** What identifies the report, so that the same one read twice counts once. */
  readonly mark: string;
  /** Anybody can write a report: it is believed where somebody with the right to tell us does so, or for what it returns of our mail. */
  readonly proof: "vouched" | { readonly returned: string };
};

type News = Omit<BounceNews, "mark" | "proof">;

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/**
 * The recipients whom a report says to be out of reach or to complain, none where it tells of a delay or a success; undefined for what
 * is no report that can be read. Only what its machine part says counts.
 */
export function readReport(message: string): readonly BounceNews[] | undefined {
  const root = readPart(message);
  const [id = "", date = ""] = ["message-id", "date"].map((name) => root.headers.get(name));
  const found = newsOf(root);
  const returned = found === undefined || found.length === 0 ? "" : returnedPart(root);
  return found?.map((news) => ({ ...news, mark: JSON.stringify([id, date, news]), proof: { returned } }));
}

/** What the report gives back of the mail it speaks of: all, or its headers. */
function returnedPart({ headers, body }: Part): string {
  const part = partsOf(body, headers.get("content-type") ?? "").find(isOriginal);
  return part === undefined ? "" : decoded(part);
}

function isOriginal({ headers }: Part): boolean {
  return /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)\b/i.test(
    headers.get("content-type") ?? "",
  );
}

/** Whether a message with these headers may be a report, before it is fetched whole. */
export function isReportHead(head: string): boolean {
  return REPORT.test(readPart(head).headers.get("content-type") ?? "");
}

const REPORT = /^multipart\/report\b/i;

function newsOf(root: Part): readonly News[] | undefined {
  const type = root.headers.get("content-type") ?? "";
  if (!REPORT.test(type)) return undefined;
  const parts = partsOf(root.body, type);
  const find = (kind: RegExp) => parts.find((part) => kind.test(part.headers.get("content-type") ?? ""));
  const status = find(/^message\/(?:global-)?delivery-status\b/i);
  if (status !== undefined) return readStatus(decoded(status));
  const feedback = find(/^message\/feedback-report\b/i);
  return feedback === undefined ? undefined : readComplaint(feedback, parts);
}

/** The messages of an mbox file (RFC 4155), or the one message that the text is. */
export function readMbox(text: string): readonly string[] {
  if (!text.startsWith("From ")) return [text];
  return text
    .split(/(?:^|\r?\n)From [^\r\n]*\r?\n/)
    .slice(1)
    .map((message) => message.replace(/^>(>*From )/gm, "$1"));
}

/** "unsubscribe TOKEN" in the subject: how mail programs that know only RFC 2369 ask to leave. */
export function readLeaveRequest(message: string): string | undefined {
  const subject = readPart(message).headers.get("subject") ?? "";
  return /^\s*unsubscribe\s+([A-Za-z0-9_-]{45})\s*$/i.exec(subject)?.[1];
}

function readStatus(text: string): readonly News[] | undefined {
  const [, ...blocks] = text.split(/\r?\n[ \t]*\r?\n/);
  const recipients = blocks.map(readHeaders).filter((fields) => fields.has("action"));
  if (recipients.length === 0) return undefined;
  return recipients.flatMap((fields) => {
    const action = (fields.get("action") ?? "").toLowerCase().split(/[\s;]/)[0];
    const address = addressOf(fields.get("original-recipient")) ?? addressOf(fields.get("final-recipient"));
    if (address === undefined || (action !== "failed" && action !== "delayed")) return [];
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0] ?? "";
    const reason = (fields.get("diagnostic-code") ?? status).replace(/^[\w-]+\s*;\s*/, "").slice(0, 300);
    const isHard = action === "failed" && (/^5\.1\.(?:[0-6]|10)$|^5\.2\.1$/.test(status) || status === "5.0.0");
    return action === "delayed" ? [] : [{ address, kind: isHard ? ("hard" as const) : ("soft" as const), reason }];
  });
}

function readComplaint(feedback: Part, parts: readonly Part[]): readonly News[] | undefined {
  const fields = readHeaders(decoded(feedback));
  const original = parts.find(isOriginal);
  const to = fields.get("original-rcpt-to") ?? (original && readPart(decoded(original)).headers.get("to"));
  const address = addressOf(to);
  return address === undefined ? undefined : [{ address, kind: "complaint", reason: fields.get("feedback-type") ?? "abuse" }];
}

/** "rfc822; a@b.c", "<a@b.c>", "utf-8; …" */
function addressOf(field: string | undefined): string | undefined {
  const text = field?.replace(/^[\w-]+\s*;\s*/, "").trim();
  const bare = text === undefined ? undefined : (/<([^<>]+)>/.exec(text)?.[1] ?? text);
  return bare?.includes("@") === true ? bare : undefined;
}

function readPart(text: string): Part {
  const end = /\r?\n[ \t]*\r?\n/.exec(text);
  if (end === null) return { headers: readHeaders(text), body: "" };
  return { headers: readHeaders(text.slice(0, end.index)), body: text.slice(end.index + end[0].length) };
}

/** Names in lower case, folded lines joined; the first of several wins. */
function readHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n(?=[ \t])/g, "").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function partsOf(body: string, contentType: string): readonly Part[] {
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return [];
  return `\n${body}`
    .split(`\n--${mark}`)
    .slice(1)
    .filter((part) => !part.startsWith("--"))
    .map((part) => readPart(part.replace(/^[ \t]*\r?\n/, "")));
}

function decoded({ headers, body }: Part): string {
  switch ((headers.get("content-transfer-encoding") ?? "").toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64").toString("utf8");
    case "quoted-printable":
      return Buffer.from(
        body
          .replace(/=\r?\n/g, "")
          .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8");
    default:
      return body;
  }
}
