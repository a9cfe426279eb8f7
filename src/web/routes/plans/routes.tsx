import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { planRoutes } from './plan-routes.tsx';
import { stepRoutes } from './step-routes.tsx';

/** プラン: behind /people. */
export const plansRoutes = new Hono<Env>();

plansRoutes.route('/', planRoutes);
plansRoutes.route('/', stepRoutes);
