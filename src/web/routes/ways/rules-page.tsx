import { secondFactorRules, type StoredSignInRules } from '#domain/sign-in-rules.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';

type Props = {
  context: PageContext;
  stored: StoredSignInRules;
  secondFactor: string;
  networks: string;
  /** Where this administrator sits. */
  address: string;
  needsSecondPerson: boolean;
  errors: FieldErrors;
  /** Another administrator decided otherwise while this was being typed. */
  theirs?: StoredSignInRules;
};

/** 設定 → はいり方の決まり. */
export function RulesPage({
  context,
  stored,
  secondFactor,
  networks,
  address,
  needsSecondPerson,
  errors,
  theirs,
}: Props) {
  return (
    <Page context={context} title="はいり方の決まり">
      <Head
        title="はいり方の決まり"
        crumbs={[{ label: '設定', href: '/settings' }, { label: 'はいり方の決まり' }]}
        sub="この自治体のみんなに働く決まりです。いまはいっている人の画面は閉じません"
      />
      <Form csrf={context.csrf} action="/settings/sign-in-rules" version={(theirs ?? stored).version}>
        {theirs ? (
          <ErrorSummary errors={{}} title="ほかの管理者が先に、この決まりを書きました">
            <p>
              いまは、二つめの確かめは「{secondFactorRules[theirs.secondFactor]}」、はいれる場所は
              {theirs.allowedNetworks.length === 0 ? 'どこからでも' : theirs.allowedNetworks.join('、')}
              です。下のままでよければ、もう一度決めてください。
            </p>
          </ErrorSummary>
        ) : (
          <ErrorSummary errors={errors} />
        )}
        <Section title="二つめの確かめ">
          <Radios
            name="secondFactor"
            label="だれに求めるか"
            hint="求められた人は、つぎにはいったとき、まず自分の電話のアプリをつなぎます。それまで、ほかの頁は開きません"
            required
            choices={choicesOf(secondFactorRules)}
            value={secondFactor}
            error={errors['secondFactor']}
          />
        </Section>
        <Section title="はいれる場所">
          <TextArea
            name="networks"
            label="はいれるネットワーク"
            hint={`一行にひとつ。例　192.0.2.0/24、2001:db8::/32。空けておくと、どこからでもはいれます。いまのあなたの場所は ${address} です`}
            rows={5}
            value={networks}
            error={errors['networks']}
          />
          <p class="soft">
            ここに書いた場所の外からは、はいる頁も開きません。受入先のリンクの頁は、どこからでも開きます。
          </p>
        </Section>
        <Section title="ふたりで決めること">
          <Checkbox
            name="needsSecondPerson"
            label="管理者のあぶない操作には、もうひとりの管理者の同意を求める"
            hint="人の二つめの確かめや合言葉を変える、管理者をふやす・止める、この決まりを変える、などです。頼みは24時間働きます"
            checked={needsSecondPerson}
          />
          {stored.needsSecondPerson ? (
            <p>
              いまは、この頁を書きかえるにも同意がいります。先に
              <a href="/settings/second-person">ふたりで決めること</a>で頼んでください。
            </p>
          ) : null}
        </Section>
        <SaveBar save="この決まりにする" back="/settings" />
      </Form>
    </Page>
  );
}
