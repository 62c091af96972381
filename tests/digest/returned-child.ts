import process from "node:process";
import { readMailbox } from "../../src/digest/returned-mail.ts";
import { openMailbox } from "../../src/mail/open-mailbox.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { returnedNeeds } from "../../src/wiring-mail.ts";

/** Reads the mailbox like the program and dies without warning just before or just after the nth report is stored; 0 lets it finish. */
const [databaseUrl = "", imapUrl = "", moment = "", nth = "0"] = process.argv.slice(2);
const mailbox = openMailbox(imapUrl);
const store = openSqliteStore({ url: databaseUrl });
let count = 0;
const die = (now: string): void => {
  if (now === moment && count === Number(nth)) process.kill(process.pid, "SIGKILL");
};
await readMailbox(
  {
    readUnread: (visitor, signal) =>
      mailbox.readUnread(
        {
          ...visitor,
          async take(message) {
            count += 1;
            die("before");
            const done = await visitor.take(message);
            die("after");
            return done;
          },
        },
        signal,
      ),
  },
  new AbortController().signal,
  returnedNeeds(store),
);
await store.close();
