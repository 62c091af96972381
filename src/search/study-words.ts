import { abstractText, titleText } from "../domain/study-text.ts";
import type { Study } from "../domain/study.ts";
import { wordLocator, type LocatedWords } from "./located-words.ts";

type Shown = Pick<Study, "title" | "abstract">;

/** The words of a study that a page shows, each with where it stands. */
export type StudyWords = (study: Shown) => { readonly title: LocatedWords; readonly abstract: LocatedWords };

/** Kept for as long as somebody keeps the study, so that studies shown again are not read again. */
export function studyWords(): StudyWords {
  const locate = wordLocator();
  const known = new WeakMap<Shown, ReturnType<StudyWords>>();
  return (study) => {
    const found = known.get(study) ?? { title: locate(titleText(study)), abstract: locate(abstractText(study)) };
    known.set(study, found);
    return found;
  };
}
