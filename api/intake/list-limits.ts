/** How far to the right and down a list may go as a file: our columns are some twenty, and a list has 2,000 people. */
export const MOST_COLUMNS = 256;
/** With the empty rows between. */
export const MOST_SHEET_ROWS = 20_000;
/** How many places its rows may have, with the empty ones before what stands far to the right. */
export const MOST_CELLS = 1_000_000;
/** The longest row of a CSV file, in characters: a cell may have 10,000. */
export const LONGEST_ROW = 256 * 1024;
/** The longest that the text of one cell may be, in characters. What people write there is a remark. */
export const LONGEST_CELL = 10_000;
/** How many faults of a list are told at once; the list given back as a CSV file has them all. */
export const MOST_LIST_FAULTS = 200;
/** How many notes are told of how a list was read. */
export const MOST_NOTES = 50;
/** How long reading and checking a list may take beside the main thread, in milliseconds. */
export const LIST_MS = 60_000;
/** The memory that it may take, in megabytes, beside the bytes of the list. */
export const LIST_MEGABYTES = 512;
/** How many lists may wait while another is read; whoever comes after them is asked to come again. */
export const MOST_WAITING_LISTS = 8;
