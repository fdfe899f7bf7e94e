import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { BundleOptions } from '@temporalio/worker';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

type Config = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/**
 * The Workflows as a release to come has them, which knows one rulebook more and is the same otherwise; for replays,
 * so that they tell what they decide.
 */
export async function nextBundle({
  replay,
}: {
  readonly replay: boolean;
}): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath: at('workflows/index.ts'),
    payloadConverterPath: at('workflows/payload-converter.ts'),
    ...(replay && { workflowInterceptorModules: [at('test/replay/interceptors.ts')] }),
    webpackConfigHook: withNextReleased,
    logger: new DefaultLogger('WARN'),
  });
}

/** Puts one file in another's place, for everybody but the file that is made from it. */
function withNextReleased(config: Config): Config {
  const next = at('test/support/released-next.ts');
  return {
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      {
        apply(compiler) {
          compiler.hooks.normalModuleFactory.tap('next rulebook', (factory) => {
            factory.hooks.beforeResolve.tap('next rulebook', (asked) => {
              const isReleased = asked.request.endsWith('/released.ts');
              if (isReleased && asked.contextInfo.issuer !== next) asked.request = next;
            });
          });
        },
      },
    ],
  };
}
