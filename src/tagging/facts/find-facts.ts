import type { FactName, Facts } from "../../domain/facts.ts";
import type { Evidence } from "../../domain/tag.ts";
import type { Designed } from "../designed.ts";
import { evidenceOf } from "../text/hits.ts";
import { findBlinding, findMaskingChecked } from "./blinding.ts";
import { findComparator } from "./comparator.ts";
import { findDoses } from "./doses.ts";
import { findFollowUp } from "./follow-up.ts";
import type { Found } from "./found.ts";
import { findParticipants, type ParticipantPoints } from "./participants.ts";
import { findAge, findPercentWomen } from "./people.ts";
import { findPrimaryOutcome } from "./primary-outcome.ts";
import { findRegistrations } from "./registrations.ts";
import { findSessions } from "./sessions.ts";

/** Facts as they are gathered, those that may be absent. */
type Draft = { -readonly [Name in Exclude<FactName, "doses" | "registrations" | "participants">]?: Facts[Name] };

/** Every fact with its quote. What has no words is not stated. */
export function findFacts(record: Designed, points: ParticipantPoints): Facts {
  const { document } = record.reading;
  const quotes: Partial<Record<FactName, readonly Evidence[]>> = {};
  const draft: Draft = {};
  const quote = <Name extends keyof Draft>(name: Name, found: Found<NonNullable<Draft[Name]>> | undefined): void => {
    const words = found === undefined ? undefined : evidenceOf(document, found.from, found.to);
    if (found === undefined || words === undefined) return;
    quotes[name] = [words];
    draft[name] = found.value;
  };
  const participants = findParticipants(record, points);
  if (participants !== undefined)
    quotes.participants = participants.places.flatMap(({ from, to }) => evidenceOf(document, from, to) ?? []);
  const doses = findDoses(record);
  const primary = findPrimaryOutcome(record);
  const registrations = findRegistrations(record);
  if (doses.length > 0) quotes.doses = doses.flatMap((dose) => evidenceOf(document, dose.from, dose.to) ?? []);
  if (registrations.length > 0)
    quotes.registrations = registrations.flatMap(({ source, start, end }) => {
      const held = document.sources[source];
      return held === undefined ? [] : [{ field: held.field, start, end, text: held.text.slice(start, end) }];
    });
  quote("sessions", findSessions(record));
  quote("followUp", findFollowUp(record));
  quote("comparator", findComparator(record));
  quote("primaryScale", primary.scale);
  quote("primaryTime", primary.time);
  quote("percentWomen", findPercentWomen(record));
  quote("age", findAge(record));
  quote("blinding", findBlinding(record));
  quote("maskingChecked", findMaskingChecked(record));
  return {
    ...(participants === undefined ? {} : { participants: participants.value }),
    ...draft,
    doses: doses.map((dose) => dose.value),
    registrations: [...new Set([...(record.input.registrations ?? []), ...registrations.map((one) => one.id)])],
    quotes,
  };
}
