import { readToldOfFile, tellsPlan } from '../../domain/decisions/programme-file.ts';
import type { Programme } from '../../domain/programme/programme.ts';
import { SIGNALS } from '../../engine/messages.ts';
import type { SubjectRebuilding } from './subject-rebuilding.ts';

/** A programme, as it is rebuilt. */
export const PROGRAMME_REBUILDING: SubjectRebuilding<Programme> = {
  chapter: () => undefined,
  signalKey: ({ name, payload }) =>
    name === SIGNALS.programmeFile ? readToldOfFile(payload)?.key : undefined,
  isToldAgain: ({ name, payload }) => name === SIGNALS.programmeFile && tellsPlan(payload),
  notUnderstood: 'ProgrammeSignalNotUnderstood',
};
