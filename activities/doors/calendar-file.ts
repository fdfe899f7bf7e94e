/** A file that goes with a mail. */
export interface CalendarFile {
  readonly filename: string;
  readonly content: string;
}
