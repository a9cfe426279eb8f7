import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { attendanceRoutes } from './attendance-routes.tsx';
import { itemRoutes } from './item-routes.tsx';
import { meetingRoutes as oneMeetingRoutes } from './meeting-routes.tsx';
import { gapRoutes } from './voice-routes.tsx';

/** 会議. */
export const meetingRoutes = new Hono<Env>();

meetingRoutes.route('/', oneMeetingRoutes);
meetingRoutes.route('/', attendanceRoutes);
meetingRoutes.route('/', itemRoutes);
meetingRoutes.route('/', gapRoutes);
