/** Three articles to try the page on. All of it is invented: places, people, numbers. */

const harbour = `Engineers warn that Carrow’s storm barrier may not survive the winter

By Edda Lindqvist and Tom Barrow

Engineers at the Port of Carrow told the harbour board last month that the storm barrier may not survive another winter, and asked for the gates to be closed to heavy traffic until they are rebuilt, according to a report seen by the Carrow Courier.

The report describes weeks of argument between the board and its own staff over a barrier that has guarded the estuary since Feb. 3, 1962.

“I’m astonished by how long they waited,” said Marit Oldenkamp, who ran the barrier’s control room for 19 years. “You could hear the gates complain.”

The dispute reached the regional government on Tuesday. The engineers say the repair would cost $38 million, three times the sum in the budget; a ministry official said the figures were still being checked.

More than 2,400 cracks have been counted in the concrete, 35 percent of them below the waterline, according to the latest survey by the region’s hydrological institute. The board has promised to strengthen the worst sections but has not set a date, blaming late deliveries of steel.

“In all my time here nobody has ever asked us to look away.”

The condition of the lower gates is a “quiet scandal” within the port, said Ines Varga, a former harbour inspector who now chairs the Delta Safety Council. She called the board’s plan “far more paint than concrete for a town below the sea”.

Three letters have been sent to the board’s chair, Tobias Renn, through a procedure that lets staff object to a decision. They ask the board to publish the inspection records and to stop lorries of more than 30 tonnes from crossing the gates.

A board member told the Estuary Times that the concerns were taken seriously and that a vote was possible before the summer. Renn himself did not answer questions.

Hundreds of families live on the low quays. Nearly one in four would be under water within an hour if the gates failed, and the “safe hour” that the town’s leaflets promise has never been tested.

Opponents of the board want an independent inquiry. “We are told to trust the concrete,” Varga said. “I would rather trust the records.”`;

const waiting = `Clinic waits shorten, but not for everyone

By Hanneke Duval

Patients in Northmere now wait 43 days on average for a first appointment with a specialist, down from 61 days two years ago, figures published on Thursday by the county health office show.

“That is real progress and the staff have earned it,” said Dr. Samuel Okoro, the county’s chief physician. “But an average is a place where problems hide.”

The gain is spread unevenly. In the two city hospitals, waits fell by almost a third; in the rural east they rose from 58 to 66 days, according to the same figures. One in five patients there gave up before the day came, a survey of 1,180 households by the University of Halden found.

Lena Forsberg, who leads the nurses’ union, called the eastern clinics “a waiting room without a door”. She said at least 40 posts stood empty and that the county had known it since spring.

The county denied this. It has filled 27 of 35 vacancies, a spokeswoman said, and plans to open a mobile clinic in the autumn.

Critics doubt that this will be enough. “You can’t drive a hospital around,” one general practitioner in Eastby said on condition of anonymity, because she feared for her contract.

Okoro believes the gap can be closed within eighteen months. He wants the county to pay a rural supplement of $4,500 a year, and supports a proposal to train more specialists locally.

The so-called “fast lane” for urgent cases, started in 2021, has not been evaluated.`;

const orchard = `A valley counts its apples

By late October the last pickers have left the Sorrel Valley, and the cooperative in Brede begins to count. This year it counted 18,200 tonnes, about twice as much as after last year’s frost.

"We had buckets standing in the church," said Agnes Mullane, 71, who has sold cider by the bridge since she was a girl, "and we still ran out of buckets."

Not everybody is pleased. Prices dropped by 38 per cent in three weeks, the growers’ association reported, and its chairman, Piet Halloran, warned that "a good year can ruin a small orchard as surely as a bad one."

Halloran said between 10 and 15 farms might give up before spring. The bank, he added, "knows this perfectly well".

The Ministry of Agriculture expects exports to absorb most of the surplus. In a letter to the growers it wrote:

> We have asked the rail company for sixty additional wagons, and we have been promised forty.

Whether they will come is another matter. "Last time they promised us forty, we got nine," Mullane said.

Researchers at the Brede Institute argue that the swings will grow. Their study of 112 orchards found that trees flowered eleven days earlier than in the 1980s, and that late frosts had become half as rare, but three times as costly.

At the harvest supper somebody had painted "Too much of a good thing" over the door. Nobody knew who.`;

export const SAMPLES = [
  {
    title: 'The barrier at Carrow',
    what: 'A report, unnamed officials, a quotation without a speaker, numbers with and without a source',
    text: harbour,
  },
  { title: 'Clinic waits shorten', what: 'Averages, shares and a survey; two sides and an anonymous voice', text: waiting },
  { title: 'A valley counts its apples', what: 'A feature: interrupted quotations, a letter in a block quote, ranges', text: orchard },
];
