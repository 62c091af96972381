/**
 * The branches of NLM's Medical Subject Headings that matter here: a heading a line, narrower ones indented below it,
 * entry terms behind the bar. A heading that stands in several places of NLM's tree stands here under each broader one.
 */
export const MESH_BRANCHES = `
Mental Disorders | mental disorder; mental illness; mental illnesses; psychiatric disorder; psychiatric disorders; psychiatric illness; psychiatric diseases; behavior disorders; severe mental disorder
  Mood Disorders | mood disorder; affective disorder; affective disorders
    Affective Disorders, Psychotic | psychotic mood disorders; psychotic affective disorders
    Bipolar and Related Disorders
      Bipolar Disorder | bipolar disorders; bipolar depression; manic depression; manic depressive psychosis; bipolar affective psychosis; bipolar mood disorder; manic disorder; manic state
      Cyclothymic Disorder | cyclothymia; cyclothymic personality
    Depressive Disorder | depressive disorders; depressive neurosis; depressive neuroses; endogenous depression; endogenous depressions; depressive syndrome; depressive syndromes; neurotic depression; melancholia; unipolar depression; unipolar depressions
      Depression, Postpartum | postpartum depression; postnatal depression; post partum depression; post natal depression; postpartum dysphoria; postnatal dysphoria
      Depressive Disorder, Major | major depressive disorder; major depressive disorders; major depression; major depressive episode; paraphrenia involutional; involutional psychosis; involutional melancholia
      Depressive Disorder, Treatment-Resistant | treatment resistant depression; treatment resistant depressions; refractory depression; refractory depressions; therapy resistant depression; therapy resistant depressions; treatment resistant depressive disorder
      Dysthymic Disorder | dysthymia; dysthymic disorders
      Premenstrual Dysphoric Disorder
      Seasonal Affective Disorder | seasonal affective disorders; seasonal mood disorder
  Anxiety Disorders | anxiety disorder; anxiety neuroses; anxiety state neuroses
    Agoraphobia
    Anxiety, Separation | separation anxiety; separation anxiety disorder
    Generalized Anxiety Disorder | generalised anxiety disorder
    Neurocirculatory Asthenia
    Neurotic Disorders | neurosis; neuroses; psychoneuroses
    Obsessive-Compulsive Disorder | obsessive compulsive disorders; obsessive compulsive neurosis
      Hoarding Disorder
    Panic Disorder | panic attack; panic attacks
    Phobic Disorders | phobia; phobias; phobic neuroses
      Phobia, Social | social phobia; social anxiety disorder; social anxiety disorders
      Phobia, Specific | specific phobia
  Trauma and Stressor Related Disorders
    Adjustment Disorders | adjustment disorder; reactive disorders
    Prolonged Grief Disorder
    Psychological Trauma
    Stress Disorders, Traumatic
      Combat Disorders | combat stress disorders; war neuroses; combat neuroses; shell shock
      Stress Disorders, Post-Traumatic | ptsd; post traumatic stress disorder; posttraumatic stress disorder; post traumatic neuroses; posttraumatic neuroses; chronic post traumatic stress disorder; moral injury
      Stress Disorders, Traumatic, Acute | acute stress disorder; acute stress disorders
  Schizophrenia Spectrum and Other Psychotic Disorders | schizophrenic disorders
    Psychotic Disorders | psychosis; psychoses; psychotic disorder; schizoaffective disorder
    Schizophrenia | schizophrenias; schizophrenic disorder; dementia praecox
      Schizophrenia, Treatment-Resistant
    Psychoses, Substance-Induced
  Dissociative Disorders | dissociative disorder; dissociation; dissociative reaction
    Dissociative Identity Disorder
  Feeding and Eating Disorders | eating disorder; eating disorders
    Anorexia Nervosa
    Binge-Eating Disorder
    Bulimia Nervosa
  Substance-Related Disorders | drug abuse; drug addiction; drug dependence; substance abuse; substance addiction; substance dependence; substance use; substance use disorder; substance use disorders; drug use disorder; chemical dependence
    Alcohol-Related Disorders | alcohol related disorder
      Alcoholism | alcohol dependence; alcohol use disorder; alcohol addiction; chronic alcoholic intoxication
    Amphetamine-Related Disorders
    Cocaine-Related Disorders | cocaine dependence; cocaine addiction; cocaine use disorder
    Marijuana Abuse | cannabis use disorder; cannabis dependence
    Opioid-Related Disorders | opioid use disorder; opioid dependence; opioid addiction; opiate addiction
      Heroin Dependence
      Opium Dependence
    Phencyclidine Abuse
    Substance Abuse, Intravenous
    Tobacco Use Disorder | nicotine dependence; tobacco dependence
  Personality Disorders | personality disorder
    Borderline Personality Disorder
    Antisocial Personality Disorder
  Neurocognitive Disorders
    Delirium | emergence delirium
      Emergence Delirium
    Dementia | dementias
      Alzheimer Disease | alzheimers disease; alzheimer dementia
      Frontotemporal Dementia
      Lewy Body Disease
      Dementia, Vascular
    Cognitive Dysfunction | cognitive impairment; mild cognitive impairment; cognitive decline
    Postoperative Cognitive Complications
  Neurodevelopmental Disorders
    Attention Deficit Disorder with Hyperactivity | adhd; attention deficit hyperactivity disorder
    Autism Spectrum Disorder | autistic spectrum disorder
      Autistic Disorder | autism
  Sleep Wake Disorders | sleep disorders; sleep disorder
    Sleep Initiation and Maintenance Disorders | insomnia; insomnias; sleeplessness
  Somatoform Disorders
Behavioral Symptoms | behavioral symptom; behavioral symptoms
  Affective Symptoms | emotional disturbances; alexithymia
  Aggression
  Anhedonia
  Delusions
  Depression | depressive symptom; depressive symptoms; emotional depression
  Self-Injurious Behavior | self harm; self injury; deliberate self harm; nonsuicidal self injury; parasuicide; self destructive behavior
    Self Mutilation
    Suicide | suicides; suicidality
      Suicidal Ideation | suicidal ideations; suicidal thoughts; suicidal thought; suicide ideation
      Suicide, Assisted | assisted suicide; physician assisted suicide
      Suicide, Attempted | attempted suicide; suicide attempt; suicide attempts
      Suicide, Completed | completed suicide; suicide deaths
      Suicide Prevention
  Stress, Psychological | psychological stress; life stress
    Burnout, Psychological | burnout
Emotions | emotion; feelings
  Affect | mood; moods
  Anxiety | angst; nervousness; hypervigilance; social anxiety; anxiousness
  Fear | fears
Anesthetics, Dissociative | dissociative anesthetics
  Ketamine | 2 2 chlorophenyl 2 methylamino cyclohexanone; ketalar; ketaset; ketanest; calipsol; kalipsol; calypsol; ci 581; ci581; ketamine hydrochloride
  Phencyclidine | pcp; angel dust
  Tiletamine
Excitatory Amino Acid Antagonists | nmda receptor antagonists; nmda antagonist; nmda antagonists; glutamate antagonists
  Ketamine
  Dextromethorphan
  Dizocilpine Maleate | mk 801; mk801; dizocilpine
  Memantine
  Amantadine
  Phencyclidine
Hallucinogens | hallucinogen; hallucinogenic; psychedelic; psychedelics; psychedelic agents; psychotomimetic agents
  Lysergic Acid Diethylamide | lsd
  Psilocybin | psilocibin
  Mescaline | peyote
  N,N-Dimethyltryptamine | dmt
  Ibogaine
  N-Methyl-3,4-methylenedioxyamphetamine | mdma; ecstasy
  3,4-Methylenedioxyamphetamine
  Phencyclidine
  Bufotenin
  Dronabinol
Antidepressive Agents | antidepressant; antidepressants; antidepressant drug; antidepressant drugs; antidepressant medication; antidepressive agent; antidepressives; thymoanaleptics; thymoleptics
  Antidepressive Agents, Second-Generation | second generation antidepressants
    Bupropion
    Citalopram | escitalopram; lexapro; celexa
    Fluoxetine | prozac
    Fluvoxamine
    Mirtazapine
    Paroxetine
    Sertraline
    Trazodone
    Venlafaxine Hydrochloride | venlafaxine
    Duloxetine Hydrochloride | duloxetine
    Desvenlafaxine Succinate | desvenlafaxine
    Vortioxetine
    Vilazodone Hydrochloride | vilazodone
    Quipazine
    Ritanserin
    Sulpiride
    Viloxazine
  Antidepressive Agents, Tricyclic | tricyclic antidepressants; tricyclic antidepressant
    Amitriptyline
    Amoxapine
    Clomipramine
    Desipramine
    Dothiepin
    Doxepin
    Imipramine
    Iprindole
    Lofepramine
    Nortriptyline
    Opipramol
    Protriptyline
    Trimipramine
  Monoamine Oxidase Inhibitors | mao inhibitors; maoi; monoamine oxidase inhibitor
    Moclobemide
    Phenelzine
    Selegiline
    Tranylcypromine
    Isocarboxazid
    Iproniazid
  Selective Serotonin Reuptake Inhibitors | ssri; ssris; serotonin uptake inhibitors
    Citalopram
    Fluoxetine
    Fluvoxamine
    Paroxetine
    Sertraline
  Serotonin and Noradrenaline Reuptake Inhibitors | snri; snris
    Venlafaxine Hydrochloride
    Duloxetine Hydrochloride
    Desvenlafaxine Succinate
    Milnacipran
      Levomilnacipran
  Ketamine
  Lithium Compounds
    Lithium Carbonate
  Maprotiline
  Mianserin
  Brexanolone
Antipsychotic Agents | antipsychotics; antipsychotic; neuroleptics; neuroleptic; major tranquilizers
  Aripiprazole
  Brexpiprazole
  Clozapine
  Haloperidol
  Lurasidone Hydrochloride
  Olanzapine
  Paliperidone Palmitate
  Quetiapine Fumarate | quetiapine; seroquel
  Risperidone
Antimanic Agents | mood stabilizer; mood stabilizers
  Lithium
  Lithium Compounds
  Valproic Acid | valproate
  Lamotrigine
Benzodiazepines | benzodiazepine
  Alprazolam
  Clonazepam
  Diazepam
  Lorazepam
  Midazolam
Anesthetics, Intravenous | intravenous anesthetics
  Etomidate
  Ketamine
  Methohexital
  Midazolam
  Propofol
  Thiopental
Convulsive Therapy
  Electroconvulsive Therapy | ect; electroshock; electroshock therapy; electroshock treatment; electroconvulsive; electroconvulsive therapies; electric convulsive therapy
Transcranial Magnetic Stimulation | tms; rtms; repetitive transcranial magnetic stimulation; magnetic stimulation transcranial
Psychotherapy | psychotherapies; talk therapy
  Behavior Therapy | behavioral therapy; conditioning therapy
    Cognitive Behavioral Therapy | cognitive behavior therapy; cognitive therapy; cbt; cognitive psychotherapy
      Acceptance and Commitment Therapy
      Mindfulness
  Interpersonal Psychotherapy
  Psychotherapy, Group | group psychotherapy; group therapy
  Psychotherapy, Brief
Pain | ache; aches; physical suffering; pains
  Acute Pain
  Chronic Pain | persistent pain
    Fibromyalgia
    Complex Regional Pain Syndromes | complex regional pain syndrome; crps
  Neuralgia | neuropathic pain; nerve pain
  Pain, Intractable
  Pain, Postoperative | postoperative pain; post operative pain; postsurgical pain
  Cancer Pain
  Headache | headaches
Clinical Studies as Topic
  Clinical Trials as Topic | clinical trial as topic
    Adaptive Clinical Trials as Topic
    Clinical Trials, Phase I as Topic
    Clinical Trials, Phase II as Topic
    Clinical Trials, Phase III as Topic
    Clinical Trials, Phase IV as Topic
    Controlled Clinical Trials as Topic
      Non-Randomized Controlled Trials as Topic
      Randomized Controlled Trials as Topic
        Equivalence Trials as Topic
        Intention to Treat Analysis
        Pragmatic Clinical Trials as Topic
  Observational Studies as Topic
  Clinical Trial Protocols as Topic
  Early Termination of Clinical Trials
  Multicenter Studies as Topic
Epidemiologic Studies
  Case-Control Studies | case control study
    Retrospective Studies | retrospective study
  Cohort Studies | cohort study; cohort analysis
    Follow-Up Studies | followup study; follow up study
    Longitudinal Studies | longitudinal study
    Prospective Studies | prospective study
    Retrospective Studies
  Controlled Before-After Studies
  Cross-Sectional Studies | cross sectional study; prevalence study
  Feasibility Studies
  Interrupted Time Series Analysis
Random Allocation | randomization
Double-Blind Method | double blind study; double blind studies; double masked method
Single-Blind Method | single blind study; single masked method
Cross-Over Studies | crossover study; cross over study; crossover design
Placebos | placebo; sham treatment
Placebo Effect
Control Groups
Evidence-Based Medicine
  GRADE Approach
Evidence-Based Practice
  Evidence-Based Medicine
    GRADE Approach
Treatment Outcome | treatment outcomes; treatment efficacy; treatment effectiveness; rehabilitation outcome
  Response Evaluation Criteria in Solid Tumors
  Treatment Failure
  Progression-Free Survival
  Disease-Free Survival
Risk | risks; relative risk
  Risk Assessment
  Risk Factors | risk factor
  Odds Ratio
  Logistic Models
Mortality
  Cause of Death
  Child Mortality
  Fatal Outcome
  Hospital Mortality
  Infant Mortality
  Maternal Mortality
  Survival Rate
Drug-Related Side Effects and Adverse Reactions | adverse drug event; adverse drug events; adverse drug reaction; adverse drug reactions; side effects of drugs; drug toxicity
  Drug Hypersensitivity
  Long Term Adverse Effects
  Metabolic Side Effects of Drugs and Substances
  Neurotoxicity Syndromes
Animals | animal
  Humans | human; homo sapiens
  Animals, Laboratory
  Animals, Newborn
  Animals, Genetically Modified
  Mice | mouse
    Mice, Inbred Strains
      Mice, Inbred BALB C
      Mice, Inbred C57BL
      Mice, Inbred ICR
    Mice, Knockout
    Mice, Transgenic
  Rats | rat; rattus norvegicus
    Rats, Inbred Strains
      Rats, Sprague-Dawley
      Rats, Wistar
      Rats, Inbred WKY
      Rats, Long-Evans
  Cats | cat
  Dogs | dog
  Cattle
  Chickens
  Goats
  Guinea Pigs
  Haplorhini
    Macaca
      Macaca mulatta
      Macaca fascicularis
    Callithrix
    Papio
  Horses
  Primates
  Rabbits | rabbit
  Sheep
  Swine | pig; pigs
  Zebrafish
Vertebrates
  Mammals
    Primates
      Humans
      Haplorhini
        Macaca
          Macaca mulatta
    Mice
    Rats
    Cats
    Dogs
Animal Experimentation
Human Experimentation
  Autoexperimentation
  Nontherapeutic Human Experimentation
  Therapeutic Human Experimentation
Models, Animal | animal model; animal models
  Disease Models, Animal
Child | children
  Child, Preschool | preschool child; preschool children
Infant | infants
  Infant, Newborn | newborn; newborns; neonate; neonates; newborn infant
    Infant, Premature
    Infant, Low Birth Weight
Adolescent | adolescents; adolescence; teen; teens; teenager; teenagers; youth; youths
Adult | adults
  Aged | elderly
    Aged, 80 and over | oldest old; centenarians; nonagenarians; octogenarians
    Frail Elderly
  Middle Aged | middle age
  Young Adult | young adults
Pediatrics | pediatric
  Neonatology
Veterans | veteran
Pregnancy | pregnancies; gestation
Administration, Intravenous | intravenous administration
  Infusions, Intravenous | intravenous infusion; intravenous infusions; drip infusions
  Injections, Intravenous | intravenous injection; intravenous injections
Administration, Intranasal | intranasal administration; nasal administration
Administration, Oral | oral administration
Administration, Sublingual | sublingual administration
Injections, Intramuscular | intramuscular injection; intramuscular injections
Injections, Subcutaneous | subcutaneous injection; subcutaneous injections
Nasal Sprays | nasal spray
Receptors, N-Methyl-D-Aspartate | nmda receptor; nmda receptors; n methyl d aspartate receptor; n methyl d aspartate receptors
Receptors, AMPA | ampa receptor; ampa receptors
Brain-Derived Neurotrophic Factor | bdnf
TOR Serine-Threonine Kinases | mtor; mechanistic target of rapamycin; mammalian target of rapamycin
Glutamic Acid | glutamate; glutamates
gamma-Aminobutyric Acid | gaba
Prefrontal Cortex
Hippocampus
Electroencephalography | eeg; electroencephalogram
Magnetic Resonance Imaging | mri; functional mri; fmri
Positron-Emission Tomography | positron emission tomography; pet scan
Biomarkers | biomarker; biological marker; biological markers
Cystitis
Blood Pressure
  Hypertension
Off-Label Use | off label; off label prescribing
Palliative Care | palliative treatment; palliative therapy
Hospice Care
Quality of Life | life quality; health related quality of life; hrqol
Cost-Benefit Analysis | cost benefit; cost effectiveness; cost effectiveness analysis; cost utility analysis; economic evaluation
Automobile Driving
Recurrence | relapse; relapses; recrudescence
Remission Induction
Death
  Sudden Death
Therapeutics | therapy; therapies; treatment; treatments
`;
