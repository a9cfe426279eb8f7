import type { Page } from '@playwright/test';
import type { Newcomer } from './casework.ts';

/** Everybody who has a part in this life, each at a desk of their own. */
export type Cast = {
  /** 地域包括支援センター北野: takes the call. */
  agency: Page;
  /** 参加支援員, who walks with her. */
  worker: Page;
  /** 多機関協働コーディネーター. */
  coordinator: Page;
  /** 主管課. */
  officer: Page;
  /** The host's phone: no account. */
  host: Page;
};

export type Life = {
  person: Newcomer;
  name: string;
  /** The pages of the person. */
  path: string;
  /** The corner she stands at, and who asked her to. */
  corner: string;
  host: string;
  answers: 'keys' | 'clicks';
  plan: string;
  way: string;
};
