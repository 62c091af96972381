import { dkimMailer, type DkimSettings } from "./dkim.ts";
import { emlMailer } from "./eml-mailer.ts";
import type { Mailer } from "./mailer.ts";
import { readSmtpUrl, smtpMailer } from "./smtp-mailer.ts";

export type MailSettings = {
  readonly smtpUrl: string | undefined;
  readonly dkim: DkimSettings | undefined;
  /** Where mails go as files when there is no server. */
  readonly outbox: string;
};

export function openMailer({ smtpUrl, dkim, outbox }: MailSettings): Mailer {
  const mailer = smtpUrl === undefined ? emlMailer(outbox) : smtpMailer(readSmtpUrl(smtpUrl));
  return dkim === undefined ? mailer : dkimMailer(mailer, dkim);
}
