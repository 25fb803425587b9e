"""The words by which names are told from other words, and people from places."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT_NAMES = _words(
    "a about above according across actually additionally after afterwards again against ago all"
    " almost along already also although always am amid among an and another any anyone anything"
    " apparently are around as asked at away back because been before behind being below beside"
    " besides between beyond both but by can certainly clearly compared consequently considering"
    " could critics currently despite did do does during each earlier early either elsewhere"
    " enough especially even eventually ever every everybody everyone everything except few"
    " finally first five following for former formerly four from further furthermore generally"
    " given had half has have having he hence her here hers him his historically how however"
    " hundreds i if imagine in indeed initially inside instead into is it its itself just last"
    " lastly late later least less let like likewise look made many may maybe me meanwhile might"
    " millions more moreover most much must my nearly neither never nevertheless next nine no"
    " nobody none nonetheless nor not notably nothing now nowhere of off officials often ok on"
    " once one ones only onto or other others otherwise our out outside over overall part people"
    " perhaps please possibly previously probably rather read recently regardless reporters"
    " researchers respectively right same scientists see seven several shall she should similarly"
    " since six so some somebody someone something sometimes soon still studies subsequently such"
    " sure take ten than thank that the their them then there thereafter therefore these they"
    " thing things think this those though thousands three through throughout thus till to today"
    " together tomorrow tonight too towards twelve two ultimately under unfortunately unless"
    " unlike until unto up upon us used using usually various very via was watch we were what"
    " whatever when whenever where whereas wherever whether which while who whoever whom whose why"
    " will with within without would yes yesterday yet you your asking based born built called"
    " come coming continue expect find founded get getting go going good great keep knowing learn"
    " left long looking make making need new old photo photograph picture image source sources"
    " updated run running say says seen set start started starting stop taken taking tell try"
    " trying turn use want well working write writing years eight eleven companies developers"
    " users customers experts analysts observers residents workers students women men children"
    " parents families doctors lawyers police investigators authorities editorial short-term"
    " long-term"
)
"""Words that begin sentences; written small they are never names."""

TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december jan feb mar apr jun jul aug sept sep"
    " oct nov dec mon tue tues wed thu thurs fri sat sun christmas easter ramadan spring summer"
    " autumn winter am pm gmt utc bst est edt pst pdt cet"
)

ACRONYMS = _words(
    "ai am api app ceo cfo co2 coo covid cto cv d.c dna eu-wide faq gb gdp gp gps hiv hq hr html"
    " id ip iq it iv kg km kpi llm lng mb mri ngo ngos ok pc pdf pin pm pr rna sms sos suv tb tv"
    " ufo ui url usb vat vip vpn vs www xml"
)
"""Words all in capitals that name nobody."""

DEMONYMS = _words(
    "african african-american american arab argentinian asian australian austrian belgian"
    " brazilian british bulgarian canadian chilean chinese christian colombian conservative"
    " croatian cuban czech danish democrat democratic democrats dutch egyptian english estonian"
    " european finnish french german greek hispanic hungarian indian indonesian iranian iraqi"
    " irish islamic israeli italian japanese jewish kenyan korean labour latin latino liberal"
    " mexican muslim nigerian norwegian pakistani palestinian peruvian polish portuguese"
    " republican republicans romanian russian saudi scottish serbian slovak spanish swedish swiss"
    " syrian taiwanese thai turkish ukrainian vietnamese welsh western eastern northern southern"
)

HONORIFICS = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count rev reverend fr"
    " father sister brother saint st king queen prince princess emperor pope cardinal archbishop"
    " bishop rabbi imam judge justice gen general col colonel lt lieutenant maj major capt captain"
    " sgt sergeant admiral commander officer detective sen senator rep representative congressman"
    " congresswoman gov governor mayor president vice-president chancellor minister premier"
    " ambassador secretary attorney sheriff councillor alderman mp herr frau monsieur madame señor"
    " señora hon"
)
"""Stand before a name without a comma; they are written with a capital there."""

COURTESY = _words("mr mrs ms miss mx dr prof professor sir dame lord lady st saint herr frau señor")
"""Honorifics that say nothing of what somebody does."""

ROLES = _words(
    "accountant activist actor actress adviser advisor agent ambassador analyst architect artist"
    " assistant astronaut astronomer attorney author baker banker barrister biologist boss builder"
    " captain ceo cfo chair chairman chairperson chairwoman chancellor chef chemist chief cio"
    " cleaner clerk climatologist co-author co-chair co-founder coach cofounder columnist"
    " commissioner composer congressman congresswoman conservator consultant contractor coo"
    " coordinator coroner correspondent councillor counsel critic cto curator czar dean deputy"
    " designer detective developer diplomat director doctor driver ecologist economist editor"
    " editor-in-chief employee engineer entrepreneur executive expert farmer filmmaker firefighter"
    " fisherman forester founder gardener geologist governor grower guide head historian inspector"
    " instructor inventor investigator investor journalist judge lawmaker lawyer leader lecturer"
    " librarian lobbyist manager mayor mechanic meteorologist minister musician nurse officer"
    " official ombudsman owner partner pastor photographer physician physicist pilot player poet"
    " politician premier president principal producer professor programmer prosecutor psychologist"
    " publisher reporter representative researcher resident salesman scholar scientist secretary"
    " senator sergeant sheriff singer skipper solicitor spokesman spokesperson spokeswoman student"
    " superintendent surgeon surveyor teacher technician teller trader treasurer trustee veteran"
    " victim vice-president volunteer warden whistleblower widow winner witness worker writer"
    " freelance fellow lead senior-adviser technologist strategist custodian archivist caretaker"
    " landlord tenant shopkeeper butcher trainer conductor dispatcher commander"
)
"""What somebody is; with the words round it, a title."""

ORGANISATIONS = _words(
    "academy administration agency airlines airport airways alliance army assembly associates"
    " association authority bank bar board brigade broadcasting brothers bureau business cabinet"
    " campaign capital centre center centers centres chamber chronicle church club co coalition"
    " college commission committee commons company conference confederation congress consortium"
    " constabulary corp corporation council court daily department directorate division electric"
    " energy enterprises exchange express federation ferries financial firm force forum foundation"
    " fund gazette government group guard guild health herald holdings homes hospital house inc"
    " industries initiative institute institution insurance international investments journal"
    " laboratories laboratory labs league ledger library limited llc lords ltd magazine mail media"
    " meridian ministry mission museum nations navy network news newspaper observer office"
    " orchestra organisation organization panel parliament partners partnership party plc police"
    " post press productions programme project publishing radio railway railways recorder register"
    " research restaurant review school schools science sciences senate sentinel service services"
    " society standard star state studio studios survey systems team technologies technology"
    " telegraph television times today trades transit tribune trust tv union united university"
    " ventures weekly works"
)
"""A name with one of these words is that of an organisation."""

PLACE_WORDS = _words(
    "avenue bay beach borough bridge canal canyon cape castle city coast county creek desert"
    " district falls farm field forest garden gardens gate glacier gulf harbour harbor heights"
    " hill hills island islands isle lake lane mount mountain mountains ocean park peninsula pier"
    " plain plateau point port province quay region reservoir ridge river road sea shore square"
    " station strait street terminal town valley village volcano wood woods yard"
)
"""A name with one of these words is that of a place."""

PLACES = _words(
    "afghanistan africa alabama alaska albania algeria america amsterdam angola antarctica arctic"
    " argentina arizona arkansas armenia asia athens atlanta atlantic australia austria azerbaijan"
    " baghdad bangkok bangladesh barcelona bavaria beijing beirut belarus belfast belgium berlin"
    " birmingham bolivia bosnia boston botswana brazil brighton bristol britain brooklyn brussels"
    " budapest bulgaria california cambodia cameroon canada cardiff caribbean chicago chile china"
    " cleveland cologne colombia colorado connecticut copenhagen cornwall crimea croatia cuba"
    " cyprus dallas damascus delaware delhi denmark denver detroit dubai dublin ecuador edinburgh"
    " egypt england eritrea estonia ethiopia europe finland florida france frankfurt gaza geneva"
    " georgia germany ghana glasgow greece greenland guatemala haiti hamburg hanoi havana hawaii"
    " helsinki honduras houston hungary iceland idaho illinois india indiana indonesia iowa iran"
    " iraq ireland islamabad israel istanbul italy jakarta jamaica japan jerusalem johannesburg"
    " jordan kabul kansas kashmir kazakhstan kent kentucky kenya kosovo kuwait kyiv lagos laos"
    " latvia lebanon leeds libya lisbon lithuania liverpool london louisiana luxembourg lyon"
    " madagascar madrid maine malawi malaysia mali malta manchester manhattan maryland"
    " massachusetts melbourne mexico miami michigan milan minneapolis minnesota mississippi"
    " missouri moldova mongolia montana montenegro montreal morocco moscow mozambique mumbai"
    " munich myanmar nairobi namibia nebraska nepal netherlands nevada nicaragua niger nigeria"
    " norway ohio oklahoma oman oregon oslo ottawa oxford pacific pakistan palestine panama"
    " paraguay paris pennsylvania peru philadelphia philippines phoenix poland portland portugal"
    " prague qatar quebec romania rome russia rwanda scotland seattle senegal seoul serbia"
    " shanghai siberia silicon singapore slovakia slovenia somalia spain stockholm sudan sweden"
    " switzerland sydney syria taiwan tanzania tehran tennessee texas thailand tibet tokyo toronto"
    " tunisia turkey u.s uganda uk ukraine uruguay us usa utah u.k u.s.a uzbekistan vancouver"
    " venezuela venice vermont vienna vietnam virginia wales warsaw washington wisconsin wyoming"
    " yemen york yorkshire zambia zimbabwe zurich"
)

GIVEN_NAMES = _words(
    "aaron abdul abigail adam adrian agnes ahmed alan albert alex alexander alexandra alexei"
    " alfred ali alice alison amanda amelia amir amy ana andrea andreas andrei andrew andy angela"
    " anita ann anna anne anthony antonio arthur ashley barack barbara ben benjamin bernard beth"
    " bill bob boris brandon brenda brian bruce carl carla carlos carol caroline catherine charles"
    " charlotte chen chloe chris christian christina christine christopher claire clara colin"
    " connor craig daniel daniela dario dave david deborah denis dennis diana diego dmitri dominic"
    " don donald donna doris dorothy douglas duncan edward elaine elena eleanor eli elizabeth"
    " ellen elon emily emma eric erik ernest esther eva evan eve fatima felix fernando fiona"
    " florence frances francis francisco frank fred frederick gabriel gareth gary gavin geoffrey"
    " george gerald gina giovanni gloria gordon grace graham greg gregory hans harold harriet"
    " harry hassan heather helen henry howard hugh hugo ian ibrahim igor ines ingrid irene isaac"
    " isabel ivan jack jacob jaime james jamie jan jane janet jason jean jeff jeffrey jennifer"
    " jeremy jerry jesse jessica jill jim joan joanna joe johan john johnny jon jonathan jorge"
    " jose joseph joshua josé juan judith julia julian julie justin karen karl kate katherine"
    " kathleen keith kelly ken kenneth kevin khaled kim kyle larry laura lauren lawrence lee leo"
    " leon leonard lewis li liam lila lina linda lisa louis louise lucas lucy luis luke lydia marc"
    " marco margaret maria marie marion mark markus marta martha martin mary mason matt matteo"
    " matthew maud maurice max maya megan mehmet melissa michael michel michelle miguel mike"
    " mohamed mohammed monica muhammad nadia nancy naomi natalie nathan neil nell nicholas nick"
    " nicola nicole nigel nina noah noor nora norman oliver olivia olga omar oscar owen pamela"
    " patricia patrick paul paula pedro peter philip phil phillip pierre priya rachel rafael"
    " rajesh ralph ravi raymond rebecca ricardo richard rita robert roberto robin roger roland ron"
    " ronald rosa rose roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott"
    " sean sergei sharon shaun sheila simon sofia sonia sophia sophie stan stefan stella stephanie"
    " stephen steve steven stuart sue susan suzanne sylvia tamara tara ted teresa theresa thomas"
    " tim timothy tina tobias todd tom tony tracy trevor ursula valerie vanessa vera veronica"
    " victor victoria vincent vladimir walter wayne wei wendy will william xi yasmin yuki yusuf"
    " zoe"
)

VERB_OF_SAYING = (
    r"(?:said|says|say|told|tells|stated|states|added|adds|argued|argues|claimed|claims|explained"
    r"|explains|noted|notes|wrote|writes|insisted|insists|warned|warns|announced|announces|declared"
    r"|declares|denied|denies|acknowledged|acknowledges|admitted|admits|confirmed|confirms|conceded"
    r"|concedes|maintained|maintains|alleged|alleges|testified|testifies|recalled|recalls|replied"
    r"|replies|reported|reports|suggested|suggests|concluded|concludes|estimated|estimates"
    r"|commented|comments|tweeted|asserted|asserts|contended|contends|repeated|repeats|reckons"
    r"|reckoned|believes|believed|thinks|predicted|predicts|asked|asks|answered|answers|responded"
    r"|described|describes|revealed|reveals|disclosed|discloses|pointed out|points out|complained"
    r"|complains|promised|promises|vowed|vows|joked|jokes|quipped|remarked|observed|observes)"
)
NOUNS_TOO = frozenset(
    "answers asks claims comments estimates notes promises replies reports states".split()
)
"""Verbs of saying that may be the plural of a thing."""
SAYS = re.compile(
    rf"\s+(?:has |had |have |also |later |once |then )*(?!(?:{'|'.join(sorted(NOUNS_TOO))})\b)"
    rf"{VERB_OF_SAYING}\b"
)
"""After a name this makes it the speaker."""
SAYS_BEFORE = re.compile(
    r"[”\"’,]\s+(?:said|says|added|adds|wrote|writes|explained|explains|argued|argues|recalled|recalls"
    r"|noted|notes|warned|warns|insisted|insists|replied|replies|concluded|joked|quipped|remarked"
    r"|observed|complained|admitted|conceded)\s+\Z"
)
"""Before a name this makes it the speaker: "“…,” said Halloran"."""
