const KETAMINE = /^(?:ketamin|esketamin|arketamin|norketamin|ketanest|ketalar|spravato|ket$)/;
const RIVALS =
  /^(?:midazolam|propofol|placebo|saline|lorazepam|morphine|fentanyl|mdma|psilocybin|lsd|mescaline|methohexital|thiopental|scopolamine|escitalopram|duloxetine|venlafaxine|lithium|naltrexone|diazepam|amphetamine|dexamphetamine|methylphenidate|niacin|remifentanil|dexmedetomidine|xylazine|atropine|bupivacaine|lidocaine|magnesium|tramadol|memantine|lamotrigine|risperidone|haloperidol|clonidine|nimodipine|fluoxetine|sertraline|quetiapine|dextromethorphan|cocaine|ethanol|alcohol|caffeine|methadone|buprenorphine|ketorolac|paracetamol|acetaminophen|ibuprofen|etomidate|sevoflurane|rocuronium|glycopyrrolate|ondansetron|dexamethasone|metformin|minocycline|rapamycin|diphenhydramine|clonazepam|olanzapine|aripiprazole|citalopram|paroxetine|mirtazapine|bupropion|imipramine|nortriptyline|amitriptyline|zolpidem|cannabidiol|thc|salvinorin|ibogaine|noribogaine|dmt|rtms|neostigmine|hydromorphone|sufentanil|ropivacaine|alfentanil|succinylcholine|medetomidine|physostigmine|gabapentin|pregabalin|nicotine|yohimbine|citicoline|lumateperone|rapastinel|azd6765|riluzole|tropisetron|propranolol|nitroprusside|d-cycloserine|cycloserine)/;

/** How names of other drugs end. */
const DRUG_LIKE =
  /.{3}(?:zolam|zepam|zodone|oxetine|faxine|pramine|triptyline|azepine|idone|apine|piprazole|setron|caine|fentanil|fentanyl|barbital|statin|olol|curonium|micin|mycin|cillin|prazole|gliptin|sartan|dopa)s?$/;

/** True for a word that names ketamine or one of its forms. */
export function isKetamine(norm: string): boolean {
  return KETAMINE.test(norm);
}

/** True for a word that names a drug which is not ketamine: known rivals, and names that end as drugs' names do. */
export function isOtherDrug(norm: string): boolean {
  return RIVALS.test(norm) || DRUG_LIKE.test(norm);
}
