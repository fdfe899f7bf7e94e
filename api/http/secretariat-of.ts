import type { Secretariat } from '../../web/frame/secretariat.ts';
import type { Service } from './route.ts';

/** Who answers for the pages of a service, as their foot says it. */
export function secretariatOf({ config }: Pick<Service, 'config'>): Secretariat {
  const { organisation, phone } = config.responsible ?? {};
  return { organisation, mail: config.secretariatMail, phone, isExercise: config.trainingClock };
}
