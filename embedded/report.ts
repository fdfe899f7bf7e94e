/**
 * Tells whoever waits what is going on. `moving` marks a line that only shows that something is still going
 * on, such as a count of what has been built: the next line may replace it.
 */
export type Report = (text: string, moving?: boolean) => void;

/** How long something has taken, as `1 min 5 s`. */
export function elapsed(sinceMs: number, nowMs = Date.now()): string {
  const seconds = Math.max(0, Math.round((nowMs - sinceMs) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
