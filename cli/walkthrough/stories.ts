import { mainRoad } from './main-road/main-road.ts';
import { correction } from './side-roads/correction.ts';
import { earlyEnd } from './side-roads/early-end.ts';
import { milestones } from './side-roads/milestones.ts';
import { pause } from './side-roads/pause.ts';
import { telephone } from './side-roads/telephone.ts';
import type { Story } from './story.ts';

/** What the walkthrough tells, in this order: the main road, then the side roads. */
export const STORIES: readonly Story[] = [mainRoad, earlyEnd, pause, correction, telephone, milestones];
