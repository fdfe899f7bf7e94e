import { ApplicationFailure, patched, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { SweepActivities } from '../activities/sweep/sweep-activities.ts';

const activities = proxyActivities<SweepActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', maximumAttempts: 3 },
});

/** What a pass does, in order; each is tried even if another fails. */
const DUTIES = [
  { summary: 'Start what waits for its Workflow', does: 'startWaitingSubjects' },
  { summary: 'Tell programmes of their files', does: 'tellProgrammes' },
  { summary: 'Finish what was begun about persons', does: 'finishAboutPersons' },
  { summary: 'Handle the mails that came in', does: 'handleIncomingMails' },
  { summary: 'Start the post that is due', does: 'startPost' },
  { summary: 'Nudge what should have acted', does: 'nudgeOverdueSubjects' },
  { summary: 'Look for what is open without a Workflow', does: 'alarmMissingWorkflows' },
  { summary: 'Look for what lives and does not act', does: 'alarmStuckSubjects' },
  { summary: 'See whether the morning’s post has gone', does: 'alarmLatePost' },
  { summary: 'Tell the operators of new alarms', does: 'tellOperators' },
] as const;

/**
 * One pass of the sweep, the net under everything that starts at once. A Schedule runs it every five minutes;
 * it can run at any time, and twice at once, without harm. If a duty failed, it fails at the end, so that
 * somebody sees it.
 */
export async function sweep(): Promise<void> {
  const lines: string[] = [];
  let failed = 0;
  // A pass that began under a release of before goes on without.
  const isNew = {
    tellProgrammes: patched('2026-12-programmes'),
    finishAboutPersons: patched('2026-12-persons'),
    alarmStuckSubjects: patched('2026-12-stuck'),
  };
  const withheld = new Set<string>(
    Object.entries(isNew).flatMap(([duty, isTaken]) => (isTaken ? [] : [duty])),
  );
  for (const { summary, does } of DUTIES) {
    if (withheld.has(does)) continue;
    try {
      const done = await activities[does].executeWithOptions({ summary }, []);
      lines.push(`- ${summary}: ${done}`);
    } catch {
      failed += 1;
      lines.push(`- ${summary}: **failed**, the next pass tries again`);
    }
    setCurrentDetails(lines.join('\n'));
  }
  if (failed > 0)
    throw ApplicationFailure.nonRetryable(`${failed} duties of the sweep failed`, 'SweepFailed');
}
