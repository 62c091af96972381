import { standingQuestions } from "../topic/questions.ts";
import { SYNONYMS } from "../topic/synonyms.ts";
import type { Plan } from "./plan.ts";
import { understand } from "./understand.ts";

/** What readers of this topic look for most: a server prepares these before anybody asks. */
export function usualSearches(today: string): readonly Plan[] {
  const typed = [...SYNONYMS.flatMap(({ words }) => words.slice(0, 1)), ...standingQuestions.map(({ search }) => search)];
  return typed.map((search) => understand(search, { today }).plan);
}
