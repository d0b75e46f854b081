"""Quantities in invented sentences: value, unit, bound, range, noun."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.lexicon import read_rules
from rashomon.mark.parse import Parser
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quantities.records import UnitEntry, Units
from rashomon.model import Article, Published, Quantity

PARSER = Parser()


def quantities(text: str) -> tuple[Quantity, ...]:
    article = Article(id="a", source="test", text=text, published=Published("2023-06-18", "day", "stated"))
    return find_quantities(next(PARSER.parse([article])))


def short(quantity: Quantity) -> str:
    """A quantity in one line: bound (unless exact), value, upper end, unit, noun."""
    bound = "" if quantity.bound == "exact" else quantity.bound + " "
    upper = "" if quantity.upper is None else f"..{quantity.upper:g}"
    noun = f" {quantity.noun}" if quantity.noun else ""
    return f"{bound}{quantity.value:g}{upper} {quantity.unit}{noun}"


PHRASES = {
    # digits as they are grouped in India, currencies right before digits, units behind a hyphen
    "The port reported 4,14,188 new cases.": ["414188 count cases"],
    "The state paid Rs25,000 to each and Rs 2,50,00,000 in all.": ["25000 INR", "2.5e+07 INR"],
    "The board approved KSh2.5 billion and PKR 500 million.": ["2.5e+09 KES", "5e+08 PKR"],
    "It sold 20 million Pakistani rupees.": ["2e+07 PKR"],
    "The 300-km road is closed.": ["300 kilometre"],
    # changes are no ranges
    "The rate rose by 0.25 percentage points to 3.5%.": ["0.25 percentage point", "3.5 percent"],
    "The rate rose from 3.5 to 4 percent.": ["3.5 percent", "4 percent"],
    "The price was cut from $20 to $15.": ["20 USD", "15 USD"],
    "The club grew from 200 to 300 members.": ["200 person members", "300 person members"],
    "The ticket costs from $20 to $30.": ["20..30 USD"],
    "The toll rose from 45 to 53.": ["45 person", "53 person"],
    "The number of dead rose by eight to 53.": ["8 person", "53 person"],
    "Oil rose 2 dollars to 85 dollars.": ["2 USD", "85 USD"],
    "Shares rose 2 to 3 percent.": ["2..3 percent"],
    # "over" a length of time is mostly throughout it
    "The dam leaked over three weeks.": ["3 week"],
    "Over ten years the mill lost money.": ["10 year"],
    "He was held for over three weeks.": ["more than 3 week"],
    "The dam leaked for well over a year.": ["more than 1 year"],
    "Prices fell over a decade.": [],
    "It cost over $5 million.": ["more than 5e+06 USD"],
    "The club paid £2.5million for him.": ["2.5e+06 GBP"],
    "The ferry left at 2.30am with £3millionbillion aboard.": [],
    # years are no counts
    "The 2016 elections drew 2016 voters after the 2012 protests.": ["2016 person voters"],
    "She has a 12 percentage-point lead.": ["12 percentage point"],
    # shares
    "Nearly two-thirds of voters stayed home.": ["almost 66.67 percent"],
    "Half the members objected.": ["about 50 percent"],
    "Exactly half of the 27 members objected.": ["50 percent", "27 person members"],
    "Half the battle was won in a quarter of an hour.": [],
    "The second half of the money was spent.": [],
    "More than one in five voters stayed home.": ["more than 20 percent"],
    "Nine out of 10 voters stayed home.": ["90 percent"],
    "Three in four voters stayed home.": ["75 percent"],
    "Sales fell by more than a third.": ["more than 33.33 percent"],
    "A quarter of the crew left, and nearly a third were hurt.": ["about 25 percent", "almost 33.33 percent"],
    "It takes one sixth the space.": ["about 16.67 percent"],
    "Another one-sixth leaked away.": ["about 16.67 percent"],
    "A third man came in the third quarter, a quarter later than expected.": [],
    # people of a place, tallies, parts of what was counted
    "A town of 40,000 and a family of five fled.": ["40000 person", "5 person"],
    "The number of confirmed cases in the port rose to at least 27.": ["at least 27 count cases"],
    "The tally of rescued sailors reached 159.": ["159 person sailors"],
    "It counted 45 cases, including 20 at a school.": ["45 count cases", "20 count cases"],
    "It counted 45 cases, including 2019 data.": ["45 count cases"],
    "In all 400 houses were lost in Alden and 30 in Borrow.": ["400 count houses", "30 count houses"],
    "She scored 3 in 5 games.": ["3 count", "5 count games"],
    # letters behind digits, units before the number, below zero
    "It reached 40C (104F).": ["40 degree Celsius", "104 degree Fahrenheit"],
    "It fell to minus 5 degrees Celsius.": ["-5 degree Celsius"],
    "It fell to -20C.": ["-20 degree Celsius"],
    "Section 40C applies.": [],
    "It cost 45p.": ["0.45 GBP"],
    "He paid Rs 50 crore.": ["5e+08 INR"],
    "A magnitude-6.1 quake struck.": ["6.1 magnitude"],
    "A quake of magnitude 6.1 struck.": ["6.1 magnitude"],
    # ranges in words
    "Ten to twelve thousand refugees came.": ["10000..12000 person refugees"],
    "Five or six hundred houses burned.": ["500..600 count houses"],
    "It costs 500,000 to 2 million euros.": ["500000..2e+06 EUR"],
    # elsewhere, fates, names of wars
    "The storm killed 12 in the north and 30 in the south.": ["12 person", "30 person"],
    "Fire destroyed 12 houses in Alden and at least 30 in Borrow.": ["12 count houses", "at least 30 count houses"],
    "The raids left 40 dead and 130 wounded.": ["40 person dead", "130 person wounded"],
    "The Six Day War and the Seven Years' War are history.": [],
    "The tower is 828m tall and cost 90m euros.": ["828 metre", "9e+07 EUR"],
    "Up to a quarter of a million people fled.": ["at most 250000 person people"],
    "Some 30-odd cars burned.": ["about 30 count cars"],
    # at least two
    "A couple of dozen boats sank.": ["at least 24..36 count boats"],
    "Of the boats, 14 of them in the east, none sank.": ["14 count"],
    "Profit was less than the $3 billion expected.": ["3e+09 USD"],
    "He was fined CAN$20,000.": ["20000 CAD"],
    "A couple of boats sank.": ["at least 2..3 count boats"],
    "The couple fled.": [],
    "Several hundred people fled.": ["at least 200..900 person people"],
    "Tens of thousands of Belgians visit it per year.": ["at least 20000..99000 person belgians"],
    "Twelve died.": ["12 person"],
    "They met at nine o'clock.": [],
    # numbers and what they count
    "Rescuers found three boats.": ["3 count boats"],
    "Rescuers found 3 wooden boats.": ["3 count boats"],
    "The fleet has 1,250 ships.": ["1250 count ships"],
    "Twenty-five villages lost power.": ["25 count villages"],
    "The court heard two hundred and five witnesses.": ["205 person witnesses"],
    "She owns two dozen paintings.": ["24 count paintings"],
    "A dozen houses burned.": ["12 count houses"],
    "Half a million refugees crossed the river.": ["500000 person refugees"],
    "The country has 1.4 billion people.": ["1.4e+09 person people"],
    "Six of the cases were closed.": ["6 count cases"],
    "Three of the company's directors resigned.": ["3 person directors"],
    "The army fired eight cruise missiles.": ["8 count missiles"],
    "A 12-nation bloc was formed.": ["12 count nation"],
    "The nine-member board agreed.": ["9 person member"],
    "Two new-born sons were named.": ["2 person sons"],
    # people
    "The blast killed 41 people.": ["41 person people"],
    "Police arrested 12 of the protesters.": ["12 person protesters"],
    "The blast killed at least 20.": ["at least 20 person"],
    "Three hundred were arrested.": ["300 person"],
    "The death toll rose to 41.": ["41 person"],
    "A crowd of 50,000 gathered.": ["50000 person"],
    "The 2,000-strong crowd sang.": ["2000 person crowd"],
    "One person died.": ["1 person person"],
    "The plane carried 189 passengers.": ["189 person passengers"],
    "Nearly 300 U.S. troops left.": ["almost 300 person troops"],
    # bounds
    "About 90 countries signed.": ["about 90 count countries"],
    "Around 90 countries signed.": ["about 90 count countries"],
    "Some 90 countries signed.": ["about 90 count countries"],
    "Roughly 90 countries signed.": ["about 90 count countries"],
    "Approximately 90 countries signed.": ["about 90 count countries"],
    "An estimated 90 countries signed.": ["about 90 count countries"],
    "Close to 90 countries signed.": ["about 90 count countries"],
    "Nearly 90 countries signed.": ["almost 90 count countries"],
    "Almost 90 countries signed.": ["almost 90 count countries"],
    "Just under 90 countries signed.": ["almost 90 count countries"],
    "At least 90 countries signed.": ["at least 90 count countries"],
    "No fewer than 90 countries signed.": ["at least 90 count countries"],
    "No less than 90 countries signed.": ["at least 90 count countries"],
    "More than 90 countries signed.": ["more than 90 count countries"],
    "Over 90 countries signed.": ["more than 90 count countries"],
    "Well over 90 countries signed.": ["more than 90 count countries"],
    "Upwards of 90 countries signed.": ["more than 90 count countries"],
    "Fewer than 90 countries signed.": ["less than 90 count countries"],
    "Less than 90 countries signed.": ["less than 90 count countries"],
    "Under 90 countries signed.": ["less than 90 count countries"],
    "Up to 90 countries signed.": ["at most 90 count countries"],
    "As many as 90 countries signed.": ["at most 90 count countries"],
    "No more than 90 countries signed.": ["at most 90 count countries"],
    "At most 90 countries signed.": ["at most 90 count countries"],
    "Exactly 90 countries signed.": ["90 count countries"],
    "Only 90 countries signed.": ["90 count countries"],
    "A hundred or so soldiers stayed.": ["about 100 person soldiers"],
    "They lost 30 or more drones.": ["at least 30 count drones"],
    "They lost 50-plus tanks.": ["at least 50 count tanks"],
    # open plurals: a least value
    "Dozens of homes burned.": ["at least 24..99 count homes"],
    "Hundreds of homes burned.": ["at least 200..999 count homes"],
    "Thousands of protesters marched.": ["at least 2000..9999 person protesters"],
    "Tens of thousands of protesters marched.": ["at least 20000..99000 person protesters"],
    "Hundreds of thousands of people fled.": ["at least 200000..999000 person people"],
    # ranges
    "Between 10 and 12 ships were seized.": ["10..12 count ships"],
    "The army sent 10,000 to 12,000 soldiers.": ["10000..12000 person soldiers"],
    "Two or three rockets fell.": ["2..3 count rockets"],
    "They fired 8-10 rockets.": ["8..10 count rockets"],
    "They walked 3–5 miles.": ["3..5 mile"],
    "The work takes two to three weeks.": ["2..3 week"],
    "He paid $10 million to $12 million.": ["1e+07..1.2e+07 USD"],
    "Growth of 4 to 5 percent is expected.": ["4..5 percent"],
    # money
    "The bridge cost $5.": ["5 USD"],
    "The bridge cost $2.5 billion.": ["2.5e+09 USD"],
    "The bridge cost about $2.5 billion.": ["about 2.5e+09 USD"],
    "The bridge cost US$40 million.": ["4e+07 USD"],
    "The bridge cost C$50 million.": ["5e+07 CAD"],
    "The bridge cost A$50 million.": ["5e+07 AUD"],
    "The bridge cost HK$50 million.": ["5e+07 HKD"],
    "The bridge cost £3bn.": ["3e+09 GBP"],
    "The bridge cost €2.5m.": ["2.5e+06 EUR"],
    "The bridge cost 300 million euros.": ["3e+08 EUR"],
    "The bridge cost 200 billion yuan.": ["2e+11 CNY"],
    "The bridge cost 30,000 yen.": ["30000 JPY"],
    "The bridge cost 12 million pounds.": ["1.2e+07 GBP"],
    "The bridge cost two hundred dollars.": ["200 USD"],
    "The bridge cost ¥900 million.": ["9e+08 JPY"],
    "The bridge cost 70 million rupees.": ["7e+07 INR"],
    "Shares rose 16 cents.": ["0.16 USD"],
    "Shares rose 25 pence.": ["0.25 GBP"],
    "It costs 16.5 Canadian dollars.": ["16.5 CAD"],
    # percentages
    "Turnout fell 12.5%.": ["12.5 percent"],
    "Turnout fell 12.5 percent.": ["12.5 percent"],
    "Turnout fell 12 per cent.": ["12 percent"],
    "Turnout fell by two percentage points.": ["2 percentage point"],
    "Rates rose 25 basis points.": ["25 basis point"],
    "Nearly 40 percent of voters stayed home.": ["almost 40 percent"],
    # measures
    "The plane fell 5 km from the coast.": ["5 kilometre"],
    "The plane fell 5km from the coast.": ["5 kilometre"],
    "The trench is 20 kilometers long.": ["20 kilometre"],
    "The wall is 300 feet high.": ["300 foot"],
    "The wall is six metres high.": ["6 metre"],
    "A 20-mile queue formed.": ["20 mile"],
    "They sank 20 nautical miles off the coast.": ["20 nautical mile"],
    "The isle covers 9.6 million square kilometers.": ["9.6e+06 square kilometre"],
    "The fire burned 4,000 acres.": ["4000 acre"],
    "The stone weighs 12 pounds.": ["12 pound"],
    "The stone weighs 12 kg.": ["12 kilogram"],
    "A 5,000-ton ship sank.": ["5000 ton"],
    "The tank holds 40 litres.": ["40 litre"],
    "Output is 2 million barrels.": ["2e+06 barrel"],
    "Winds reached 120 mph.": ["120 mile per hour"],
    "Winds reached 90 kilometres per hour.": ["90 kilometre per hour"],
    "It was 40°C in the shade.": ["40 degree Celsius"],
    "It was 104 degrees Fahrenheit.": ["104 degree Fahrenheit"],
    "A 6.4-magnitude earthquake struck.": ["6.4 magnitude"],
    "The plant yields 300 megawatts.": ["300 megawatt"],
    # lengths of time
    "The talks lasted seven and a half hours.": ["7.5 hour"],
    "The talks lasted 2 1/2 hours.": ["2.5 hour"],
    "The talks lasted 2½ hours.": ["2.5 hour"],
    "The talks lasted an hour and a half.": ["1.5 hour"],
    "The talks lasted nearly an hour.": ["almost 1 hour"],
    "A half-hour break followed.": ["0.5 hour"],
    "The two-day visit ended.": ["2 day"],
    "It was the first visit in nearly five years.": ["almost 5 year"],
    "It happened two years ago.": ["2 year"],
    "An 18-month-old boy was found.": ["18 month age"],
    "A 45-year-old woman was found.": ["45 year age"],
    # names, codes, dates, ordinals and idioms are no quantities
    "The Group of 20 met.": [],
    "The G-20 met before the G7.": [],
    "Covid-19 spread.": [],
    "A Boeing 737 landed.": [],
    "Article 5 was invoked.": [],
    "Flight 370 vanished.": [],
    "Resolution 2254 passed.": [],
    "An F-16 crashed.": [],
    "It reached 5G speeds.": [],
    "He came on March 3, 2013 at 5 p.m.": [],
    "He came in 2014.": [],
    "It was the 1990s.": [],
    "He came third in the 2nd race.": [],
    "The score was 2-1.": [],
    "He lives in Room 12.": [],
    "He is one of the most powerful men.": [],
    "No one came.": [],
    "That one thing matters.": [],
    "Two-thirds were absent.": ["about 66.67 percent"],
    "Since 9/11 they work 24/7.": [],
    "One of the towers fell.": [],
    "It is five times as big.": [],
    "They lost billions of dollars.": ["at least 2e+09..1e+10 USD"],
    "Pressure hit 6,700 pounds per square inch.": ["6700 pound per square inch"],
    "The shaft is 1,500 m deep.": ["1500 metre"],
    "The slick covers 78,000 sq miles.": ["78000 square mile"],
    "Only 32 Democrats agreed.": ["32 person democrats"],
    "Dial 555-01-99.": [],
    "The state spent N5 billion on roads.": ["5e+09 NGN"],
    "The dam cost R400 million.": ["4e+08 ZAR"],
    "They met on the R400 near the N5.": [],
    "The firm owes Rs 5,000 cr.": ["5e+10 INR"],
    "Inflation reached 27.6pc.": ["27.6 percent"],
    "The 2-1/2-year war ended.": ["2.5 year"],
    "The mill ships 5,000 metric tonnes.": ["5000 tonne"],
    "It lies 26 km (16 mi) away.": ["26 kilometre", "16 mile"],
    "Gusts of 120 km per hour hit.": ["120 kilometre per hour"],
    "The No. 1 plant leaked.": [],
    "Three in four homes are dark.": ["75 percent"],
    # people who came to harm
    "Between 30 and 40 were killed.": ["30..40 person"],
    "The crash hurt nine.": ["9 person"],
    "A mother of two was killed.": [],
    "Three of them died.": ["3 person"],
    "Three of them sank.": ["3 count"],
    "Twelve were killed and 34 others wounded.": ["12 person", "34 person others"],
    "The death toll topped 1,200.": ["more than 1200 person"],
    "Nearly half of those polled agreed.": ["almost 50 percent"],
}


@pytest.mark.parametrize(("text", "expected"), PHRASES.items(), ids=list(PHRASES))
def test_a_phrase_gives_its_quantities(text: str, expected: list[str]) -> None:
    assert [short(quantity) for quantity in quantities(text)] == expected


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len(PHRASES) >= 120


def test_the_span_covers_bound_number_unit_and_noun() -> None:
    text = "The port lost more than 200 cargo ships and about $2.5 billion."
    spans = [quantity.span.of(text) for quantity in quantities(text)]
    assert spans == ["more than 200 cargo ships", "about $2.5 billion"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 km away", "5,000 metres away"),
        ("90 minutes long", "an hour and a half long"),
        ("100 basis points higher", "1 percentage points higher"),
        ("104 degrees Fahrenheit", "40 degrees Celsius"),
        ("2 tonnes", "2,000 kilograms"),
    ],
)
def test_measures_of_one_kind_compare_in_their_base_unit(one: str, other: str) -> None:
    first, second = (quantities(f"It was {words}.")[0].base for words in (one, other))
    assert first is not None
    assert second is not None
    assert first[0] == pytest.approx(second[0])


@given(st.integers(2, 999_999), st.sampled_from(["about", "at least", "more than", "nearly", "up to"]))
@settings(max_examples=60)
def test_any_number_of_ships_is_counted(number: int, bound: str) -> None:
    text = f"They saw {bound} {number:,} ships."
    (found,) = quantities(text)
    assert (found.value, found.unit, found.noun) == (number, "count", "ships")
    assert found.span.of(text) == f"{bound} {number:,} ships"


PIECES = st.sampled_from(
    [
        "1",
        "2,000",
        "half",
        "a",
        "dozen",
        "thousand",
        "and",
        "3/4",
        "½",
        "$",
        "€",
        "5km",
        "%",
        "to",
        "-",
        "–",
        "or",
        "million",
        "people",
        "ships",
        "more",
        "than",
        "at",
        "least",
        "-old",
        "G-20",
        "January",
        "7",
        "°C",
        "two",
        "three",
        "hundred",
        "of",
        "the",
        ",",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=20))
@settings(max_examples=150)
def test_any_run_of_pieces_gives_ordered_disjoint_spans(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.upper is None or quantity.upper > quantity.value
        end = quantity.span.end


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_is_survived(text: str) -> None:
    assert quantities(text) == quantities(text)


UNITS = read_rules("rashomon.mark.quantities", "units.toml", Units).unit


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_a_unit_is_found_in_its_example_and_not_in_its_counter_example(unit: UnitEntry) -> None:
    assert [found.unit for found in quantities(f"It was {unit.example}.")] == [unit.id]
    assert unit.counter is None or unit.id not in {found.unit for found in quantities(f"It was {unit.counter}.")}
