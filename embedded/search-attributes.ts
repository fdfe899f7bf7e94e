import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../engine/search-attributes.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

const TYPES = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
} as const;

/**
 * Makes sure that a namespace has every search attribute of the journeys, and adds what is missing. Returns
 * the names of those added. If adding is not allowed, as in Temporal Cloud, throws with what to do by hand.
 */
export async function ensureSearchAttributes({ connection, options }: Client): Promise<string[]> {
  const { namespace } = options;
  const missing = await missingIn(connection, namespace);
  if (missing.length === 0) return [];
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, TYPES[type]])),
    });
  } catch (error) {
    throw new Error(
      [
        `The namespace ${namespace} lacks search attributes, and they could not be added. Add them by hand:`,
        ...missing.map(
          ({ name, type }) =>
            `  temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`,
        ),
      ].join('\n'),
      { cause: error },
    );
  }
  return missing.map(({ name }) => name);
}

async function missingIn(connection: Client['connection'], namespace: string) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const wrong = SEARCH_ATTRIBUTES.filter(({ name, type }) => {
    const there = customAttributes[name];
    return there !== undefined && there !== TYPES[type];
  });
  if (wrong.length > 0) {
    throw new Error(
      `The namespace ${namespace} has search attributes of another type: ${wrong
        .map(({ name, type }) => `${name} must be ${type}`)
        .join(', ')}.`,
    );
  }
  return SEARCH_ATTRIBUTES.filter(({ name }) => customAttributes[name] === undefined);
}
