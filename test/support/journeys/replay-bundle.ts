import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The Workflows as they are now, bundled so that they report what they decide under replay. */
export async function replayBundle(): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath: at('workflows/index.ts'),
    payloadConverterPath: at('workflows/payload-converter.ts'),
    workflowInterceptorModules: [at('test/replay/interceptors.ts')],
    logger: new DefaultLogger('WARN'),
  });
}
