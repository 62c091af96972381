/**
 * What `systematic[sb]` stands for: the strategy that NLM publishes for PubMed's Systematic Review filter
 * (nlm.nih.gov/bsd/pubmed_subsets/sysreviews_strategy.html, version of 2018 and later).
 */
export const SYSTEMATIC_REVIEW_STRATEGY = [
  "(((systematic review[ti] OR systematic literature review[ti] OR systematic scoping review[ti] OR systematic narrative review[ti]",
  "OR systematic qualitative review[ti] OR systematic evidence review[ti] OR systematic quantitative review[ti] OR systematic meta-review[ti]",
  "OR systematic critical review[ti] OR systematic mixed studies review[ti] OR systematic mapping review[ti] OR systematic cochrane review[ti]",
  "OR systematic search and review[ti] OR systematic integrative review[ti]) NOT comment[pt] NOT (protocol[ti] OR protocols[ti]))",
  "NOT MEDLINE[subset]) OR (Cochrane Database Syst Rev[ta] AND review[pt]) OR systematic review[pt]",
].join(" ");
