import { formatDayNear } from '#domain/japanese-date.ts';
import { incidentKinds } from '#domain/incident.ts';
import type { StoredIncident } from '#use-cases/hosting/list-incidents.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { DayField } from './day-field.tsx';
import { CourseFields } from './incident-fields.tsx';
import { whenText } from './incidents-page.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = PlacementPageProps & { incident: StoredIncident; values: Values; errors: FieldErrors };

/** One report: what was written stays, what follows is added until it is closed. */
export function IncidentPage({ incident, values, errors, ...frame }: Props) {
  const { context, placement } = frame;
  const path = `${placementPath(placement)}/incidents`;
  const isClosed = incident.closedOn !== null;
  return (
    <PlacementFrame
      {...frame}
      place="/incidents"
      title={`事故・ヒヤリ　${incident.number}`}
      under={{ label: '事故・ヒヤリ', href: path }}
      actions={<PaperLink personId={frame.person.id} kind="incident" of={incident.id} />}
    >
      <Columns
        slim
        side={
          isClosed ? (
            <Section title="閉じた">
              <p>{formatDayNear(incident.closedOn ?? context.today, context.today)}に閉じました。</p>
            </Section>
          ) : (
            <CloseForm context={context} incident={incident} errors={errors} values={values} path={path} />
          )
        }
      >
        <Section title={incident.number} aside={whenText(incident, context.today)} class="wide-labels">
          <Facts facts={factsOf(incident, context.today, isClosed)} caption={incident.number} />
        </Section>
        {isClosed ? null : (
          <Section title="書き足す" aside="前に書いた文も残ります">
            <Form
              csrf={context.csrf}
              action={`${path}/${incident.id}`}
              version={incident.version}
              keep={`incident-${incident.id}`}
            >
              {errors['closedOn'] ? null : <ErrorSummary errors={errors} />}
              <CourseFields context={context} values={values} errors={errors} />
              <SaveBar save="保存する" back={path} />
            </Form>
          </Section>
        )}
      </Columns>
    </PlacementFrame>
  );
}

function factsOf(incident: StoredIncident, today: string, isClosed: boolean) {
  const first = [
    { label: '種類', value: incidentKinds[incident.kind] },
    { label: '場所', value: incident.placeNote },
    { label: 'あったこと', value: incident.what },
  ];
  const course = isClosed
    ? [
        { label: 'けが・損害', value: incident.injury },
        { label: 'そのときしたこと', value: incident.action },
        {
          label: '知らせた',
          value: [incident.toldTo, incident.toldOn ? formatDayNear(incident.toldOn, today) : '']
            .filter((part) => part !== '')
            .join('　'),
        },
        { label: '保険', value: incident.insuranceNote },
        { label: 'これから気をつけること', value: incident.prevention },
      ]
    : [];
  return [
    ...[...first, ...course]
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => ({ label, value: <span class="as-typed">{value}</span> })),
    { label: '情報の根拠', value: <Stamp basis={incident.basis} words /> },
  ];
}

function CloseForm(props: {
  context: Props['context'];
  incident: StoredIncident;
  values: Values;
  errors: FieldErrors;
  path: string;
}) {
  const { context, incident, values, errors, path } = props;
  const own = Object.fromEntries(Object.entries(errors).filter(([name]) => name === 'closedOn'));
  return (
    <Section title="閉じる">
      <p>「これから気をつけること」を書いて保存してから、閉じます。</p>
      <Form csrf={context.csrf} action={`${path}/${incident.id}/close`} version={incident.version}>
        <ErrorSummary errors={own} />
        <DayField
          name="closedOn"
          label="閉じた日"
          required
          value={shown(values).text('closedOn') || context.today}
          today={context.today}
          error={errors['closedOn']}
        />
        <div class="after-form">
          <Actions>
            <Button kind="second">閉じる</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
