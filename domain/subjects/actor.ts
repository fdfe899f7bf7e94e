import type { Party, CHANNELS } from '../vocabulary/codes.ts';

/**
 * Who gave a command: a contact and its organisation, never a name. `link`: by the link in a mail, without
 * signing in. If `person` is set too, the person gave it, and the organisation is the municipality.
 */
export interface Actor {
  readonly organisation: string;
  readonly contact?: string;
  readonly via: 'api' | 'signal' | 'link';
  readonly person?: true;
  /**
   * The contact who made the link by which it came and handed it out, as long as the person has done nothing by a link that
   * was sent to themselves: nobody knows yet that it is the person who has it.
   */
  readonly handedOutBy?: string;
}

/** Whose word it was, if somebody else recorded it, and how it was told. */
export interface OnBehalfOf {
  readonly party: Party;
  readonly channel: (typeof CHANNELS)[number];
}
