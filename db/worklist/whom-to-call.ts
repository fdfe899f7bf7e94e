import { SEES_PEOPLE } from '../access.ts';
import { IS_PROVEN } from '../proven.ts';

/**
 * The contact of an organisation whom one would call first: one whose address is proven before others, and then
 * one with a telephone number before one without. It is a
 * lateral join that returns at most one row, `call`, with name and phone. `organisation` is the column that holds the
 * organisation's id.
 */
export const whomToCall = (organisation: string): string => `left join lateral (
       select name, phone from contacts
       where organisation_id = ${organisation} and ${SEES_PEOPLE}
       order by not ${IS_PROVEN}, phone is null, position, id limit 1
     ) as call on true`;
