import { cellText } from '#domain/gap-cell.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import type { AreaRow } from '#use-cases/areas/list-areas.ts';
import type { Tried } from '#use-cases/gaps/try-resource.ts';
import type { Values } from '#web/form-reader.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { AnswerPart } from './answer-part.tsx';
import { countedWords, HowCounted } from './counted-words.tsx';
import { ImaginedForm, imaginedOrder } from './imagined-form.tsx';

type Props = {
  context: PageContext;
  tried: Tried;
  imagined: ImaginedResource;
  areas: readonly AreaRow[];
  values: Values;
  errors: FieldErrors;
};

/** もしもの資源: an imagined place, tried on everybody who has nothing yet. Kept nowhere. */
export function TryPage({ context, tried, imagined, areas, values, errors }: Props) {
  return (
    <Page context={context} title="もしもの資源" tabs={<TownTabs current="/gaps" />}>
      <Head
        title="もしもの資源"
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '足りないもの', href: '/gaps' },
          { label: 'もしもの資源' },
        ]}
        sub={`合うものがまだない人${cellText(tried.without)}について、${countedWords(tried.countedAt, context.today)}。書いたことは、どこにも残りません。`}
      />
      <ErrorSummary errors={errors} order={imaginedOrder} />
      {tried.answer === undefined ? null : (
        <Section title="この場があったら">
          <AnswerPart answer={tried.answer} imagined={imagined} />
          <HowCounted />
        </Section>
      )}
      <Section title="どんな場か">
        <ImaginedForm
          action="/gaps/try"
          values={values}
          errors={errors}
          areas={areas.filter(({ kind }) => kind !== 'elementary_school')}
        />
      </Section>
    </Page>
  );
}
