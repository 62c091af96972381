/** Narrower headings of the broad ones that queries on ketamine and depression explode. MeSH 2025, abridged to what matters here. */
const NARROWER: Readonly<Record<string, readonly string[]>> = {
  "mental disorders": ["mood disorders", "anxiety disorders", "stress disorders, post-traumatic", "substance-related disorders", "schizophrenia", "obsessive-compulsive disorder", "feeding and eating disorders"],
  "mood disorders": ["depressive disorder", "bipolar disorder"],
  "depressive disorder": ["depressive disorder, major", "depressive disorder, treatment-resistant", "dysthymic disorder", "seasonal affective disorder", "depression, postpartum", "premenstrual dysphoric disorder"],
  "bipolar and related disorders": ["bipolar disorder"],
  "behavioral symptoms": ["depression", "self-injurious behavior", "suicidal ideation", "stress, psychological"],
  "self-injurious behavior": ["suicide", "suicidal ideation"],
  suicide: ["suicidal ideation", "suicide, attempted", "suicide, completed", "suicide prevention"],
  "anxiety disorders": ["phobia, social", "panic disorder", "generalized anxiety disorder"],
  "stress disorders, traumatic": ["stress disorders, post-traumatic"],
  "substance-related disorders": ["alcoholism", "cocaine-related disorders", "opioid-related disorders"],
  pain: ["chronic pain", "neuralgia", "pain, postoperative"],
  animals: ["mice", "rats", "rats, sprague-dawley", "mice, inbred c57bl", "cats", "dogs", "macaca mulatta", "humans"],
  vertebrates: ["animals, laboratory", "mice", "rats", "cats", "dogs", "humans"],
  hallucinogens: ["lysergic acid diethylamide", "psilocybin", "mescaline", "n,n-dimethyltryptamine"],
  "clinical trials as topic": ["randomized controlled trials as topic", "clinical trials, phase iii as topic"],
  "clinical studies as topic": ["clinical trials as topic", "observational studies as topic"],
}; // prettier-ignore

/** A heading and every narrower one, each once. */
export function exploded(heading: string): readonly string[] {
  const all = new Set<string>();
  const visit = (name: string): void => {
    if (all.has(name)) return;
    all.add(name);
    for (const narrower of NARROWER[name] ?? []) visit(narrower);
  };
  visit(heading);
  return [...all];
}
