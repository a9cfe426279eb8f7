import { layJourneyTown } from '#tests/journey-server.ts';

/** Before the first journey of a run: workers come and go, and the town lies there for each of them. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default layJourneyTown;
