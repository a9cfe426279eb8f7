import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { evaluationSheetRoutes } from './evaluation-routes.tsx';
import { scaleRoutes } from './scale-routes.tsx';

/** 評価と尺度 of one person. Mounted at /people. */
export const evaluationRoutes = new Hono<Env>();
evaluationRoutes.route('/:personId/evaluations/scales', scaleRoutes);
evaluationRoutes.route('/:personId/evaluations', evaluationSheetRoutes);
