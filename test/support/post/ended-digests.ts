import { WorkflowNotFoundError } from '@temporalio/client';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { digestWorkflowId } from '../../../engine/messages.ts';
import type { TestService } from '../stack/a-service.ts';

/**
 * Waits until every mail has ended that was started for a contact on a day, with its post or with its links
 * again. Returns their ids; none if none was started. Temporal is asked for each by its id, since its list
 * learns of a Workflow a little later. Once a sweep has passed, nothing of its day can still be to come.
 */
export async function endedDigests(
  { engine }: TestService,
  contact: string,
  date: CalendarDate,
  what: 'post' | 'links again' = 'post',
): Promise<string[]> {
  const idOf = (number: number) =>
    what === 'post'
      ? digestWorkflowId(contact, date, number)
      : `${digestWorkflowId(contact, date)}-links-${number}`;
  const ended: string[] = [];
  for (;;) {
    const id = idOf(ended.length + 1);
    try {
      await engine.workflow.getHandle(id).result();
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return ended;
      throw error;
    }
    ended.push(id);
  }
}
