import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { afterRoutes } from './after-routes.tsx';
import { closureRoutes } from './closure-routes.tsx';
import { handoverRoutes } from './handover-routes.tsx';

/** 終結と引継ぎ of one person, behind /people. */
export const closingRoutes = new Hono<Env>();

closingRoutes.route('/', closureRoutes);
closingRoutes.route('/', afterRoutes);
closingRoutes.route('/', handoverRoutes);
