import type { ProgrammeEventType } from '../../programme/events.ts';
import type { SubjectRulebook } from '../rule.ts';
import { programmeRulebook1 } from './v1.ts';

/** Every rulebook of programmes of this release, oldest first. Old ones stay as long as programmes may refer to them. */
export const PROGRAMME_RULEBOOKS: readonly SubjectRulebook<ProgrammeEventType>[] = [programmeRulebook1];
