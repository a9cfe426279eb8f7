import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { choose } from './choose.tsx';
import { passRoutes } from './pass-routes.tsx';
import { voiceRoutes } from './voice-routes.tsx';

/** つなぐ: with a person chosen the page of their candidates, without one the list of people. Mounted at /connect. */
export const connectRoutes = new Hono<Env>();

connectRoutes.get('/', choose);
connectRoutes.route('/pass', passRoutes);
connectRoutes.route('/voice', voiceRoutes);
