import { condition, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { PostActivities } from '../activities/digest/post-activities.ts';
import type { DigestPurpose } from '../domain/vocabulary/codes.ts';
import type { DigestStart } from '../engine/messages.ts';

/** How long a mail server may take nothing before an operator is told. */
const STUCK_AFTER = '1 hour';

const { freezeDigest, rerouteDigest, alarmStuckMail, healStuckMail } = proxyActivities<PostActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '1m' },
});

const { sendDigest } = proxyActivities<PostActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5m' },
});

const SHOWN: Readonly<Record<DigestPurpose, { readonly gathers: string; readonly title: string }>> = {
  post: { gathers: 'Gather what is owed to', title: 'Post' },
  'links-again': { gathers: 'See what there is left to answer for', title: 'Links sent again' },
  invitation: { gathers: 'Take the invitation to a meeting for', title: 'Invitation' },
  proof: { gathers: 'Ask whether the address is right of', title: 'Question about an address' },
};

/**
 * One mail to one contact: gathers the contact's notices, drops those answered meanwhile, sends, marks. A
 * mail server that is away is tried for as long as it takes. If it will never take the address, the notices
 * go to somebody else.
 */
export async function digest(start: DigestStart): Promise<void> {
  const { digestId, contact, date, purpose = 'post' } = start;
  const { gathers, title } = SHOWN[purpose];
  const entries = await freezeDigest.executeWithOptions({ summary: `${gathers} ${contact}` }, [start]);
  const show = (fate: string) => setCurrentDetails(`- ${title} of ${date} to ${contact}\n- ${fate}`);
  if (entries === 0) {
    show('Nothing was owed any more');
    return;
  }
  show(`${countGathered(entries)} gathered, not sent yet`);

  const tried = { over: false };
  const sending = sendDigest
    .executeWithOptions({ summary: `Send one mail with ${countGathered(entries)}` }, [digestId])
    .finally(() => {
      tried.over = true;
    });
  const stuck = !(await condition(() => tried.over, STUCK_AFTER, {
    summary: 'Alarm: the mail has not gone for an hour',
  }));
  if (stuck) await alarmStuckMail.executeWithOptions({ summary: 'Alarm: mail-stuck' }, [digestId]);
  const fate = await sending;
  if (stuck) await healStuckMail.executeWithOptions({ summary: 'The mail server answers again' }, [digestId]);

  if (fate.outcome === 'refused') {
    const made = await rerouteDigest.executeWithOptions({ summary: `Reroute: ${fate.reason}` }, [
      { digestId, reason: fate.reason },
    ]);
    show(`Refused for good (${fate.reason}); ${count(made)} made again for others`);
  } else if (fate.outcome === 'sent') {
    show(
      fate.notices === 0 ? 'Sent: what else waits, without any notice' : `Sent with ${count(fate.notices)}`,
    );
  } else {
    show('Everything was answered before it was sent');
  }
}

function count(notices: number): string {
  return `${notices} notice${notices === 1 ? '' : 's'}`;
}

/** What is gathered is notices, or questions asked again, or what else waits for the coordinator. */
function countGathered(entries: number): string {
  return `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}
