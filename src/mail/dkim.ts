import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import DKIM from "nodemailer/lib/dkim";
import { AppError } from "../domain/errors.ts";
import type { Mailer } from "./mailer.ts";

export type DkimSettings = { readonly domain: string; readonly selector: string; readonly keyFile: string };

/** RFC 8058 §4: both List-Unsubscribe headers must be signed, or providers do not offer the button. */
const SIGNED =
  "From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:" +
  "List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted";

/** Signs every message on its way out. A key that cannot be used is told at start. */
export function dkimMailer(mailer: Mailer, { domain, selector, keyFile }: DkimSettings): Mailer {
  const signer = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey: readKey(keyFile),
    headerFieldNames: SIGNED,
  });
  return {
    ...mailer,
    async send(message, beforeLastByte) {
      const raw = await buffer(signer.sign(message.raw));
      return mailer.send({ ...message, raw }, beforeLastByte);
    },
  };
}

function readKey(file: string): string {
  try {
    const key = readFileSync(file, "utf8");
    if (createPrivateKey(key).asymmetricKeyType !== "rsa") throw new AppError("invalid", "not RSA");
    return key;
  } catch (cause) {
    throw new AppError("invalid", `DKIM_KEY_FILE (${file}) holds no RSA private key in PEM form that can be read.`, { cause });
  }
}
