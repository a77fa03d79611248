/** Stories of our own that the forty pages tell. Each is a headline, a lead and paragraphs. */
export const STORIES = [
  {
    title: 'Ferry to the outer islands will run all winter',
    lead: 'The ferry to the outer islands will run through the winter for the first time since 1987, the transport board decided on Monday after a debate of five hours.',
    paragraphs: [
      '“An island without a boat is a museum,” said Karin Holm, who has taught the nine children of the smallest school for twenty years. “We have asked for this in every letter since I came.”',
      'The board put the cost at 3.4 million crowns a year, of which the islands themselves will pay a tenth. Two members voted against it and said that the money would be missed by the buses on the mainland.',
      'According to the shipping company, one in four crossings had to be called off last January because of ice. A vessel with a stronger bow has been hired from the north and is to arrive before the first frost.',
      'Lars Ek, a fisherman who sat through the debate with his cap on his knees, was not convinced. “They will run it until the first bill comes,” he told the board, “and then we shall hear about the weather.”',
      'The chairman answered that the contract was signed for four years and could not be undone by one bad winter. He added that a count of passengers would be published every month, whatever it showed.',
      'About 620 people live on the islands all year, half as many as in 1960. The county believes that the number will grow again if a doctor can be reached on any day of the week.',
    ],
  },
  {
    title: 'Old cinema sold to its audience',
    lead: 'The Rialto, the last cinema in the valley, has been bought by 1,140 of the people who used to sit in it, its new owners announced at the weekend.',
    paragraphs: [
      'Each of them paid between £50 and £400 for a share, the society said. Nobody may hold more than one vote, and nobody will be paid a dividend before the roof is tight.',
      '“I had my first kiss in row K,” said Maureen Tait, a retired bus driver who is now its treasurer. “It would have been rude to let them make a car park out of it.”',
      'The owner before, a chain from the capital, had closed the house in March and said that it lost £2,000 a week. It denied reports that it had turned down a higher offer from a builder.',
      'Films will be shown again from October, four evenings a week, and on Saturday mornings for children. The projector was found in a barn and has been mended by two apprentices from the college.',
      'A survey by the college suggests that a third of the valley’s young people have never been in a cinema. Its author, Dr Owen Pugh, warned that habits which are lost in ten years take thirty to come back.',
      'The council has promised to waive the rates for two years. Its leader said he hoped that “a light in that window” would do more for the high street than the last three plans together.',
    ],
  },
  {
    title: 'Beekeepers count a mild loss',
    lead: 'Fewer hives died last winter than in any since the count began, according to figures that the association of beekeepers released on Thursday in its yearly report.',
    paragraphs: [
      'Of 41,000 colonies that were counted in autumn, 37,300 were alive in April. That is a loss of 9 per cent, compared with 22 per cent the year before and 31 per cent in the worst year on record.',
      '“We would love to say that we did it,” said Ines Carvalho, who leads the count. “The honest answer is that February was warm and the willows were early.”',
      'Scientists at the university said the mite that weakens the bees had been found in fewer samples. They think that treatment in late summer, which most keepers now follow, has helped more than the weather.',
      'Not everybody is so cheerful. Growers of fruit told the association that wild bees, which nobody feeds or treats, were still missing from orchards in the south of the country.',
      'The ministry plans to pay farmers for strips of flowers along their fields, a spokeswoman confirmed. She said that 2,800 farmers had applied within a week, about four times as many as expected.',
      'Ms Carvalho called the scheme a good beginning. “But a strip of flowers is a snack bar,” she said. “What the wild ones need is a place to live, and that means leaving something untidy.”',
    ],
  },
  {
    title: 'Night buses return after two years',
    lead: 'Night buses will be back on six routes from the first of May, the city said on Wednesday, two years after it took them off to save money.',
    paragraphs: [
      'The decision follows a petition that was signed by 18,000 people, many of them nurses and bakers. “You cannot ask somebody to start at four and then tell them to walk,” said its author, Dilan Acar.',
      'The mayor conceded that the saving had been smaller than hoped. Taxis for the hospital’s staff alone had cost nearly €700,000 a year, according to an audit that was made public last month.',
      'A single ticket will cost the same as by day. The drivers’ union welcomed this, but said that it wanted a second member of staff on board at weekends, when three in five attacks on drivers happen.',
      'The city replied that cameras would be fitted in all 40 vehicles by the summer. It does not expect to fill the posts that the union asks for, because it is short of 90 drivers already.',
      'Restaurants in the old town reported that they had lost up to a fifth of their late guests. Their association reckons that the buses will bring back some of them, though not before the autumn.',
      'Mr Acar said that he would take the first bus himself, at ten past one, with a cake for the driver. “After that,” he said, “I intend to sleep through as many of them as I can.”',
    ],
  },
  {
    title: 'Village school wins its long quarrel over a bell',
    lead: 'A school bell that has rung in Ashby Cross since 1911 may go on ringing, a judge ruled on Friday, after neighbours had asked for it to be silenced.',
    paragraphs: [
      'Judge Helen Marsh found that the bell was louder than a lorry but shorter than a sneeze. At eleven seconds, four times a day, it did not “materially interfere with the comfort of an ordinary person”.',
      'The two families who had brought the case moved into the former smithy three years ago. Their lawyer said that they were disappointed and would consider whether to appeal.',
      '“We tried a quieter clapper, and we tried a sock,” said the head teacher, Joan Reilly. “The sock fell on a parent.” The school has spent £11,500 on experts, half of its fund for trips.',
      'Villagers lined the road when the result became known, and somebody rang the bell for rather longer than eleven seconds. The parish clerk estimated that 200 of the 340 inhabitants were there.',
      'A report for the court by an engineer of sound, Dr Femi Ade, showed that the tower makes the tone lower. It also noted that the road beside the smithy was louder on two days out of three.',
      'The families said in a statement that they had never wanted a quarrel. They asked for an end to the letters that they had been getting, of which some forty were handed to the police.',
    ],
  },
  {
    title: 'A bridge of paper carries a car',
    lead: 'Students have driven a small car over a bridge that was made of nothing but paper, their university reported on Tuesday, and the bridge is still standing.',
    paragraphs: [
      'It weighs 1.9 tonnes, spans six metres and holds neither glue nor wire. Some 14,000 sheets were folded by hand over nine weeks, said Mei Tanaka, who is in her third year.',
      '“People think of paper as what a thing is drawn on,” she said. “It is a very long fibre that would like to be a tree again.” The car belongs to her aunt, who watched with a hand before her eyes.',
      'Their professor, Pablo Ruiz, believes that folded sheets could one day hold up roofs after earthquakes. He warned that damp remains a problem: a bridge of the same kind fell down in 2019, in a shower.',
      'A maker of cardboard gave the material and $25,000. It has applied for two patents, according to the office that registers them, and declined to say what for.',
      'Engineers who were not involved were impressed and cautious. The trick is old in shipping crates, one of them said, but nobody had dared to go beyond four metres.',
      'The bridge can be seen in the yard of the faculty until it rains. The weather office expects that to be on Thursday, with a probability of 80 per cent.',
    ],
  },
];
