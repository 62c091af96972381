import type { Landmark } from "../topic/landmarks.ts";
import type { Store } from "../store/ports.ts";
import { landmarkStudy } from "./landmark-study.ts";
import type { TagRecord } from "./tagging.ts";

export type LandmarkNeeds = {
  readonly landmarks: readonly Landmark[];
  readonly store: Pick<Store, "countStudies" | "saveStudies">;
  readonly now: () => Date;
  /** From a landmark's title and publication types only. */
  readonly tag?: TagRecord;
};

/** A landmark whose PMID was never verified cannot be told apart from what PubMed will send, so it is not stored. */
export function hasPmid(landmark: Landmark): landmark is Landmark & { readonly pmid: string } {
  return landmark.pmid !== undefined;
}

/** Gives an empty database something true to read before its first sync. Answers how many citations it loaded. */
export async function loadLandmarks({ landmarks, store, now, tag }: LandmarkNeeds): Promise<number> {
  const { total, deleted } = await store.countStudies();
  if (total + deleted > 0) return 0;
  const batch = landmarks
    .filter(hasPmid)
    .map(landmarkStudy)
    .map((study) => ({
      study,
      raw: "",
      rawHash: "",
      origin: "landmark" as const,
      ...(tag && { tagging: tag(study) }),
    }));
  return (await store.saveStudies(batch, now().toISOString())).new.length;
}
