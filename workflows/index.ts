/** Every Workflow of the service, by its type: what a worker bundles. */
export { clockMove } from './clock-move.ts';
export { digest } from './digest.ts';
export { journey } from './journey.ts';
export { programme } from './programme.ts';
export { sweep } from './sweep.ts';
