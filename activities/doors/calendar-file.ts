/** A file that is sent with a mail. */
export interface CalendarFile {
  readonly filename: string;
  readonly content: string;
}
