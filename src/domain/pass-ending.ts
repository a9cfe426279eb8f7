import { endings, type EndsWhen } from './decline-reason.ts';
import { formatDayNear } from './japanese-date.ts';
import { supportLabels, type SupportCode } from './condition-codes.ts';

/** What a resource was like on a day, as far as a reason may end by it. Nothing of a person is in it. */
export type ResourceSeen = {
  /** How many places are free; null when nobody said how many there are. */
  free: number | null;
  /** Digests of what is written: only whether they changed is asked. */
  hours: string;
  conditions: string;
  contact: string;
  supports: readonly string[];
  checkedOn: string | null;
};

export type HeldPass = {
  until: string | null;
  endsWhen: EndsWhen;
  passedOn: string;
  seen: Partial<ResourceSeen>;
};

export type OpenPass = {
  id: string;
  resourceId: string;
  resourceName: string;
  passedBy: string;
  /** 本人の「いや」: asked for no reason, and only taken back by the person. */
  isPersonsNo: boolean;
  /** Why, in the words of the town's table. */
  why: string;
  until: string | null;
  endsWhen: EndsWhen;
  passedOn: Date;
};

/** Let go by once, and up again because its reason has ended. */
export type BackPass = OpenPass & { ended: string };

/** Why it is up again, in words for the page. */
export type Ended = { how: EndsWhen; words: string };

/**
 * Whether what was let go by is up again: its day has come, or the reason has ended. `needs` are the supports that the person
 * needs: a new one that does not help them ends nothing.
 */
export function endedBy(
  pass: HeldPass,
  now: ResourceSeen | undefined,
  today: string,
  needs: readonly SupportCode[] = [],
): Ended | undefined {
  const { until, endsWhen, passedOn, seen } = pass;
  if (until !== null && until <= today) {
    return { how: 'on_day', words: `${formatDayNear(until, today)}になった` };
  }
  if (now === undefined) return undefined;
  switch (endsWhen) {
    case 'place_free':
      return isFreeAgain(seen, now, passedOn)
        ? { how: endsWhen, words: now.free === null ? '空きを確かめなおした' : `空きが${now.free}できた` }
        : undefined;
    case 'hours_changed':
      return changed(seen.hours, now.hours) ? { how: endsWhen, words: '曜日・時間が変わった' } : undefined;
    case 'conditions_changed':
      return changed(seen.conditions, now.conditions)
        ? { how: endsWhen, words: '受入先の条件が変わった' }
        : undefined;
    case 'contact_changed':
      return changed(seen.contact, now.contact)
        ? { how: endsWhen, words: '担当・連絡先が替わった' }
        : undefined;
    case 'care_available': {
      const gained = now.supports.filter((code) => !(seen.supports ?? []).includes(code));
      const helping =
        needs.length === 0 ? gained : gained.filter((code) => needs.some((need) => need === code));
      const names = helping.map((code) => supportLabels[code as SupportCode] ?? code).join('・');
      return helping.length > 0 ? { how: endsWhen, words: `できるようになった：${names}` } : undefined;
    }
    case 'asked_again':
      return now.checkedOn !== null && now.checkedOn > passedOn
        ? { how: endsWhen, words: `${formatDayNear(now.checkedOn, today)}に受入先に確かめた` }
        : undefined;
    default:
      return undefined;
  }
}

/** A row from before this was kept says nothing about then, so nothing can be said to have changed. */
function changed(then: string | undefined, now: string): boolean {
  return then !== undefined && then !== now;
}

/** The host may say 「いっぱい」 while the register still counts a place: then only more places, or asking anew, ends it. */
function isFreeAgain(seen: Partial<ResourceSeen>, now: ResourceSeen, passedOn: string): boolean {
  if (now.free === 0) return false;
  const isAskedSince = now.checkedOn !== null && now.checkedOn > passedOn;
  if (now.free === null) return isAskedSince;
  return isAskedSince || (seen.free !== undefined && now.free > (seen.free ?? Number.POSITIVE_INFINITY));
}

/** Until when it stays away, in words. */
export function heldUntil({ until, endsWhen }: Pick<HeldPass, 'until' | 'endsWhen'>, today: string): string {
  const day = until === null ? '' : `${formatDayNear(until, today)}から、また出ます`;
  if (endsWhen === 'on_day' || endsWhen === 'by_hand') return day === '' ? '取り消すまで出しません' : day;
  const reason = `${endings[endsWhen]}出しません`;
  return day === '' ? reason : `${reason}（おそくとも${day}）`;
}
