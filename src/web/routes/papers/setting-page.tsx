import { mostPosts, type PaperSetting } from '#domain/paper-setting.ts';
import { paperKindCodes, paperKinds, usualPapers } from '#documents/papers.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  setting: PaperSetting & { version: number };
  mayWrite: boolean;
  values: Values;
  errors?: FieldErrors;
};

export function numberName(kind: string): string {
  return `number.${kind}`;
}

/** What the fields show of a setting: the posts as one line, as they are said. */
export function settingValues({ formNumbers, posts, approvedKinds }: PaperSetting): Values {
  const numbers = paperKindCodes.map((kind) => [numberName(kind), [formNumbers[kind] ?? '']]);
  return { ...Object.fromEntries(numbers), posts: [posts.join('、')], approvedKinds };
}

/** 設定 → 様式: the numbers of the municipality's own 要綱, and who signs what. */
export function PaperSettingPage({ context, setting, mayWrite, values, errors = {} }: Props) {
  const value = shown(values);
  return (
    <Page context={context} title="様式">
      <Head
        title="様式"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '様式' }]}
        sub="紙の頭に出る様式番号と決裁欄です。これから印刷する紙に使います。空にした番号は、印字しません。"
      />
      {mayWrite ? (
        <Form csrf={context.csrf} action="/settings/papers" version={setting.version}>
          <ErrorSummary errors={errors} />
          <Columns slim side={<Approval values={values} errors={errors} />}>
            <Section title="様式番号" aside={setting.version === 0 ? 'はじめからの番号です' : undefined}>
              {paperKindCodes.map((kind) => (
                <TextField
                  name={numberName(kind)}
                  label={paperKinds[kind].title}
                  unmarked
                  width="middle"
                  value={value.text(numberName(kind))}
                  error={errors[numberName(kind)]}
                />
              ))}
            </Section>
          </Columns>
          <SaveBar save="様式を決める" back="/settings" />
        </Form>
      ) : (
        <ReadOnly setting={setting} />
      )}
    </Page>
  );
}

function Approval({ values, errors }: { values: Values; errors: FieldErrors }) {
  const value = shown(values);
  return (
    <Section title="決裁欄">
      <TextField
        name="posts"
        label="職"
        hint={`上の位から順に、「、」で区切る。${mostPosts}つまで。例　部長、課長、係長、担当`}
        unmarked
        value={value.text('posts')}
        error={errors['posts']}
      />
      <Checkboxes
        name="approvedKinds"
        label="決裁欄のある紙"
        unmarked
        choices={paperKindCodes.map((kind) => ({ value: kind, label: paperKinds[kind].title }))}
        values={value.all('approvedKinds')}
        error={errors['approvedKinds']}
      />
      <p class="soft">
        はじめは「{usualPapers.posts.join('、')}」です。本人や受入先に渡す紙には、ふつう、つけません。
      </p>
    </Section>
  );
}

function ReadOnly({ setting }: Pick<Props, 'setting'>) {
  return (
    <Section title="いまの決まり">
      <Facts
        caption="様式"
        facts={paperKindCodes.map((kind) => ({
          label: paperKinds[kind].title,
          value: setting.formNumbers[kind] || '番号なし',
          note: setting.approvedKinds.includes(kind) ? `決裁欄　${setting.posts.join('、')}` : '',
        }))}
      />
      <p class="soft after-form">決めるのは、主管課と管理者です。</p>
    </Section>
  );
}
