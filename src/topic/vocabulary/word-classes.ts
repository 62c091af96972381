/** Classes of single words that phrases may name as `<people>`. */
export const WORD_CLASSES: Readonly<Record<string, readonly string[]>> = {
  people:
    "patient patients subject subjects participant participants volunteer volunteers individual individuals people person persons adult adults child children adolescent adolescents men women man woman male males female females inpatient inpatients outpatient outpatients user users control controls veteran veterans student students infant infants neonate neonates newborns parturient parturients mothers respondent respondents humans youth youths boys girls responders recipients survivors smokers drinkers clients persons caregivers nurses physicians residents athletes elderly toddlers parents".split(
      " ",
    ),
  drug: "ketamine esketamine arketamine norketamine psilocybin psilocin lsd mdma ecstasy ayahuasca dmt mescaline ibogaine noribogaine salvinorin psychedelic psychedelics hallucinogen hallucinogens hallucinogenic drug medication dose treatment".split(
    " ",
  ),
  studydrug:
    "ketamine esketamine arketamine norketamine s-ket ket psilocybin psilocin lsd mdma ecstasy ayahuasca dmt mescaline ibogaine noribogaine salvinorin methylenedioxymethamphetamine dimethyltryptamine diethylamide peyote".split(
      " ",
    ),
  study: "study studies trial trials investigation experiment project".split(" "),
  psychedelic:
    "psilocybin lsd mdma ecstasy ayahuasca dmt mescaline ibogaine salvinorin psychedelic psychedelics hallucinogen hallucinogens ketamine".split(
      " ",
    ),
  unit: "mg mcg ug μg g ml kg".split(" "),
  times:
    "time times session sessions infusion infusions dose doses treatment treatments administration administrations injection injections occasion occasions".split(
      " ",
    ),
};
