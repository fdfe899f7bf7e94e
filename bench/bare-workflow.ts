import { condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';

/** An empty Workflow whose one Update does nothing: the least a command over Temporal can cost. */
export async function bare(): Promise<void> {
  let over = false;
  setHandler(defineUpdate<number, [number]>('nothing'), (given) => given);
  setHandler(defineSignal('end'), () => {
    over = true;
  });
  await condition(() => over);
}
