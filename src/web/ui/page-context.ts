import type { Role } from '#domain/actor.ts';
import type { Lang } from '#web/text/catalogue.ts';

/** The seven places of the shell. */
export type Place = 'today' | 'people' | 'town' | 'connect' | 'meetings' | 'review' | 'settings';

/** Who is signed in, as far as pages show it. */
export type PageSession = {
  name: string;
  agencyName: string;
  roleLabel: string;
  roles: readonly Role[];
  /** Something happened to this account's ways in that its owner has not said they read. */
  hasNotice?: boolean;
};

/** What a page knows of its request. Parts take it as a property, never from a global. */
export type PageContext = {
  /** Absent before sign-in. */
  session?: PageSession | undefined;
  /** Goes into every form; empty before sign-in. */
  csrf: string;
  path: string;
  lang: Lang;
  /** The day in Japan, YYYY-MM-DD. */
  today: string;
  municipalityName: string;
  isDemo: boolean;
  /** The word on the button of the municipality's own provider, where there is one. */
  ssoLabel?: string;
  /** One sentence about what was just done, shown once. */
  notice?: string | undefined;
  /** Overrides the place that the path belongs to. */
  currentPlace?: Place | undefined;
};
