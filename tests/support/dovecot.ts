import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { sleep } from "../../src/pubmed/clock.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const PROGRAM = "/usr/sbin/dovecot";

/** Why tests against a real IMAP server cannot run here; undefined where they can. */
export function whyNoDovecot(): string | undefined {
  return existsSync(PROGRAM) ? undefined : "needs Debian's dovecot-imapd";
}

/** As root it serves "nobody"; otherwise everything runs as whoever runs the tests. */
const SERVED = process.getuid?.() === 0 ? { user: "nobody", group: "nogroup" } : { user: userInfo().username, group: "" };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A real IMAP server on loopback, with one mailbox, gone with the test: plain on one port, TLS with a certificate of its own on another. */
export async function startDovecot() {
  const folder = temporaryFolder();
  const [port, tlsPort] = [await freePort(), await freePort()];
  const home = join(folder, "mail");
  for (const name of ["run", "state", "mail", "mail/Maildir", "mail/Maildir/new", "mail/Maildir/cur", "mail/Maildir/tmp"]) {
    mkdirSync(join(folder, name));
    own(join(folder, name));
  }
  chmodSync(folder, 0o755);
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  execFileSync(
    "openssl",
    [
      ...[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
      ],
      ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  const config = join(folder, "dovecot.conf");
  writeFileSync(config, configText({ folder, home, port, tlsPort, key, certificate }));
  const server = spawn(PROGRAM, ["-F", "-c", config], { stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("close", resolve));
  onTestFinished(async () => {
    server.kill("SIGTERM");
    await ended;
  });
  const log = join(folder, "log");
  for (let waits = 0; !(existsSync(join(folder, "run", "login", "imap")) && existsSync(log)); waits += 1) {
    if (waits > 100)
      throw new Error(`Dovecot does not start: ${existsSync(log) ? readFileSync(log, "utf8") : "it says nothing"}`);
    await sleep(50);
  }

  let delivered = 0;
  const maildir = join(home, "Maildir");
  const names = () => [...readdirSync(join(maildir, "new")), ...readdirSync(join(maildir, "cur"))];
  return {
    url: `imap://ann:secret@127.0.0.1:${port}/INBOX`,
    tlsUrl: `imaps://ann:secret@127.0.0.1:${tlsPort}/INBOX`,
    startTlsPort: port,
    certificate,
    /** As a mail server delivers: written aside, then moved in. */
    deliver(message: string) {
      delivered += 1;
      const name = `${String(1_700_000_000 + delivered)}.M${delivered}.test`;
      const aside = join(maildir, "tmp", name);
      writeFileSync(aside, message);
      own(aside);
      execFileSync("mv", [aside, join(maildir, "new", name)]);
    },
    /** Maildir keeps flags in the name; S is \Seen. */
    unread: () => names().filter((name) => !/:2,[A-Z]*S/.test(name)).length,
    count: () => names().length,
    log: () => readFileSync(log, "utf8"),
  };
}

function own(path: string): void {
  if (process.getuid?.() !== 0) return;
  const id = (flag: string) => Number(execFileSync("id", [flag, SERVED.user], { encoding: "utf8" }));
  chownSync(path, id("-u"), id("-g"));
}

function configText(at: {
  folder: string;
  home: string;
  port: number;
  tlsPort: number;
  key: string;
  certificate: string;
}): string {
  const { user, group } = SERVED;
  const belongs = group === "" ? `uid=${user}` : `uid=${user} gid=${group}`;
  return `
base_dir = ${at.folder}/run
state_dir = ${at.folder}/state
log_path = ${at.folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${at.certificate}
ssl_key = <${at.key}
disable_plaintext_auth = no
default_internal_user = ${user}
${group === "" ? "" : `default_internal_group = ${group}`}
default_login_user = ${user}
mail_location = maildir:${at.home}/Maildir
first_valid_uid = 1
mail_max_userip_connections = 50
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${at.port}
  }
  inet_listener imaps {
    port = ${at.tlsPort}
    ssl = yes
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = ${belongs} home=${at.home}
}
`;
}
