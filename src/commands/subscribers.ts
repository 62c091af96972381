import { usualPreferences } from "../domain/subscription.ts";
import { AppError } from "../domain/errors.ts";
import type { Store } from "../store/ports.ts";
import { readAddress } from "../subscription/address.ts";
import { askToSubscribe } from "../subscription/ask.ts";
import { sendConfirmations } from "../subscription/send-confirmations.ts";
import { mailNeeds, randomToken, suppressionOf } from "../wiring-mail.ts";
import { now, withStore } from "../wiring.ts";
import { type Command, type CommandContext, readArgs, UsageError } from "./command.ts";

const SOURCE = "command";

export const subscribers: Command = {
  usage: "subscribers list|add EMAIL… [--confirmed]|remove EMAIL…|export",
  summary: "Subscribers by hand; add sends the confirmation mail unless --confirmed; export prints all as JSON lines.",
  async run(args, context) {
    const { values, positionals } = readArgs(args, { confirmed: { type: "boolean" } }, { min: 1, max: Infinity });
    const [what = "", ...addresses] = positionals;
    const none = what === "list" || what === "export";
    if (!none && what !== "add" && what !== "remove") throw new UsageError(`“${what}” is not list, add, remove or export.`);
    if (none && addresses.length > 0) throw new UsageError(`“${addresses[0] ?? ""}” is not expected here.`);
    if (!none && addresses.length === 0) throw new UsageError("No address is given.");
    if (values.confirmed === true && what !== "add") throw new UsageError("--confirmed goes with add.");
    // All are read before any is acted on: a typo in the last one leaves everything as it was.
    for (const address of addresses) readAddress(address);
    return withStore(context, async (store) => {
      switch (what) {
        case "list":
          return list(store, context);
        case "export":
          return exportAll(store, context);
        case "remove":
          return remove(addresses, store, context);
        case "add":
          return values.confirmed === true ? addConfirmed(addresses, store, context) : add(addresses, store, context);
      }
    });
  },
};

async function list(store: Store, { print }: CommandContext): Promise<number> {
  for (const { address, state, since } of await store.listSubscribers()) await print(`${address}\t${state}\t${since}\n`);
  return 0;
}

async function exportAll(store: Store, { print }: CommandContext): Promise<number> {
  for (const { id, address, state, since, confirmedAt, preferences } of await store.listSubscribers()) {
    const consents = await store.listConsents(id);
    await print(`${JSON.stringify({ address, state, since, confirmedAt: confirmedAt ?? null, preferences, consents })}\n`);
  }
  return 0;
}

async function remove(addresses: readonly string[], store: Store, { say }: CommandContext): Promise<number> {
  let missing = 0;
  for (const typed of addresses) {
    const subscriber = await store.findSubscriber({ addressKey: readAddress(typed).key });
    if (subscriber === undefined) {
      missing += 1;
      say(`${typed} does not subscribe here.`);
    } else await store.changeState(subscriber.id, "left", { at: now().toISOString(), source: SOURCE });
  }
  return missing === 0 ? 0 : 1;
}

async function addConfirmed(addresses: readonly string[], store: Store, { say }: CommandContext): Promise<number> {
  for (const typed of addresses) {
    const { address, key } = readAddress(typed);
    const { hash } = await suppressionOf(store, address);
    const act = { at: now().toISOString(), source: SOURCE };
    await store.addSubscriber({
      address,
      addressKey: key,
      addressHash: hash,
      handle: randomToken(16),
      preferences: usualPreferences,
      act,
    });
    say(`${address} subscribes.`);
  }
  return 0;
}

async function add(addresses: readonly string[], store: Store, context: CommandContext): Promise<number> {
  for (const address of addresses) {
    await askToSubscribe({ address, preferences: usualPreferences, source: SOURCE }, { store, now });
  }
  const mail = mailNeeds(store, context);
  try {
    const sent = await sendConfirmations(mail.confirmations);
    context.say(`Confirmation mails sent: ${sent}.`);
    if (sent < addresses.length) {
      throw new AppError(
        "unavailable",
        "Some confirmation mails were not sent: suppressed or asked too often, or the server put them off.",
      );
    }
    return 0;
  } finally {
    await mail.close();
  }
}
