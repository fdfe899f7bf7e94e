import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import { agreementSignedPerson } from './agreement-signed-person.ts';
import { agreementSigned } from './agreement-signed.ts';
import { amuSeat } from './amu-seat.ts';
import { bonusCompletion } from './bonus-completion.ts';
import { bonusSixMonths } from './bonus-six-months.ts';
import { closeJourney } from './close-journey.ts';
import { companyOffer } from './company-offer.ts';
import { consentReview } from './consent-review.ts';
import { courseCompletion } from './course-completion.ts';
import { danishReferral } from './danish-referral.ts';
import { dataRetention } from './data-retention.ts';
import { dayOneCoursePerson } from './day-one-course-person.ts';
import { dayOneCourse } from './day-one-course.ts';
import { dayOneIguPerson } from './day-one-igu-person.ts';
import { dayOneIgu } from './day-one-igu.ts';
import { dayOnePlacementPerson } from './day-one-placement-person.ts';
import { dayOnePlacement } from './day-one-placement.ts';
import { deMinimis } from './de-minimis.ts';
import { eligibilityCheck } from './eligibility-check.ts';
import { eligibilityPapers } from './eligibility-papers.ts';
import { endOfIguTalk } from './end-of-igu-talk.ts';
import { fairRatio } from './fair-ratio.ts';
import { firstContact } from './first-contact.ts';
import { helpAskedFor } from './help-asked-for.ts';
import { iguCertificate } from './igu-certificate.ts';
import { iguCertificates } from './igu-certificates.ts';
import { iguExtension } from './igu-extension.ts';
import { iguStartAllowed } from './igu-start-allowed.ts';
import { integrationContract } from './integration-contract.ts';
import { integrationTalk } from './integration-talk.ts';
import { jobAfterIgu } from './job-after-igu.ts';
import { jobLost } from './job-lost.ts';
import { jobcentreSignal } from './jobcentre-signal.ts';
import { lawCheck } from './law-check.ts';
import { matchAnswerPerson } from './match-answer-person.ts';
import { matchAnswer } from './match-answer.ts';
import { moneyTalk } from './money-talk.ts';
import { monthlyAllowance } from './monthly-allowance.ts';
import { noShowDisputed } from './no-show-disputed.ts';
import { noShowPerson } from './no-show-person.ts';
import { noShow } from './no-show.ts';
import type { NoticeText } from './notice-text.ts';
import { partialProof } from './partial-proof.ts';
import { pauseOver } from './pause-over.ts';
import { placeAfterCourse } from './place-after-course.ts';
import { placementApproval } from './placement-approval.ts';
import { placementEnd } from './placement-end.ts';
import { placementTalk } from './placement-talk.ts';
import { programmeMilestone } from './programme-milestone.ts';
import { programmeSignal } from './programme-signal.ts';
import { programmeTask } from './programme-task.ts';
import { residenceCard } from './residence-card.ts';
import { residencePermit } from './residence-permit.ts';
import { retention1 } from './retention-1.ts';
import { retention12 } from './retention-12.ts';
import { retention3 } from './retention-3.ts';
import { retention6 } from './retention-6.ts';
import { schoolHours } from './school-hours.ts';
import { screeningDecision } from './screening-decision.ts';
import { screeningResult } from './screening-result.ts';
import { seatOrPlace } from './seat-or-place.ts';
import { steeringMeeting } from './steering-meeting.ts';
import { stepAfterPlacement } from './step-after-placement.ts';
import { successorCompany } from './successor-company.ts';
import { testRegistration } from './test-registration.ts';
import { trainingPlan } from './training-plan.ts';
import { trialEndPerson } from './trial-end-person.ts';
import { trialEnd } from './trial-end.ts';
import { unionStatement } from './union-statement.ts';
import { vitasRegistration } from './vitas-registration.ts';
import { workingMeeting } from './working-meeting.ts';

/**
 * What is sent about every kind of obligation; the compiler asks for what is missing. It is not part of the
 * rulebooks: texts may be improved any day.
 */
export const NOTICES: Readonly<Record<ObligationKind, NoticeText>> = {
  'screening-result': screeningResult,
  'screening-decision': screeningDecision,
  'seat-or-place': seatOrPlace,
  'agreement-signed': agreementSigned,
  'day-one-course': dayOneCourse,
  'course-completion': courseCompletion,
  'place-after-course': placeAfterCourse,
  'vitas-registration': vitasRegistration,
  'day-one-igu': dayOneIgu,
  'training-plan': trainingPlan,
  'monthly-allowance': monthlyAllowance,
  'bonus-six-months': bonusSixMonths,
  'igu-certificate': iguCertificate,
  'bonus-completion': bonusCompletion,
  'job-after-igu': jobAfterIgu,
  'day-one-placement': dayOnePlacement,
  'placement-end': placementEnd,
  'step-after-placement': stepAfterPlacement,
  'retention-1': retention1,
  'retention-3': retention3,
  'retention-6': retention6,
  'retention-12': retention12,
  'job-lost': jobLost,
  'close-journey': closeJourney,
  'no-show': noShow,
  'jobcentre-signal': jobcentreSignal,
  'help-asked-for': helpAskedFor,
  'first-contact': firstContact,
  'test-registration': testRegistration,
  'match-answer': matchAnswer,
  'match-answer-person': matchAnswerPerson,
  'agreement-signed-person': agreementSignedPerson,
  'eligibility-check': eligibilityCheck,
  'eligibility-papers': eligibilityPapers,
  'igu-start-allowed': iguStartAllowed,
  'money-talk': moneyTalk,
  'placement-approval': placementApproval,
  'fair-ratio': fairRatio,
  'union-statement': unionStatement,
  'amu-seat': amuSeat,
  'day-one-course-person': dayOneCoursePerson,
  'day-one-igu-person': dayOneIguPerson,
  'de-minimis': deMinimis,
  'school-hours': schoolHours,
  'igu-extension': iguExtension,
  'end-of-igu-talk': endOfIguTalk,
  'igu-certificates': iguCertificates,
  'partial-proof': partialProof,
  'successor-company': successorCompany,
  'day-one-placement-person': dayOnePlacementPerson,
  'placement-talk': placementTalk,
  'trial-end': trialEnd,
  'trial-end-person': trialEndPerson,
  'pause-over': pauseOver,
  'residence-permit': residencePermit,
  'consent-review': consentReview,
  'data-retention': dataRetention,
  'integration-contract': integrationContract,
  'integration-talk': integrationTalk,
  'danish-referral': danishReferral,
  'no-show-person': noShowPerson,
  'no-show-disputed': noShowDisputed,
  'company-offer': companyOffer,
  'residence-card': residenceCard,
  'programme-milestone': programmeMilestone,
  'programme-task': programmeTask,
  'steering-meeting': steeringMeeting,
  'working-meeting': workingMeeting,
  'programme-signal': programmeSignal,
  'law-check': lawCheck,
};
