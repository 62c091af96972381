import { restoreSqlite } from "../store/sqlite/restore.ts";
import { now } from "../wiring.ts";
import { type Command, readArgs } from "./command.ts";

export const restore: Command = {
  usage: "restore FILE",
  summary: "Puts a checked backup in the database's place; what stood there is kept beside it.",
  run(args, { config, say }) {
    const { positionals } = readArgs(args, {}, { min: 1, max: 1 });
    const [file = ""] = positionals;
    const { kept } = restoreSqlite(file, config.databaseUrl, now);
    say(`The database was restored from ${file}.${kept === undefined ? "" : ` What stood there is kept as ${kept}.`}`);
    return Promise.resolve(0);
  },
};
