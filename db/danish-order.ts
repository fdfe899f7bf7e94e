/**
 * A column to order by as Danes do, where people read the list: æ, ø and å come last, and aa is an å. PostgreSQL brings the
 * order with it, wherever it runs; a database's own order is by code.
 */
export function inDanish(column: string): string {
  return `${column} collate "da-x-icu"`;
}
