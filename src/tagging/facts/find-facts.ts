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

/** Every fact with its quote. What has no words is not stated. */
export function findFacts(record: Designed, points: ParticipantPoints): Facts {
  const { document } = record.reading;
  const quotes: Partial<Record<FactName, readonly Evidence[]>> = {};
  const quoted = <T>(name: FactName, found: Found<T> | undefined): Record<string, T> => {
    const words = found === undefined ? undefined : evidenceOf(document, found.from, found.to);
    if (found === undefined || words === undefined) return {};
    quotes[name] = [words];
    return { [name]: found.value };
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
      return held === undefined
        ? []
        : [
            {
              field: held.field,
              start,
              end,
              text: held.text.slice(start, end),
            },
          ];
    });
  return {
    ...(participants === undefined ? {} : { participants: participants.value }),
    ...quoted("sessions", findSessions(record)),
    ...quoted("followUp", findFollowUp(record)),
    ...quoted("comparator", findComparator(record)),
    ...quoted("primaryScale", primary.scale),
    ...quoted("primaryTime", primary.time),
    ...quoted("percentWomen", findPercentWomen(record)),
    ...quoted("age", findAge(record)),
    ...quoted("blinding", findBlinding(record)),
    ...quoted("maskingChecked", findMaskingChecked(record)),
    doses: doses.map((dose) => dose.value),
    registrations: [...new Set([...(record.input.registrations ?? []), ...registrations.map((one) => one.id)])],
    quotes,
  };
}
