import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload, PayloadConverter } from '@temporalio/common';

/** What stands in a Workflow for a payload that cannot be decoded. */
export interface Undecodable {
  readonly undecodable: true;
}

/**
 * Temporal's own converter, but one whose `fromPayload` never throws: a Signal with a broken payload would
 * otherwise fail every Workflow Task of its journey. Bundled with the Workflows; clients and Activities use the
 * default.
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
