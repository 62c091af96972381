function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Nouns for people who take part in a study. */
export const PEOPLE_WORDS = words(
  "patient patients subject subjects participant participants volunteer volunteers individual individuals people persons adults children adolescents inpatients outpatients users nonusers controls veterans students infants neonates newborns parturients mothers respondents humans youths youth cases responders drinkers smokers men women males females boys girls workers abusers addicts recipients abstainers completers members records charts residents consumers candidates probands twins families calls encounters physicians nurses clinicians providers recreational attendees practitioners toddlers parents ss olds psychonauts consumers meditators nulliparas twins experiencers",
);

/** Counting men or women counts a part, unless nobody else is counted. */
export const SEX_WORDS = words("men women males females boys girls");

/** A number before one of these counts something else. */
export const NOT_PEOPLE_AFTER = words(
  "year years yr yrs month months week weeks day days hour hours h hr hrs min mins minute minutes s sec seconds mg kg ug mcg μg g ml l mm cm hz khz t points point item items times time sessions session infusions infusion doses dose studies trials articles rcts papers publications centers centres sites countries groups group arms arm hospitals scales scale questions schools ng nmol mmol mhz visits occasions tasks trial study % fold percent per th ht scans reports experiments variables databases assessments cm2 domains factors items levels ratio women's rats mice animals",
);

/** Words at which a noun phrase ends. */
export const STOPS = words(
  "of in to with were was is are the at for from by on who had have has that which than after before during within over until vs versus % = < > ± completed participated received reported showed met",
);

/** What is done with those who take part. */
export const VERBS = words(
  "randomized randomised randomly assigned allocated enrolled recruited included participated received underwent administered treated studied tested examined evaluated assessed investigated completed took interviewed surveyed entered divided analyzed analysed scanned compared followed consented selected infused given responded collected sampled comprised consisted conducted participating receiving involving measured",
);
