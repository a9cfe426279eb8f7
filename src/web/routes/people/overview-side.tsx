import { isEnded } from '#domain/case-state.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { consentItems } from '#domain/consent.ts';
import type { Overview } from '#use-cases/people/open-overview.ts';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Tag } from '#web/ui/tag.tsx';

/** Beside the person: who may know what, what comes next, the family, the case. */
type Props = {
  overview: Overview;
  today: string;
  /** 担当 and 主管課 may ask who looked. */
  maySeeReaders: boolean;
};

export function OverviewSide({ overview, today, maySeeReaders }: Props) {
  const { person, consents, household, nextSteps } = overview;
  const at = (path: string) => `/people/${person.id}${path}`;
  return (
    <>
      <Section title="同意" aside={<a href={at('/consents')}>すべて</a>}>
        {consents.length === 0 ? (
          <p class="empty">
            同意はまだありません。<a href={at('/consents/new')}>うかがう</a>
          </p>
        ) : (
          <ul class="rows no-lead">
            {consents.map((consent) => (
              <li>
                <div class="p">
                  <b>{consent.recipient}</b>
                  <ConsentWords consent={consent} today={today} />
                </div>
              </li>
            ))}
          </ul>
        )}
        {maySeeReaders ? (
          <p>
            <a href={at('/seen')}>この人の記録を見た人</a>
          </p>
        ) : null}
      </Section>
      <Section title="次にすること" aside={<a href={at('/notes/new')}>書く</a>}>
        {nextSteps.length === 0 ? <p class="empty">待っていることはありません。</p> : null}
        <ul class="rows">
          {nextSteps.map((step) => (
            <li>
              <span class="t">{step.on === null ? '日はまだ' : formatDayNear(step.on, today)}</span>
              <span class="p">
                {step.step}
                {step.by === null ? null : <span class="soft">{step.by}</span>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="家族・連絡先" aside={<a href={at('/household')}>家族を書く</a>}>
        {person.open.has('family') ? null : <p class="soft">家族のことは、開いていません。</p>}
        {household.length === 0 && person.open.has('family') ? (
          <p class="empty">家族のことは、まだうかがっていません。</p>
        ) : null}
        <ul class="rows">
          {household.map((member) => (
            <li>
              <span class="t">{member.relation}</span>
              <span class="p">
                {member.name}
                <span class="soft">
                  {[member.livesTogether ? '同居' : '別居', member.note]
                    .filter((part) => part !== '')
                    .join(gap)}
                </span>
              </span>
            </li>
          ))}
        </ul>
        <p>
          <a href={at('/contact')}>連絡先{person.hasProtectedAddress ? '（支援措置あり）' : ''}</a>
          {gap}
          <a href={at('/particulars')}>名まえ・暮らしをなおす</a>
        </p>
      </Section>
      <Section
        title="ケース"
        aside={
          person.currentCase ? (
            <a href={at('/case')}>{isEnded(person.currentCase.state) ? '見る' : '進める'}</a>
          ) : undefined
        }
      >
        <p>
          {person.currentCase
            ? `番号 ${person.currentCase.number}${gap}${formatDayNear(person.currentCase.openedOn, today)}から`
            : 'ケースはまだ開いていません。'}
        </p>
      </Section>
    </>
  );
}

function ConsentWords({ consent, today }: { consent: Overview['consents'][number]; today: string }) {
  const { standing } = consent;
  if (standing === 'explained') {
    return (
      <p>
        <Tag kind="warn">返事はまだ</Tag>
      </p>
    );
  }
  if (standing === 'refused') return <p class="soft">断られた</p>;
  const isAll = consent.items.length === Object.keys(consentItems).length;
  const items = isAll ? 'すべて' : consent.items.map((item) => consentItems[item]).join('、');
  const told = consent.toldWords === '' ? items : `「${consent.toldWords}」`;
  return (
    <>
      <p>{told}</p>
      {consent.notToldWords === '' ? null : <p class="soft">伝えない：{consent.notToldWords}</p>}
      {consent.validUntil === null ? null : (
        <p class="soft">{formatDayNear(consent.validUntil, today)}まで</p>
      )}
      {standing === 'expired' ? <Tag kind="warn">期限切れ</Tag> : null}
    </>
  );
}
