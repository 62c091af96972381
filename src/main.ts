import { workInBackground } from "./background.ts";
import { readConfig } from "./config.ts";
import { UsageError } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import { createConsole } from "./commands/console.ts";
import { AppError } from "./domain/errors.ts";
import { isCronExpression } from "../jobs/schedule.ts";
import { createLog } from "./log.ts";
import { loadSettingsFile, stopSignal } from "./wiring.ts";

/** Runs one command; answers its exit status: 0 all done, 1 not all done (one sentence says why), 2 wrong usage. */
async function main(argv: readonly string[]): Promise<number> {
  const [name = "", ...args] = argv;
  const console = createConsole();
  const load = commands.get(name);
  if (load === undefined) {
    const all = await Promise.all([...commands.values()].map((each) => each()));
    console.say(name === "" ? "Which command?" : `There is no command “${name}”.`);
    console.say(`Commands:\n${all.map(({ usage, summary }) => `  ${usage}\n      ${summary}`).join("\n")}`);
    return 2;
  }
  const command = await load();
  try {
    loadSettingsFile();
    const config = readConfig(process.env, isCronExpression);
    if (command.inBackground) workInBackground();
    return await command.run(args, { ...console, config, log: createLog(config.logLevel), signal: stopSignal() });
  } catch (error) {
    if (error instanceof UsageError) {
      console.say(`${error.message}\nUsage: ${command.usage}`);
      return 2;
    }
    if (!(error instanceof AppError)) throw error;
    console.say(error.message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
