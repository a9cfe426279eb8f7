import { areaKinds } from '#domain/area.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { schoolDayKinds, type SchoolBreak } from '#domain/school-day.ts';
import type { AreaRow } from '#use-cases/areas/list-areas.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  areas: readonly AreaRow[];
  stretches: readonly SchoolBreak[];
  areaErrors?: FieldErrors;
  dayErrors?: FieldErrors;
  form?: TypedForm;
};

export function TownSettingsPage(props: Props) {
  const { context, areas, stretches, areaErrors = {}, dayErrors = {}, form } = props;
  return (
    <Page context={context} title="地区と学校の暦">
      <Head
        title="地区と学校の暦"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '地区と学校の暦' }]}
        sub="「学校のある日だけ」の役割は、この暦で日が決まります。書かれていない平日は、学校のある日です。"
      />
      <Halves>
        <Section title="学校の暦" aside={`${stretches.length}件`}>
          <ErrorSummary errors={dayErrors} />
          {stretches.length === 0 ? (
            <EmptyState words="まだ書かれていません。夏休みなどを書くまで、「学校のある日だけ」の日は決まりません。" />
          ) : (
            <ul class="rows no-lead">
              {stretches.map((stretch) => (
                <li>
                  <span class="p">
                    <b>{stretch.note || schoolDayKinds[stretch.kind]}</b>　{schoolDayKinds[stretch.kind]}
                    <span class="soft">
                      {formatJapaneseDate(stretch.from, { weekday: true })}
                      {stretch.until === stretch.from
                        ? ''
                        : ` – ${formatJapaneseDate(stretch.until, { weekday: true, year: 'none' })}`}
                    </span>
                  </span>
                  <Form csrf={context.csrf} action="/settings/town/school-days/remove" class="go">
                    <input type="hidden" name="stretch" value={`${stretch.from}/${stretch.until}`} />
                    <Button kind="plain" label={`${stretch.note || schoolDayKinds[stretch.kind]}を消す`}>
                      消す
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          )}
          <Form csrf={context.csrf} action="/settings/town/school-days">
            <JapaneseDateField
              name="from"
              label="はじめの日"
              required
              value={form?.text('from') ?? ''}
              today={context.today}
              error={dayErrors['from']}
            />
            <JapaneseDateField
              name="until"
              label="おわりの日"
              hint="一日だけなら空けておきます"
              value={form?.text('until') ?? ''}
              today={context.today}
              error={dayErrors['until']}
            />
            <Radios
              name="dayKind"
              label="種類"
              layout="row"
              required
              choices={choicesOf(schoolDayKinds)}
              value={form?.text('dayKind') || 'holiday'}
              error={dayErrors['dayKind']}
            />
            <TextField
              name="note"
              label="名前"
              hint="例　夏休み"
              width="middle"
              value={form?.text('note')}
              error={dayErrors['note']}
            />
            <p class="acts">
              <Button>暦に書く</Button>
            </p>
          </Form>
        </Section>
        <Section title="地区" aside={`${areas.length}か所`}>
          <ErrorSummary errors={areaErrors} />
          {areas.length === 0 ? (
            <EmptyState words="まだ地区がありません。" />
          ) : (
            <ul class="rows no-lead">
              {areas.map((area) => (
                <li>
                  <span class="p">
                    <b>{area.name}</b>　{areaKinds[area.kind]}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <Form csrf={context.csrf} action="/settings/town/areas">
            <Radios
              name="kind"
              label="地区の種類"
              layout="row"
              required
              choices={choicesOf(areaKinds)}
              value={form?.text('kind') || 'district'}
              error={areaErrors['kind']}
            />
            <TextField
              name="name"
              label="地区の名前"
              width="middle"
              required
              value={form?.text('name')}
              error={areaErrors['name']}
            />
            <p class="acts">
              <Button kind="second">地区を加える</Button>
            </p>
          </Form>
        </Section>
      </Halves>
    </Page>
  );
}
