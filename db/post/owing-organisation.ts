/**
 * The organisation that owes an obligation: the one that its opening named, else the one that is its party now; null for
 * a person, and for what nobody of that kind owes. Of `obligations`
 * and its row of `journeys`, if it has one.
 */
export const OWING_ORGANISATION = `coalesce(obligations.organisation, case obligations.owed_by
    when 'municipality' then municipality when 'language-centre' then language_centre
    when 'school' then school when 'company' then company end)`;
