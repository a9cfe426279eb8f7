import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { composePassRoutes } from './compose-pass-routes.tsx';
import { composeRoutes } from './compose-routes.tsx';
import { passRoutes } from './pass-routes.tsx';
import { searchRoutes } from './search-routes.tsx';
import { voiceRoutes } from './voice-routes.tsx';

/** つなぐ: with a person chosen the page of their candidates, without one the list of people. Mounted at /connect. */
export const connectRoutes = new Hono<Env>();

connectRoutes.route('/', searchRoutes);
connectRoutes.route('/pass', passRoutes);
connectRoutes.route('/voice', voiceRoutes);
connectRoutes.route('/', composePassRoutes);
connectRoutes.route('/', composeRoutes);
