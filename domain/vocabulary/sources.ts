/** What the rules were read from, each named so that a reader can find it again. */
export const SOURCES = {
  ownProposal: 'the programme’s own proposal',
  applicationTimetable: 'the programme’s application, section on milestones; the reminders are our own',
  application: 'the programme’s application, section on the target group',
  actsOf2016And2019:
    'Act 623 of 2016 and Act 562 of 2019; bills L 217 (2018–19) and L 202 (2020–21), as introduced',
  billOf2019: 'bill L 217 (2018–19), as introduced on 28 March 2019',
  billOf2021: 'bill L 202 (2020–21), as introduced on 26 March 2021',
  actsOf2021And2022: 'Act 722 of 2021, Act 324 of 2022 and Act 916 of 2022; uvm.dk, Om IGU (26 July 2023)',
  educationGuide: 'ug.dk, Integrationsgrunduddannelsen (IGU); kk.dk, Integrationsgrunduddannelse (IGU)',
  billOf2023: 'bill L 82 (2023–24), as introduced on 14 November 2023',
  cabi: 'Cabi, Regler for integrationsgrunduddannelsen (IGU)',
  endOfScheme:
    'Cabi, Regler for integrationsgrunduddannelsen (IGU); bm.dk, the agreement of September 2023; a later one was not found',
  whoMayTakeIt: 'uim.dk, Hvem kan tage en IGU',
  ministryOnIgu: 'uvm.dk, Om IGU (26 July 2023)',
  contents: 'uim.dk, Hvad indeholder et IGU-forløb',
  hoursSince2021:
    'danskogproever.dk, Opkvalificering med IGU (23 weeks of school, 33 hours); the pages with 32 hours (uim.dk, voksenuddannelse.dk) are of the time with 20 weeks',
  municipalitiesOnIgu: 'danskogproever.dk, Opkvalificering med IGU',
  anniversary:
    'bill L 82 (2023–24), § 2, as introduced: “up to 20 years”; danskogproever.dk, Opkvalificering med IGU: “less than 20”',
  actOfUkraine:
    'Act 324 of 16 March 2022, seen in the amending text of bill L 186 (2021–22); in force on 17 March 2022 by dr.dk (16 March 2022)',
  billOnAfghanistan2022:
    'bill L 186 (2021–22), adopted on 8 June 2022, with 1 July 2022 proposed; the enacted wording was not seen',
  endOfAfghanAct:
    'bill L 41 (2023–24), adopted on 22 November 2023 (lovguiden.dk); nyidanmark.dk (5 October 2023); a later prolongation was not found',
  endOfUkrainianAct: 'bill L 51 (2024–25), permits until 17 March 2026; a later day was not found',
  whoRenews: 'us.dk (November 2023) and nyidanmark.dk (18 March 2024); bill L 51 (2024–25)',
  howAgreed: 'uim.dk, Hvordan aftales et IGU-forløb',
  bonus: 'uim.dk, Bonus til virksomheder, der har en udlænding ansat i IGU',
  bonusSection: 'IGU-loven § 11 (elov.dk)',
  schoolOrder: 'BEK 1825 of 28 December 2023, § 6 (elov.dk)',
  dearerCourses: 'IGU-loven § 12 (elov.dk, an old consolidation)',
  schoolPlans: 'cms.uvm.dk, IGU-uddannelsesplaner (written when the school part was 20 weeks)',
  deMinimis: 'Dansk Industri, 19 December 2023, IGU and EGU under the de minimis rules',
  deMinimisWindow:
    'Erhvervsstyrelsen, De minimis (12 January 2024); Horten (February 2024); Horesta (December 2023) on the group',
  praktik: 'aarhus.dk, Virksomhedspraktik',
  praktikExtension: 'LAB § 61, stk. 2 (elov.dk, LBK 280 of 2024)',
  workDuty:
    'bill L 12 (2024–25) and Act 1654 of 30 December 2024; borger.dk, Integrationsindsats og arbejdspligt (2025); kl.dk, IGU – et alternativ til arbejdspligt',
  integrationAct: 'integrationsloven § 23 b (the length was not found)',
  wageSubsidy: 'star.dk, Job med løntilskud',
  wageSubsidyLength: 'LAB § 68, stk. 1 (elov.dk, LBK 701 of 2022); ajks.dk, Løntilskud',
  wageSubsidyFurther: 'helsingor.dk, Job med løntilskud (2023)',
  wageSubsidyIntegrationAct: 'aarhus.dk, Løntilskud i offentlig virksomhed',
  fairRatio:
    'BEK 2636 of 2021, § 65 (elov.dk); same numbers at helsingor.dk (2023) and aarhus.dk. The order was renewed in 2026, its section was not read',
  extraEmployment:
    'aarhus.dk and info.jobnet.dk on public employers; helsingor.dk (2023) on the twelve months; star.dk, VITAS, Spørgsmål og svar (10 July 2020) on the CVR number',
  employmentAct: 'LAB (elov.dk) with Act 1750 of 29 December 2025 (lovguiden.dk)',
  mainActExpected:
    'star.dk, Beskæftigelsesreform, proces (early 2026): new main act expected on 1 January 2027',
  benefitGroups2027: 'agreement on the employment reform of 9 April 2025 (bt.dk): 13 groups become 5',
  keepingData: 'Datatilsynet, Opbevaring af personoplysninger om ansøgere (28 May 2021)',
  storeBededag:
    'ni.dk and DR (11 February 2026): a demand before the election of 2026; the outcome was not found',
  vitas: 'tiponi.dk, VITAS',
} as const;
