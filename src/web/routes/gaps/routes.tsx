import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { gapRoutes } from './gap-routes.tsx';
import { taskRoutes } from './task-routes.tsx';

/** まちに足りないもの, and the work of finding it. Mounted at /gaps. */
export const gapsRoutes = new Hono<Env>();

gapsRoutes.route('/', gapRoutes);
gapsRoutes.route('/tasks', taskRoutes);
