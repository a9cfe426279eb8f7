import type { Page } from '@playwright/test';
import { dayFrom } from './case-steps.ts';
import { fullName, type Newcomer } from './casework.ts';

/** Everybody who has a part in the cook's life, each at a desk of their own. */
export type Cast = {
  /** 参加支援員, his assistant in the first sessions. */
  worker: Page;
  /** 地域づくりコーディネーター, who heard the voice of the 自治会. */
  community: Page;
  /** 多機関協働コーディネーター. */
  coordinator: Page;
  /** 主管課. */
  officer: Page;
};

export type Life = {
  person: Newcomer;
  name: string;
  /** The pages of the person. */
  path: string;
  /** The 自治会 with its wish, the room, and the days in which they happen to be free. */
  council: string;
  kitchen: string;
  voice: string;
  /** The class, the role in it, and the way of the placement. */
  activity: string;
  plan: string;
  way: string;
};

export function cook(familyName: string, familyNameKana: string, phone: string): Newcomer {
  return {
    familyName,
    givenName: '剛志',
    familyNameKana,
    givenNameKana: 'つよし',
    bornOn: '昭和43年7月12日',
    household: 'ひとり暮らし',
    area: '川端',
    phone,
    route: '自立相談支援',
    topics: ['病気・健康・障害', '社会参加・居場所がほしい'],
    ownWords: '「もうお店では調理を行うことができない」。退院してから、ほとんど家にいる',
    receivedOn: dayFrom(-330),
    method: '電話',
  };
}

export function lifeOf(person: Newcomer, side: string): Life {
  return {
    person,
    name: fullName(person),
    path: '',
    council: `${side}自治会`,
    kitchen: `${side}公民館　調理室`,
    voice: '',
    activity: '',
    plan: '',
    way: '',
  };
}
