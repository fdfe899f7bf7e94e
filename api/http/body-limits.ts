/** The largest JSON body, in bytes. */
export const JSON_LIMIT = 1024 * 1024;
/** How deep lists and objects may lie within each other in a JSON body. Ours have four levels. */
export const MOST_DEPTH = 32;
/** How many values a JSON body may hold, names of fields included. */
export const MOST_VALUES = 10_000;
/** The same of a list of people as JSON. */
export const MOST_LIST_VALUES = 100_000;
/** How many parameters a query may have. */
export const MOST_PARAMETERS = 50;
/** The largest list of people as a file, in bytes. */
export const LIST_LIMIT = 5 * 1024 * 1024;
/** The largest mail that is read, in bytes: mail servers let no larger one through. */
export const MAIL_LIMIT = 25 * 1024 * 1024;
/** The longest address and header fields of a request together, in bytes. More is answered with 431. */
export const HEADER_LIMIT = 16 * 1024;
/** How many header fields of a request are looked at; browsers and proxies send some thirty. */
export const MOST_HEADERS = 100;
