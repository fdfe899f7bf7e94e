import { journeyWorkflowId } from '../../engine/messages.ts';
import type { TestService } from '../support/stack/a-service.ts';

/** A Workflow whose runs are to be kept. It has a name of its own if a road leads through several. */
export interface LivedWorkflow {
  readonly workflowId: string;
  readonly name?: string;
}

/** A way through the service, lived once per release on the real parts. */
export interface Road {
  readonly name: string;
  /** The rulebooks under which it is lived: each with a release that knows no newer one. */
  readonly rulebooks: readonly number[];
  live(service: TestService): Promise<LivedWorkflow[]>;
}

/** A journey's Workflow, as what a road has lived. */
export const aJourney = (id: string): LivedWorkflow => ({ workflowId: journeyWorkflowId(id) });
