import type { Cues } from "../cues.ts";

/** Publication types, title prefixes and correction entries that change how a record may be relied on. */
export const STATUS_CUES: Cues = {
  "status.retracted": ["retracted publication", "retracted", "retractionin", "withdrawn", "retracted article"],
  "status.expression-of-concern": ["expressionofconcernin", "expression of concern"],
  "status.corrected": ["erratumin", "correctedandrepublishedin"],
  "status.republished": [
    "corrected and republished article",
    "republishedin",
    "retractedandrepublishedin",
    "correctedandrepublishedin",
    "republishedfrom",
    "correctedandrepublishedfrom",
    "retractedandrepublishedfrom",
  ],
  "status.preprint": ["preprint"],
  "status.has-update": ["updatein"],
};
