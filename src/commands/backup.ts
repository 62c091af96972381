import { withStore } from "../wiring.ts";
import { type Command, readArgs } from "./command.ts";

export const backup: Command = {
  usage: "backup FILE",
  summary: "Copies the database to a new file while it is in use.",
  async run(args, context) {
    const { positionals } = readArgs(args, {}, { min: 1, max: 1 });
    const [file = ""] = positionals;
    await withStore(context, (store) => store.backup(file));
    context.say(`The database was copied to ${file}.`);
    return 0;
  },
};
