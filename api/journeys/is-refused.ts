import { Problem, RefusedCommand } from '../http/problems.ts';

/** Whether a command that failed with this will never be recorded, so that what was kept for it may go. */
export function isRefused(error: unknown): boolean {
  if (error instanceof RefusedCommand) return true;
  return error instanceof Problem && ['journey-ended', 'journey-parked'].includes(error.code);
}
