import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { careSheetRoutes } from './care-sheet-routes.tsx';
import { incidentRoutes } from './incident-routes.tsx';
import { insuranceRoutes } from './insurance-routes.tsx';
import { loanRoutes } from './loan-routes.tsx';
import { memorandumRoutes } from './memorandum-routes.tsx';
import { moneyRoutes } from './money-routes.tsx';
import { watchRoutes } from './watch-routes.tsx';

/** The papers and promises of a placement. Mounted at /people. */
export const hostingRoutes = new Hono<Env>();

const at = '/:personId/placements/:placementId';
hostingRoutes.route(`${at}/care-sheet`, careSheetRoutes);
hostingRoutes.route(`${at}/watch`, watchRoutes);
hostingRoutes.route(`${at}/memorandum`, memorandumRoutes);
hostingRoutes.route(`${at}/loans`, loanRoutes);
hostingRoutes.route(`${at}/insurance`, insuranceRoutes);
hostingRoutes.route(`${at}/money`, moneyRoutes);
hostingRoutes.route(`${at}/incidents`, incidentRoutes);
