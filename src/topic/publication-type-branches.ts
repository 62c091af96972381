/** MeSH's publication types that have narrower ones: `clinical trial[pt]` is also every randomised one. Same layout as mesh-branches.ts. */
export const PUBLICATION_TYPE_BRANCHES = `
Clinical Study
  Case Reports | case report
  Clinical Conference
  Clinical Trial | clinical trials
    Adaptive Clinical Trial
    Clinical Trial, Phase I
    Clinical Trial, Phase II
    Clinical Trial, Phase III
    Clinical Trial, Phase IV
    Controlled Clinical Trial
      Randomized Controlled Trial | rct; randomised controlled trial; randomized controlled trials
        Equivalence Trial
        Pragmatic Clinical Trial
  Clinical Trial Protocol
  Observational Study
  Twin Study
  Multicenter Study
Guideline
  Practice Guideline | practice guidelines
Consensus Development Conference
  Consensus Development Conference, NIH
Review
Systematic Review
Meta-Analysis | metaanalysis; meta analyses
  Network Meta-Analysis
Comment
Congress
Biography
  Autobiography
Retracted Publication
`;
