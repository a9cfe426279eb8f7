import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { bookingRoutes } from './booking-routes.tsx';
import { recallRoutes } from './recall-routes.tsx';

/** Half days of the week that somebody has, and the host's wish to have them back. Mounted at /people. */
export const bookedRoutes = new Hono<Env>();

const at = '/:personId/placements/:placementId';
bookedRoutes.route(`${at}/booking`, bookingRoutes);
bookedRoutes.route(`${at}/recall`, recallRoutes);
