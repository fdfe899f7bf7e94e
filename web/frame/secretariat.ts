/** Whoever runs the service and answers for its pages, as the foot of every page says it. */
export interface Secretariat {
  /** The organisation's name, such as `LO Hovedstaden`; left out if nobody has said it. */
  readonly organisation?: string | undefined;
  readonly mail: string;
  readonly phone?: string | undefined;
  /** Whether all of this is an exercise: then every page says so at its head. */
  readonly isExercise?: boolean | undefined;
}
