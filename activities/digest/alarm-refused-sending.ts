import type { Queryable } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';

/**
 * Tells the operators that it is our sending that is refused: one alarm, however many mails are refused. `said` is
 * codes and hosts, nothing personal.
 */
export async function alarmRefusedSending(db: Queryable, said: string): Promise<void> {
  await raiseAlarm(db, {
    kind: 'sending-refused',
    detail: `It is our sending that is refused, and no contact’s address: ${said}.`,
  });
}
