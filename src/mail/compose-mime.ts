import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";

/** What a letter says; who gets it is patched in for each (mime-template.ts). */
export type Letter = {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Absent for those who asked for plain text. */
  readonly html?: string;
  /** Fixed text of ours; never anything a reader typed. */
  readonly headers: Readonly<Record<string, string>>;
};

/** Headers that differ from one recipient to the next; the composer's own are taken out. */
const PERSONAL = /^(?:Message-ID|Date|To):[^\r]*(?:\r\n[ \t][^\r]*)*\r\n/gim;

/** The message without its personal headers: text first, HTML as the alternative, quoted-printable throughout, CRLF. */
export async function composeMime({ from, subject, text, html, headers }: Letter): Promise<Buffer> {
  const mail = new MailComposer({
    from,
    subject: subject.replace(/\s+/g, " "),
    text,
    ...(html === undefined ? {} : { html }),
    headers: { ...headers },
    encoding: "quoted-printable",
    newline: "win",
    // A boundary that follows from the content: nobody can write a title that holds it, and equal issues are equal byte for byte.
    baseBoundary: createHash("sha256")
      .update(text)
      .update(html ?? "")
      .digest("hex")
      .slice(0, 24),
  });
  const raw = await mail.compile().build();
  const end = raw.indexOf("\r\n\r\n") + 2;
  const head = raw.subarray(0, end).toString("latin1").replace(PERSONAL, "");
  return Buffer.concat([Buffer.from(head, "latin1"), raw.subarray(end)]);
}
