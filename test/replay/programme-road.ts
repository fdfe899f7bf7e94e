import { programmeWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { RunningProgramme } from '../support/programme/a-running-programme.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { FIRST_DAY } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import type { Road } from './road.ts';

/**
 * Five months of a programme: reminded, answered, missed and passed on, moved and called off; another first day, a file that
 * cannot be read; and a run that ends for its age.
 */
export const programmeRoad: Road = {
  name: 'programme',
  // Those of journeys: it is lived by a release that knows the newest.
  rulebooks: [2],
  async live(service) {
    const workflowId = programmeWorkflowId('lo-hovedstaden');
    const programme = await RunningProgramme.begun(service, '2026-02-01');
    await programme.does('ReportTask', { item: 'sector-courses', reportedOn: FIRST_DAY });
    await programme.does('MoveItem', { item: 'working-group-3', on: '2026-04-22', reason: 'calendar' });
    await programme.does('CancelMeeting', { item: 'working-group-4', reason: 'nothing-to-discuss' });
    await programme.give('CancelMeeting', { item: 'sectors-chosen', reason: 'other-cancel' });
    await service.until('2026-03-20');
    await programme.does('ReportDone', { item: 'sectors-chosen', doneOn: '2026-03-19' });
    await loadOwnProgramme(service.db, { startsOn: '2026-02-09' });
    const before = await programme.sequence();
    await service.sweep();
    await eventually(async () => (await programme.sequence()) > before);
    await service.engine.workflow.getHandle(workflowId).signal(SIGNALS.programmeFile, { key: 'unreadable' });
    await eventually(async () => (await programme.unsettled()).length > 0);
    for (const event of await programme.unsettled()) await programme.does('SettleProgrammeSignal', { event });
    await service.until('2026-07-20');
    await programme.does('ReportDone', { item: 'recruitment-begins', doneOn: '2026-07-17' });
    return [{ workflowId }];
  },
};
