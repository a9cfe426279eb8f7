import { ageOn, daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { Found } from '#use-cases/placement/find-candidates.ts';
import type { MatchPerson } from '#use-cases/placement/find-person.ts';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';

function ageText({ bornOn, bornPrecision }: MatchPerson, today: string): string {
  if (bornOn === null || bornPrecision === 'unknown') return '';
  const age = ageOn(bornOn, today);
  return bornPrecision === 'day' || bornPrecision === 'month' ? `${age}歳` : `${age}歳くらい`;
}

export function subLine({ person, searchingSince, source }: Found, today: string): string {
  const parts = [
    ageText(person, today),
    person.areaName ?? '',
    `アセスメント 第${source.edition}版${source.isConfirmed ? '' : '（下書き）'} ${formatDayNear(source.madeOn, today)}`,
    searchingSince === null ? '' : `探しはじめて${daysBetween(searchingSince, today)}日`,
  ];
  return parts.filter((part) => part !== '').join('　');
}

/** Whatever makes the answer weaker than it looks stands before it. */
export function Doubts({ found }: { found: Found }) {
  const { source, newerDraft, home, saysNothing, person } = found;
  return (
    <>
      {saysNothing ? (
        <Notice kind="warn" title="願いと強みが、まだ書かれていません">
          {gap}合うかどうかを言えません。
          <a href={`/people/${person.id}/assessment`}>うかがって書く</a>
        </Notice>
      ) : null}
      {source.isConfirmed ? null : (
        <Notice kind="warn" title="下書きのアセスメントでさがしています">
          {gap}本人と読み合わせて確定すると、この印は消えます。
        </Notice>
      )}
      {newerDraft === null ? null : (
        <Notice title={`第${newerDraft}版を書いている途中です`}>
          {gap}いまは、確定した第{source.edition}版の条件でさがしています。
        </Notice>
      )}
      {home === 'protected' ? (
        <Notice title="住所は支援措置で閉じています">
          {gap}距離はだれの画面にも出ません。近さは本人にうかがってください。
        </Notice>
      ) : null}
      {home === 'not-open' ? (
        <Notice title="連絡先は、この機関に開いていません">{gap}距離は出ません。</Notice>
      ) : null}
    </>
  );
}
