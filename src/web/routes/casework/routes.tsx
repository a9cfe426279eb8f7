import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { caseRoutes } from './case-routes.tsx';
import { chargeRoutes } from './charge-routes.tsx';
import { declineRoutes } from './decline-routes.tsx';
import { triedRoutes } from './tried-routes.tsx';

/** 段階: a person's case, behind /people. */
export const caseworkRoutes = new Hono<Env>();

caseworkRoutes.route('/', caseRoutes);
caseworkRoutes.route('/', chargeRoutes);
caseworkRoutes.route('/', triedRoutes);
caseworkRoutes.route('/', declineRoutes);
