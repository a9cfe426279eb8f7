import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { activityRoutes } from '#web/routes/community/activity-routes.tsx';
import { townVoiceRoutes } from '#web/routes/community/voice-routes.tsx';
import { capacityRoutes } from './capacity-routes.tsx';
import { checkRoutes } from './check-routes.tsx';
import { organizationRoutes } from './organization-routes.tsx';
import { placeRoutes } from './place-routes.tsx';
import { resourceRoutes } from './resource-routes.tsx';

/** まち: resources, the week of free hours, organisations, places and capacities. Mounted at /town. */
export const townRoutes = new Hono<Env>();
townRoutes.route('/organizations', organizationRoutes);
townRoutes.route('/places', placeRoutes);
townRoutes.route('/resources/:id/capacity', capacityRoutes);
townRoutes.route('/resources/:id', checkRoutes);
townRoutes.route('/voices', townVoiceRoutes);
townRoutes.route('/activities', activityRoutes);
townRoutes.route('/', resourceRoutes);
