/**
 * Our own table, first half: food, land, hands. Code, concept, name (〇〇: whom it is for), facilities (a|b: either),
 * minutes, people, what is asked of whoever leads (0–3), who leads and does what, what the helper does, what the others
 * do, what to check. A municipality changes or adds rows in table recipe.
 */
export const rowsOfHands = `cook-class	a.cook	〇〇料理教室	kitchen	120	4-12	standing:2,heavy:1,fine_hand:2,teach_group:2,voice_required:2,planning:1,multi_instruction:1	講師:献立を決め、手順を話し、味を見る	火の番、重い鍋、包丁の手本を受け持つ	切る、煮る、運ぶ、洗う	food,fire,money,benefit
cook-pickle	a.cook	〇〇みそと漬けものの会	kitchen	150	4-12	standing:1,heavy:2,fine_hand:1,teach_group:2,planning:1	先生:塩かげんと仕込みを教える	たる、豆、重しを運ぶ	つぶす、混ぜる、詰める	food,money
cook-noodle	a.cook	〇〇そば打ちの会	kitchen	150	3-8	standing:2,heavy:1,fine_hand:2,teach_group:2	先生:粉と水をみて、打ち方を見せる	ゆでる、湯を運ぶ	こねる、のばす、切る	food,fire,money
cook-lunch	a.eat	〇〇昼ごはんの会	kitchen	150	5-20	standing:2,heavy:1,planning:2,multi_instruction:2,lead_group:1	世話役:献立と段取りを決め、声をかける	買い物、火の番	いっしょに作って食べ、片づける	food,fire,money,alcohol
cook-salt	a.menu	〇〇減塩のおかずの会	kitchen	120	4-12	standing:1,fine_hand:1,teach_group:2,planning:1	講師:献立と味のつけ方を話す	量る、火の番	切る、味をみくらべる	food,fire,money
cook-bake	a.bake	〇〇お菓子とパンの会	kitchen	150	3-10	standing:2,fine_hand:2,teach_group:2	先生:生地の見きわめを教える	オーブンと熱い天板を受け持つ	量る、こねる、形をつくる	food,fire,money
coffee-corner	a.coffee	〇〇喫茶の日	kitchen|water	120	5-20	standing:2,conversation:1,cash:1,speed:1	店主:豆と湯をみて、いれる	運ぶ、会計	飲む、話す、片づける	food,money
food-box	a.mealbox	〇〇手作り弁当の日	kitchen	180	4-12	standing:2,speed:2,planning:2,multi_instruction:2	料理長:献立と詰め方を決める	火の番、数をそろえる	詰める、届ける	food,fire,money
kids-cafe	a.kidscaf	こども食堂の日	kitchen	180	6-40	standing:2,planning:2,multi_instruction:2,responsibility:2,crowd:2	料理長:献立と段取りを決める	火の番、大鍋、受付	作る、配る、いっしょに食べる	food,fire,children,money
cater-fest	a.cater	〇〇もちつきと汁の日	kitchen,ground	180	8-40	standing:2,heavy:3,crowd:2,outdoor:2,planning:2	世話役:火と段取りをみる	きね、大鍋を運ぶ	つく、丸める、配る	food,fire,outdoors,children
farm-plot	a.farm	〇〇畑の会	field	120	3-12	outdoor:2,squat:2,heavy:1,planning:1,teach_group:1	先生:植えどきと手入れを教える	うね立て、道具と水を運ぶ	植える、草を取る、とり入れる	outdoors,tools,food
garden-beds	a.garden	〇〇花づくりの会	field	90	3-12	outdoor:2,squat:1,teach_group:1	先生:植え方と水やりを教える	土を運ぶ、高い所・低い所をする	植える、水をやる、咲いたら見る	outdoors,tools
pot-garden	a.garden	〇〇鉢植えと寄せ植えの会	table	90	3-10	fine_hand:1,teach_group:1	先生:取り合わせと根の扱いを教える	土と鉢を運ぶ	植える、持ち帰る	tools,money
garden-care	a.weeding	〇〇庭の手入れの会	ground|field	90	3-10	outdoor:2,squat:2,heavy:1,lead_group:1	世話役:刈る所と切る所を決める	道具を出す、袋を運ぶ	草を取る、掃く、枝をまとめる	outdoors,tools
forest-day	a.forest	〇〇里山の会	wood	150	4-12	outdoor:3,heavy:2,slope:2,walking_long:2,teach_group:1,responsibility:2	案内人:切る木と道具の使い方を教える	刃物と足もとをみる	切る、運ぶ、火にあたる	outdoors,tools,fire
fish-day	a.fish	〇〇釣りの会	ground	180	3-10	outdoor:3,walking_long:1,planning:1,teach_group:1	先生:仕掛けと糸の結び方を教える	水ぎわに立つ、荷を運ぶ	釣る、放す、片づける	outdoors,children
animal-day	a.animal	〇〇動物とすごす日	ground|floor	90	3-10	outdoor:1,walking_long:1,responsibility:2	世話役:ふれ方を教え、動物をみる	受付、つなぎ直し	なでる、歩く、ブラシをかける	animals,outdoors,children
sew-class	a.sew	〇〇針仕事の会	table	120	3-10	fine_hand:3,teach_group:1,conversation:1	先生:裁ち方と縫い方を教える	型を写す、糸を通す	縫う、ほどく、仕上げる	tools,money
sew-mend	a.sew	〇〇つくろいの日	table	120	3-10	fine_hand:2,conversation:1	先生:直し方を見立てる	受付、アイロン	持ってくる、いっしょに直す	tools,money
knit-circle	a.knit	〇〇編みものの会	table	90	3-12	fine_hand:3,conversation:1	先生:編み図を読み、目をひろう	毛糸を巻く、目を数える	編む、見せ合う	tools,money
wood-class	a.wood	〇〇木工の会	workshop	120	3-8	standing:2,heavy:1,fine_hand:2,loud_noise:2,teach_group:2,responsibility:2	先生:木取りと刃物の使い方を教える	押さえる、機械のそばに立つ	切る、組む、みがく	tools,money
wood-child	a.wood	親子の木のおもちゃづくり	workshop|ground|table	120	4-16	standing:1,fine_hand:2,loud_noise:2,supervise_children:2,teach_group:2	先生:形を決め、切りやすくしておく	刃物を受け持つ、やすりを手伝う	組む、みがく、色をつける	tools,children,money
repair-cafe	a.repair	〇〇なおしものの日	workshop|table	150	3-12	fine_hand:3,responsibility:2,conversation:1	直し手:見立てて、直し方を見せる	受付、部品をさがす	持ってくる、いっしょに直す	tools,electric,money
repair-toy	a.repair	おもちゃ病院	workshop|table	120	3-20	fine_hand:3,conversation:1,responsibility:1	おもちゃの先生:こわれた所をみる	受付、電池と部品	持ってくる、待つ間に遊ぶ	tools,electric,children
repair-knife	a.repair	包丁研ぎの日	water	120	3-20	standing:2,fine_hand:2,heavy:1,outdoor:1	研ぎ手:研いで、手入れを教える	受付、包む、渡す	持ってくる、研ぎを習う	tools,money
electric-fix	a.electric	〇〇機械いじりの会	workshop|table	120	3-10	fine_hand:3,responsibility:2,teach_group:1	先生:開け方としくみを教える	工具をそろえる、記録する	分ける、直す、動かす	tools,electric
craft-class	a.craft	〇〇ものづくりの会	table	120	3-12	fine_hand:2,teach_group:2,planning:1	先生:題材を決め、手本を見せる	材料を分ける、手を貸す	つくる、見せ合う	tools,money
weave-class	a.weave	〇〇織りと染めの会	water	150	3-8	fine_hand:2,standing:1,teach_group:2	先生:糸と染め液をみる	湯をわかす、しぼる	織る、染める、干す	tools,fire,money
bookbind-class	a.bookbind	〇〇本の手当ての会	table	120	3-8	fine_hand:3,teach_group:1	先生:破れを見立て、のりと紙を選ぶ	本を運ぶ、重しをのせる	綴じる、貼る、押さえる	tools,rights
light-table	a.light	〇〇手しごとの会	table	90	3-12	fine_hand:2,conversation:1	世話役:見本を作り、数をみる	材料を配る、数える	組み立てる、詰める	money,benefit
odd-help	a.odd	〇〇ちょこっと手伝い隊	room	60	3-12	planning:2,lead_group:1,phone:1	世話役:頼まれごとを分ける	電話を受ける、書きとめる	電球をかえる、ごみを出す	tools,money,privacy
clean-day	a.clean	〇〇町なみそうじの日	ground|room	60	4-30	outdoor:2,walking_long:1,lead_group:1	世話役:歩く道と持ち場を決める	袋と道具を配る、集める	拾う、掃く、分ける	outdoors,tools,road
house-order	a.house	〇〇片づけの会	table	90	3-10	lead_group:1,conversation:1	先生:残す・手放すの決め方を話す	箱と札を用意する	持ち寄る、分ける、話す	privacy
laundry-care	a.laundry	〇〇アイロンと手入れの会	table	90	3-8	standing:1,fine_hand:1,teach_group:1	先生:生地ごとの手入れを教える	台と道具を並べる	かける、たたむ	tools,fire
snow-team	a.snow	〇〇雪かき隊	ground|room	90	4-20	outdoor:3,heavy:3,lead_group:1	世話役:まわる家と順番を決める	道具を配る、体調をみる	かく、運ぶ、温かい物を飲む	outdoors,tools,body
shop-day	a.shop	〇〇小さな店の日	shop|table	120	3-20	cash:2,conversation:1,standing:1	店主:品をそろえ、値をつける	会計、並べる	売る、買う、話す	money,food
shopping-walk	a.shopping	〇〇買い物の会	room|shop	120	3-8	walking_long:2,planning:1,heavy:1	世話役:店と道を決める	荷を持つ、時間をみる	選ぶ、買う、ひと休みする	vehicle,money,outdoors
deliver-round	a.deliver	〇〇便りを届ける会	room	90	3-10	walking_long:2,outdoor:2,kanji_reading:1	世話役:道順と持ち場を決める	数える、地図に印をつける	届ける、ひと声かける	road,privacy,outdoors
move-help	a.carry	〇〇会場づくり隊	floor|room	60	4-16	heavy:2,lead_group:1	世話役:並べ方を決める	数をみる、けがに気をつける	運ぶ、並べる、しまう	tools,body`;
