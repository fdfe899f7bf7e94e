import type { ObligationKind } from '../../domain/rulebook/kinds.ts';
import { agreementSigned } from './agreement-signed.ts';
import { bonusCompletion } from './bonus-completion.ts';
import { bonusSixMonths } from './bonus-six-months.ts';
import { closeJourney } from './close-journey.ts';
import { courseCompletion } from './course-completion.ts';
import { dayOneCourse } from './day-one-course.ts';
import { dayOneIgu } from './day-one-igu.ts';
import { dayOnePlacement } from './day-one-placement.ts';
import { iguCertificate } from './igu-certificate.ts';
import { jobAfterIgu } from './job-after-igu.ts';
import { jobLost } from './job-lost.ts';
import { jobcentreSignal } from './jobcentre-signal.ts';
import { monthlyAllowance } from './monthly-allowance.ts';
import { noShow } from './no-show.ts';
import type { NoticeText } from './notice-text.ts';
import { placeAfterCourse } from './place-after-course.ts';
import { placementEnd } from './placement-end.ts';
import { retention1 } from './retention-1.ts';
import { retention12 } from './retention-12.ts';
import { retention3 } from './retention-3.ts';
import { retention6 } from './retention-6.ts';
import { screeningDecision } from './screening-decision.ts';
import { screeningResult } from './screening-result.ts';
import { seatOrPlace } from './seat-or-place.ts';
import { stepAfterPlacement } from './step-after-placement.ts';
import { trainingPlan } from './training-plan.ts';
import { vitasRegistration } from './vitas-registration.ts';

/** The mail text of every obligation; the compiler asks for the missing. Outside the rulebooks: texts may be bettered any day. */
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
};
