import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload, PayloadConverter } from '@temporalio/common';

/** What stands in a Workflow in place of a payload that cannot be decoded. */
export interface Undecodable {
  readonly undecodable: true;
}

/**
 * Temporal's own converter, except that its `fromPayload` never throws: otherwise a Signal with a broken
 * payload would fail every Workflow Task of its journey. Bundled with the Workflows; clients and Activities
 * use the default.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload: <T>(payload: Payload): T => {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch {
      return undecodable() as T;
    }
  },
};

function undecodable(): unknown {
  return { undecodable: true } satisfies Undecodable;
}
