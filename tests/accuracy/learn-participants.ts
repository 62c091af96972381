import { listChoices } from "../../src/tagging/facts/participant-choices.ts";
import type { Models } from "../../src/tagging/models.ts";
import { readRecord } from "../../src/tagging/record.ts";
import type { Points } from "../../src/topic/model-points.ts";
import type { Labelled } from "./labels.ts";
import { rank } from "./rank.ts";
import { binOf } from "./tasks.ts";
import type { Mapping } from "./training.ts";

/** Points for the one number of a text that says how many took part. Where only the size is labelled, any number that falls into it will do. */
export function learnParticipants(mapping: Mapping, records: readonly Labelled[], models: Models): Points {
  const task = Object.keys(mapping.tasks).find((name) => mapping.tasks[name]?.facet === "facts.participants") ?? "";
  const questions = records
    .filter((record) => record.labels[task] !== undefined)
    .map((record) => {
      const sizes = record.labels[task]?.filter((label) => /\d/.test(label)) ?? [];
      const choices = listChoices(readRecord(record.input, models));
      const isExact = choices.some(({ value }) => value === record.participants);
      return choices.map(({ value, features }) => ({
        features,
        right: value === 0 ? sizes.length === 0 : isExact ? value === record.participants : sizes.includes(binOf(value)),
      }));
    });
  return { bias: 0, points: rank(questions) };
}
