import { existsSync } from "node:fs";
import { AppError } from "../domain/errors.ts";
import { databaseFile } from "../store/sqlite/connect.ts";
import { withStore } from "../wiring.ts";
import { type Command, readArgs } from "./command.ts";

export const backup: Command = {
  usage: "backup FILE",
  summary: "Copies the database to a new file while it is in use.",
  async run(args, context) {
    const { positionals } = readArgs(args, {}, { min: 1, max: 1 });
    const [file = ""] = positionals;
    refuseAbsent(databaseFile(context.config.databaseUrl));
    await withStore(context, (store) => store.backup(file));
    context.say(`The database was copied to ${file}.`);
    return 0;
  },
};

/** Opening would create an empty database, and its copy would pass for a backup of what a mistyped DATABASE_URL meant. */
function refuseAbsent(database: string): void {
  if (database === ":memory:" || existsSync(database)) return;
  throw new AppError("not_found", `There is no database to copy at ${database}.`);
}
