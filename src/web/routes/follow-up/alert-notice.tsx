import { absenceReasons } from '#domain/attendance.ts';
import type { FollowUpAlert } from '#domain/follow-up-alert.ts';
import { hostLoads, hostWishes } from '#domain/follow-up.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { WaysOut } from '#web/ui/error-summary.tsx';
import { Notice } from '#web/ui/notice.tsx';

/** 11月10日（体調）、11月17日（聞いていない） */
export function absentDays(alert: Extract<FollowUpAlert, { kind: 'absences' }>, today: string): string {
  return alert.series.days
    .map(({ day, reasons }) => {
      const why = reasons.map((reason) => absenceReasons[reason]).join('・');
      return `${formatDayNear(day, today)}${why === '' ? '' : `（${why}）`}`;
    })
    .join('、');
}

type Props = { alerts: readonly FollowUpAlert[]; path: string; today: string };

/** What calls for a hand, with what can be done. Seen by workers only; nothing here is said to the person. */
export function AlertNotices({ alerts, path, today }: Props) {
  const absences = alerts.find((alert) => alert.kind === 'absences');
  return (
    <>
      {absences ? (
        <Notice kind="warn" title={`予定${absences.series.days.length}回つづけて、来ていません`}>
          <p>{absentDays(absences, today)}。連絡を記録すると、この知らせは消えます。</p>
          <WaysOut
            ways={[
              {
                href: `${path}/follow-up/record?side=person`,
                label: '本人に電話する',
                explained: 'せかさず、わけを聞く。聞いたことを書く',
              },
              {
                href: `${path}/follow-up/record?side=host`,
                label: '受入先にきく',
                explained: 'むこうに連絡がなかったか、ようすを聞く',
              },
              {
                href: `${path}/attendance/rest`,
                label: '休みにする',
                explained: 'いつまで休むかを決める。その間は欠席でない',
              },
            ]}
          />
        </Notice>
      ) : null}
      <HostNotice alerts={alerts} path={path} today={today} />
    </>
  );
}

/** What the host said about its load and about going on was said in one breath, and is one notice. */
function HostNotice({ alerts, path, today }: Props) {
  const host = alerts.filter((alert) => alert.kind !== 'absences');
  const [first] = host;
  if (!first) return null;
  const words = host.map((alert) =>
    alert.kind === 'host_load' ? `負担は${hostLoads[alert.load]}` : hostWishes[alert.wish],
  );
  return (
    <Notice kind="warn" title={`受入先：${words.join('。')}`}>
      <p>
        {formatDayNear(first.on, today)}に聞いたことです。新しく聞いて書くと、この知らせはかわります。
        <a href={`${path}/follow-up/record?side=host`}>受入先にきく</a>
      </p>
    </Notice>
  );
}
