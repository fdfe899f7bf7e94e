import type { Db } from '../../db/pool.ts';
import { healAlarm, isAlarmOpen, raiseAlarm } from '../../db/running/alarms.ts';

/**
 * Tells the operators that a mail has not gone for an hour, unless they know that our sending is refused: then it is
 * one alarm, and not one for each mail.
 */
export const alarmStuckMail =
  ({ db }: { readonly db: Db }) =>
  async (digestId: string): Promise<void> => {
    if (await isAlarmOpen(db, 'sending-refused')) return;
    await raiseAlarm(db, {
      kind: 'mail-stuck',
      about: digestId,
      detail: 'The mail server has not taken this mail for an hour. It is tried again every five minutes.',
    });
  };

/** Closes that alarm: the server has answered. */
export const healStuckMail =
  ({ db }: { readonly db: Db }) =>
  async (digestId: string): Promise<void> => {
    await healAlarm(db, { kind: 'mail-stuck', about: digestId });
  };
