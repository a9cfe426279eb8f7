import { Hono } from 'hono';
import type { Env } from '#web/context.ts';
import { listRoutes } from './list-routes.tsx';
import { newPersonRoutes } from './new-person-routes.tsx';
import { overviewRoutes } from './overview-routes.tsx';
import { sealedRoutes } from './sealed-routes.tsx';
import { particularsRoutes } from './particulars-routes.tsx';
import { contactRoutes } from './contact-routes.tsx';
import { householdRoutes } from './household-routes.tsx';
import { intakeRoutes } from './intake-routes.tsx';
import { consentRoutes } from './consent-routes.tsx';
import { sightRoutes } from './sight-routes.tsx';
import { sheetRoutes } from './sheet-routes.tsx';
import { issuesRoutes } from './issues-routes.tsx';
import { noteRoutes } from './note-routes.tsx';
import { assessmentRoutes } from './assessment-routes.tsx';
import { seenRoutes } from './seen-routes.tsx';
import { timelineRoutes } from './timeline-routes.tsx';

/** ひと: everything about one person, each page for itself. */
export const peopleRoutes = new Hono<Env>();

peopleRoutes.route('/', listRoutes);
peopleRoutes.route('/', newPersonRoutes);
peopleRoutes.route('/', overviewRoutes);
peopleRoutes.route('/', sealedRoutes);
peopleRoutes.route('/', particularsRoutes);
peopleRoutes.route('/', contactRoutes);
peopleRoutes.route('/', householdRoutes);
peopleRoutes.route('/', intakeRoutes);
peopleRoutes.route('/', consentRoutes);
peopleRoutes.route('/', sightRoutes);
peopleRoutes.route('/', sheetRoutes);
peopleRoutes.route('/', issuesRoutes);
peopleRoutes.route('/', noteRoutes);
peopleRoutes.route('/', timelineRoutes);
peopleRoutes.route('/', seenRoutes);
peopleRoutes.route('/', assessmentRoutes);
