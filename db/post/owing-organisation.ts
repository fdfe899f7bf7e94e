/**
 * The organisation that owes an obligation, as a column of `obligations` joined to its row of `journeys`, if there is
 * one: the organisation that its opening named, else the one that is that party now. Null if a person owes it, or there
 * is no such organisation.
 */
export const OWING_ORGANISATION = `coalesce(obligations.organisation, case obligations.owed_by
    when 'municipality' then municipality when 'language-centre' then language_centre
    when 'school' then school when 'company' then company end)`;
