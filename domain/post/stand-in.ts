/**
 * Why somebody gets a notice that was meant for somebody else:
 *
 * - the party has no contact;
 * - its contact's address takes no mail;
 * - it is a person who gets no post from us;
 * - it has asked for help, and must not be reminded before it has been helped;
 * - all its contacts are away;
 * - its contact has opted out of such copies; or
 * - its contact has not confirmed their address yet.
 */
export type StandIn =
  | 'no-contact'
  | 'undeliverable'
  | 'person-without-post'
  | 'help-asked-for'
  | 'away'
  | 'opted-out'
  | 'unproven';
