/** In place of what is not open to this worker: said, so that an empty page is not taken for an empty record. */
export function ClosedItem({ what }: { what: string }) {
  return (
    <p class="note">
      <b>{what}は、あなたの機関には開いていません。</b>
      本人の同意か、会議での決定があれば開きます。記録した機関か主管課に聞いてください。
    </p>
  );
}
