-- Each of these was a walk over every study: counting a year of publication or a size, ordering the evidence table by what studies
-- state, and asking which studies were tagged anew.
CREATE INDEX study_search_by_published ON study_search (published);
CREATE INDEX study_search_by_electronic ON study_search (electronic);
CREATE INDEX study_search_by_participants ON study_search (participants) WHERE participants IS NOT NULL;

CREATE INDEX study_tags_by_dose ON study_tags (facts ->> '$.doses[0].unit', facts ->> '$.doses[0].amount')
  WHERE facts ->> '$.doses[0].unit' IS NOT NULL;
CREATE INDEX study_tags_by_sessions ON study_tags (facts ->> '$.sessions') WHERE facts ->> '$.sessions' IS NOT NULL;
CREATE INDEX study_tags_by_comparator ON study_tags (facts ->> '$.comparator') WHERE facts ->> '$.comparator' IS NOT NULL;
CREATE INDEX study_tags_by_scale ON study_tags (facts ->> '$.primaryScale') WHERE facts ->> '$.primaryScale' IS NOT NULL;
CREATE INDEX study_tags_by_masking ON study_tags (facts ->> '$.blinding', facts ->> '$.maskingChecked')
  WHERE facts ->> '$.blinding' IS NOT NULL OR facts ->> '$.maskingChecked' IS NOT NULL;

CREATE INDEX study_revisions_retagged ON study_revisions (at, id) WHERE kind = 'retagged';
