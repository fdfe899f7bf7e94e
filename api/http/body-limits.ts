/** The largest JSON body, in bytes. */
export const JSON_LIMIT = 1024 * 1024;
/** The largest list of people as a file, in bytes. */
export const LIST_LIMIT = 5 * 1024 * 1024;
/** The largest mail that is read, in bytes: mail servers let no larger one through. */
export const MAIL_LIMIT = 25 * 1024 * 1024;
