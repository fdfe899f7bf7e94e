import { recordedCommand } from '../../db/journeys/journeys.ts';
import { addSubjectNote } from '../../db/persons/notes.ts';
import { discardNote } from '../../db/persons/unused-notes.ts';
import type { ProgrammeCommandType } from '../../domain/programme/commands.ts';
import type { Actor } from '../../domain/subjects/actor.ts';
import type { CommandMessage } from '../../engine/messages.ts';
import { Problem, Refused } from '../http/problems.ts';
import type { Service } from '../http/route.ts';
import { serviceTime } from '../running/service-time.ts';
import { sendCommand } from '../subjects/send-command.ts';

/** A command that somebody gives to a programme, under the one-time key by which the same one is known again. */
export interface ProgrammeDelivery {
  readonly type: ProgrammeCommandType;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly bodyHash: string;
  readonly actor: Actor;
  /** Words that are to be kept with it. */
  readonly note?: string | undefined;
  /** The id of the obligation that it answers, if a question was put. */
  readonly answers?: string | undefined;
}

/**
 * Gives a command to its programme, as an Update whose id is its key. Throws the refusal of a rule, or the problem that kept
 * it from being received; then its note is not kept either. If it is not known whether it was received, the note stays.
 */
export async function deliverToProgramme(
  service: Service,
  programme: { readonly id: string; readonly workflowId: string; readonly parkedAt: string | null },
  { type, fields, key, bodyHash, actor, note, answers }: ProgrammeDelivery,
): Promise<{ readonly outcome: 'recorded'; readonly bodyHash: string } | { readonly outcome: 'accepted' }> {
  const { db, vault } = service;
  if (programme.parkedAt !== null) throw new Problem('journey-parked');
  const { offsetMs } = await serviceTime(service);
  const noteId =
    note === undefined
      ? undefined
      : await addSubjectNote(db, vault, {
          subjectId: programme.id,
          text: note,
          ...(actor.contact !== undefined && { writtenBy: actor.contact }),
        });
  const message: CommandMessage = {
    key,
    bodyHash,
    offsetMs,
    actor,
    ...(noteId !== undefined && { noteId }),
    ...(answers !== undefined && { answers }),
    fields,
  };
  const result = await sendCommand(service, programme, type, message);
  switch (result.outcome) {
    case 'recorded': {
      // Sent several times at once, each time brought its words; the record refers to one of them.
      const event = noteId === undefined ? undefined : await recordedCommand(db, programme.id, key);
      if (noteId !== undefined && event !== undefined && event.noteId !== noteId)
        await discardNote(db, noteId);
      return result;
    }
    case 'accepted':
      return result;
    case 'not-received':
      throw new Problem('not-received');
    case 'parked':
      throw new Problem('journey-parked');
    case 'refused':
      if (noteId !== undefined) await discardNote(db, noteId);
      throw new Refused(result.refusal);
    case 'no-workflow':
      if (noteId !== undefined) await discardNote(db, noteId);
      throw new Problem('not-received');
  }
}
