import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { BundleOptions } from '@temporalio/worker';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

type Config = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/**
 * The Workflows of a release whose rulebooks are those of another file, and which is the same otherwise. For
 * replays: they report what they decide.
 */
export async function bundleOfRelease(
  released: string,
  { replay }: { readonly replay: boolean },
): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath: at('workflows/index.ts'),
    payloadConverterPath: at('workflows/payload-converter.ts'),
    ...(replay && { workflowInterceptorModules: [at('test/replay/interceptors.ts')] }),
    webpackConfigHook: (config) => withFile(config, '/released.ts', released),
    logger: new DefaultLogger('WARN'),
  });
}

/** The Workflows of this release with one file replaced by another, which may itself be made from it. */
export async function bundleWithFile(name: string, replacement: string): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath: at('workflows/index.ts'),
    payloadConverterPath: at('workflows/payload-converter.ts'),
    webpackConfigHook: (config) => withFile(config, name, replacement),
    logger: new DefaultLogger('WARN'),
  });
}

/** Replaces one file by another, for every file except the one that is made from it. */
function withFile(config: Config, name: string, replacement: string): Config {
  return {
    ...config,
    plugins: [
      ...(config.plugins ?? []),
      {
        apply(compiler) {
          compiler.hooks.normalModuleFactory.tap('another file', (factory) => {
            factory.hooks.beforeResolve.tap('another file', (asked) => {
              const isIt = asked.request.endsWith(name);
              if (isIt && asked.contextInfo.issuer !== replacement) asked.request = replacement;
            });
          });
        },
      },
    ],
  };
}
