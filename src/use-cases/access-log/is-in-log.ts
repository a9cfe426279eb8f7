export { isInLog } from '#db/as-actor.ts';
