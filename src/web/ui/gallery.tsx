import { LinkButton } from './button.tsx';
import { Furigana } from './furigana.tsx';
import { GalleryForms } from './gallery-forms.tsx';
import { GalleryLists } from './gallery-lists.tsx';
import { GalleryTown } from './gallery-town.tsx';
import { gap } from './gap.ts';
import { Head } from './head.tsx';
import { Form } from './form.tsx';
import { Page } from './page.tsx';
import type { PageContext } from './page-context.ts';
import { PersonName } from './person-name.tsx';
import { PhonePage } from './phone-page.tsx';
import { PrintHead } from './print-head.tsx';
import { Radios } from './radios.tsx';
import { Section } from './section.tsx';
import { TextArea } from './text-area.tsx';
import { Voice } from './voice.tsx';
import { Button } from './button.tsx';

/** Every part with real text, for eyes, tests and the accessibility check. */
export function Gallery({ context }: { context: PageContext }) {
  return (
    <Page context={context} title="部品">
      <PrintHead context={context} number="R8-0142" copy="3" collect />
      <Head
        crumbs={[{ href: '/people', label: 'ひと' }, { label: '担当の23人' }]}
        title={<PersonName name="相良 剛" kana="さがら つよし" reading="beside" />}
        sub={`58歳（昭和43年6月2日生）${gap}ひとり暮らし${gap}川端地区${gap}主担当 自立相談支援機関${gap}番号 R8-0142`}
        actions={
          <>
            <LinkButton href="#keika">経過を書く</LinkButton>
            <LinkButton href="#sagasu" kind="main">
              行き先を探す
            </LinkButton>
          </>
        }
      />
      <GalleryLists />
      <GalleryForms context={context} />
      <GalleryTown context={context} />
    </Page>
  );
}

/** The large, calm pages of hosts, residents and the person. */
export function PhoneGallery({ context }: { context: PageContext }) {
  return (
    <PhonePage
      context={context}
      title="お願いと配慮シート"
      audience="受け入れてくださる方"
      foot={<p>この頁は、お渡しした番号の方だけが開けます。</p>}
    >
      <h1>
        <PersonName name="相良" kana="さがら" reading="ruby" />へ
      </h1>
      <Voice words="昼に、だれかと飯の話がしたい" bar />
      <Section kicker="はじめに" title="お願い">
        <p>
          第2土曜の公民館で、<b>料理を教える役</b>をお願いできそうな方がいます。まず3回、試させてください。
        </p>
        <div class="asks">
          <LinkButton href="#a" kind="main">
            話を聞いてみる
          </LinkButton>
          <LinkButton href="#b">今回は見送る</LinkButton>
          <LinkButton href="#c" kind="plain">
            電話で話したい
          </LinkButton>
        </div>
      </Section>
      <Section title="これから すること">
        <ol class="wh">
          <li>
            <Furigana words="{公民館|こうみんかん}を {見|み}に {行|い}きます。" />
          </li>
          <li>
            <Furigana words="{続|つづ}けるか、やめるか、{相談|そうだん}します。" />
          </li>
        </ol>
      </Section>
      <Section title="配慮シート">
        <dl class="cs">
          <dt>得意</dt>
          <dd>和食。手順をことばで教えること</dd>
          <dt>無理のしるし</dt>
          <dd>口数が減る、手が止まる</dd>
        </dl>
      </Section>
      <Section title="きょうの様子">
        <Form csrf={context.csrf} keep="host">
          <Radios
            name="mood"
            label="様子はどうでしたか"
            layout="segments"
            unmarked
            value="usual"
            choices={[
              { value: 'good', label: 'よかった' },
              { value: 'usual', label: 'ふつう' },
              { value: 'worry', label: '気になる' },
            ]}
          />
          <Radios
            name="trouble"
            label="そちらで困ったことは"
            layout="segments"
            unmarked
            choices={[
              { value: 'no', label: 'なかった' },
              { value: 'yes', label: 'あった' },
            ]}
          />
          <TextArea name="note" label="ひとこと" />
          <div class="after-form">
            <Button>送る</Button>
          </div>
        </Form>
      </Section>
    </PhonePage>
  );
}
