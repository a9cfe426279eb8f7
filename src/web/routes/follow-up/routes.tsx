import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { attendanceRoutes } from './attendance-routes.tsx';
import { followUpRoutes } from './follow-up-routes.tsx';
import { stepsRoutes } from './steps-routes.tsx';

const behindPlacement = '/:personId/placements/:placementId';

/** 定着支援・出欠・支え方と次の段: the pages of the time after 成立. Mounted at /people. */
export const afterSettlingRoutes = new Hono<Env>();
afterSettlingRoutes.route(`${behindPlacement}/follow-up`, followUpRoutes);
afterSettlingRoutes.route(`${behindPlacement}/attendance`, attendanceRoutes);
afterSettlingRoutes.route(`${behindPlacement}/steps`, stepsRoutes);
