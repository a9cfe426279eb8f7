import { careSheetParts, forHost, type CareSheetContent, type CareSheetPart } from '#domain/care-sheet.ts';
import type { HostConsent } from '#use-cases/hosting/host-consent.ts';
import { Halves } from '#web/ui/columns.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';

/** What the host will read, and nothing else: built from what leaves, not from what is known. */
export function ToldSide({ content, edition }: { content: CareSheetContent; edition: number }) {
  const told = forHost(content);
  const parts = (Object.keys(careSheetParts) as CareSheetPart[]).filter((part) => told[part].trim() !== '');
  const facts = [
    { label: '呼び名', value: told.called === '' ? '（書かない）' : told.called },
    ...parts.map((part) => ({
      label: careSheetParts[part],
      value: <span class="as-typed">{told[part]}</span>,
    })),
    { label: '連絡先', value: told.contact === '' ? '（まだ）' : told.contact },
  ];
  return (
    <Section title="受入先の紙に出ること" aside={`第${edition}版`} class="wide-labels">
      <Facts facts={facts} caption="受入先の紙に出ること" />
    </Section>
  );
}

/** What stays here: the worker's own list, what the person asked to keep back, and that something is sealed. */
export function KeptSide({
  notTold,
  consent,
  keptOut,
}: {
  notTold: string;
  consent: HostConsent | undefined;
  keptOut: number;
}) {
  const asked = consent?.notToldWords ?? '';
  return (
    <Section title="伝えないこと" aside="受入先の紙には出ません">
      {notTold === '' ? (
        <p class="empty">まだ書いていません。</p>
      ) : (
        <p class="as-typed kept-words">{notTold}</p>
      )}
      {asked === '' ? null : <p class="soft">同意のときに本人が「伝えない」と言ったこと：{asked}</p>}
      {keptOut > 0 ? (
        <Notice kind="seal">
          <b>支援会議・通報で知ったことが{keptOut}件あります。</b>配慮シートには出ません。
        </Notice>
      ) : null}
    </Section>
  );
}

/** Side by side, so that nobody hands over a paper without having seen both. */
export function TwoSides(props: {
  content: CareSheetContent;
  edition: number;
  consent: HostConsent | undefined;
  keptOut: number;
}) {
  return (
    <Halves>
      <ToldSide content={props.content} edition={props.edition} />
      <KeptSide notTold={props.content.notTold} consent={props.consent} keptOut={props.keptOut} />
    </Halves>
  );
}
