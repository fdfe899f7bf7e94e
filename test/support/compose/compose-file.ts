import { z } from 'zod';

/**
 * What the compose specification allows of a compose file, as far as this project's file uses it. Strict: a
 * key that is misspelt, or a value of the wrong kind, is a fault, as in `docker compose config`.
 */

const duration = z.string().regex(/^(\d+h)?(\d+m)?(\d+s)?$/);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const command = z.array(z.string()).min(1);

const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
    interval: duration,
    timeout: duration,
    retries: z.int().positive(),
    start_period: duration,
  }),
]);

/** One service. Lists are written as lists and environments as maps, though the specification takes both. */
const service = z.strictObject({
  image: z.string(),
  build: z.string().optional(),
  profiles: z.array(z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/)).optional(),
  restart: z
    .string()
    .regex(/^(no|always|unless-stopped|on-failure(:\d+)?)$/)
    .optional(),
  entrypoint: command.optional(),
  command: command.optional(),
  environment: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), scalar).optional(),
  ports: z.array(z.string().regex(/^.+:.+:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[^:]+:\/[^:]+(:ro)?$/)).optional(),
  healthcheck: healthcheck.optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({
        condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
      }),
    )
    .optional(),
  networks: z.array(z.string()).min(1),
  stop_grace_period: duration.optional(),
  shm_size: z
    .string()
    .regex(/^\d+(b|k|m|g|kb|mb|gb)$/)
    .optional(),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string().startsWith('/')).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
});

/** The whole file, its own `x-` parts left out. */
export const composeFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  services: z.record(z.string().regex(/^[a-zA-Z0-9._-]+$/), service),
  networks: z.record(z.string(), z.union([z.null(), z.strictObject({ internal: z.boolean() })])),
  volumes: z.record(z.string(), z.null()),
});

/** One service of a compose file. */
export type ComposeService = z.output<typeof service>;

/** A variable that a compose file takes from the environment, with what stands after its name. */
export interface Interpolation {
  readonly name: string;
  /** `:?` refuses to start without it, `:-` has a default, nothing takes what there is. */
  readonly otherwise: string;
  readonly text: string;
}

/** Every variable a compose file takes from the environment. Throws on one that is not in the form `${NAME…}`. */
export function interpolationsIn(text: string): Interpolation[] {
  const found = [...text.matchAll(/\$(\{([A-Z][A-Z0-9_]*)(?:(:\?|:-)([^}]*))?\})?/g)];
  return found.map(([whole, , name, otherwise, rest]) => {
    if (name === undefined) throw new Error(`Not in the form \${NAME…}: ${whole}`);
    return { name, otherwise: otherwise ?? '', text: rest ?? '' };
  });
}
