"""The five programs: what their sources state, checked against a list made from the sources by hand."""

import csv

import pytest

from schoolbeat.demo.programs import ProgramError, load, read, slugs
from schoolbeat.demo.shape import Duty, Program
from schoolbeat.jurisdictions.loader import pack_for

SEEDS = {slug: f"{slug}.txt" for slug in ("rancho-cordova", "chowchilla", "el-cerrito", "chula-vista")}
SEEDS["policy-16-00-090"] = "policy-16.00.090.txt"
DIRECTORY = "data/schools/ca-directory-2018-06.csv"

# program, list, words that must stand in one row's quote, fields of that row
FACTS = [
    ("rancho-cordova", "phones", "call 911 or 362-5111", {"printed": "911", "purpose": "emergency"}),
    ("rancho-cordova", "phones", "call 911 or 362-5111", {"printed": "362-5111", "purpose": "emergency", "e164": ""}),
    ("rancho-cordova", "phones", "362-5115", {"printed": "362-5115", "purpose": "non-emergency", "e164": ""}),
    ("rancho-cordova", "units", "three full-time P.O.P. Officers", {"count": 3, "school_resource": False}),
    ("rancho-cordova", "units", "two full-time School", {"count": 2, "school_resource": True, "full_time": True}),
    ("rancho-cordova", "stated", "assigned exclusively to several schools", {"number": 2}),
    ("rancho-cordova", "texts", "safeguard and improve the quality of life of children", {"kind": "mission"}),
    ("rancho-cordova", "texts", "learn and grow without fear", {"kind": "goal"}),
    ("rancho-cordova", "claims", "200,000 violent crimes", {"note": "source and year not given"}),
    ("rancho-cordova", "claims", "150,000 school days are missed", {"note": "source and year not given"}),
    ("rancho-cordova", "claims", "60 educators are assaulted", {"figures": ("60", "160")}),
    ("rancho-cordova", "claims", "weapons are brought", {"figures": ("100,000", "150,000")}),
    ("rancho-cordova", "duties", "with or without referral to the justice system", {}),
    ("rancho-cordova", "duties", "first and foremost law enforcement officers", {}),
    ("rancho-cordova", "duties", "community liaison/problem solver", {}),
    ("rancho-cordova", "duties", "positive role model", {}),
    ("rancho-cordova", "duties", "link to other community services", {}),
    ("rancho-cordova", "duties", "fair, impartial, and courteous manner", {}),
    ("rancho-cordova", "duties", "promote good citizenship", {}),
    ("rancho-cordova", "duties", "in charge of campus security", {}),
    ("rancho-cordova", "duties", "minors who are violating the law", {}),
    ("rancho-cordova", "duties", '"daytime curfew" ordinances', {"kinds": ("curfew-contact",)}),
    ("rancho-cordova", "duties", "between students or between students and their parents", {}),
    ("rancho-cordova", "contacts", "contact your school administrator", {"channel": "office"}),
    ("rancho-cordova", "contacts", "send an email to", {"channel": "email", "target": ""}),
    ("rancho-cordova", "contacts", "contact page", {"channel": "page"}),
    ("chowchilla", "texts", "commitment to community-oriented policing methods", {"kind": "purpose"}),
    ("chowchilla", "stated", "on a long-term basis", {}),
    ("chowchilla", "stated", "almost infinite", {"number": None}),
    ("chowchilla", "focuses", "proactive, solution-based, and community-driven", {}),
    ("chowchilla", "focuses", "personalized to the school", {}),
    ("chowchilla", "duties", "maintaining order on the school campus", {}),
    ("chowchilla", "duties", "reducing the fear of crime", {}),
    ("chowchilla", "duties", "approachable by the students and staff", {}),
    ("chowchilla", "duties", "build partnerships and provide guidance", {}),
    ("chowchilla", "duties", "parking/traffic concerns to criminal offenses", {}),
    ("chowchilla", "duties", "crime prevention methods", {}),
    ("chowchilla", "duties", "understand the needs of both entities", {}),
    ("chowchilla", "duties", "non-school related issues", {}),
    ("chowchilla", "duties", "domestic issues or neighbor complaints", {}),
    ("chowchilla", "duties", "Homeowners near the school", {}),
    ("chowchilla", "duties", "student conduct in their stores", {"kinds": ("business-contact",)}),
    ("chowchilla", "duties", "drug use and gang activity low", {}),
    ("chowchilla", "partners", "(MADNET)", {"name": "Madera County Narcotic Enforcement Team (MADNET)"}),
    ("chowchilla", "partners", "(MADGET)", {"name": "Madera Gang Enforcement Taskforce (MADGET)"}),
    ("el-cerrito", "stated", "first programs began in the 1960s", {"number": 1960}),
    ("el-cerrito", "stated", "In November 2005", {"date": "2005-11"}),
    ("el-cerrito", "stated", "appointment of an officer to the El Cerrito High School Campus", {}),
    ("el-cerrito", "stated", "one at the high school and one at the middle school", {"number": 2}),
    ("el-cerrito", "stated", "two school sites", {"number": 2}),
    ("el-cerrito", "stated", "over 2,000 students", {"number": 2000, "bound": "over"}),
    ("el-cerrito", "stated", "100 staff", {"number": 100, "unit": "staff"}),
    ("el-cerrito", "stated", "two to four years", {"name": "tour, at least", "number": 2}),
    ("el-cerrito", "stated", "two to four years", {"name": "tour, at most", "number": 4}),
    ("el-cerrito", "stated", "order #2010-02 in February of 2010", {"printed": "order #2010-02", "date": "2010-02"}),
    ("el-cerrito", "stated", "several times throughout the school year", {"number": None}),
    ("el-cerrito", "texts", "applied to the position because they wanted to make a difference", {"kind": "training"}),
    ("el-cerrito", "texts", "the officer made a difference on campus", {"kind": "history"}),
    ("el-cerrito", "focuses", "juvenile criminal activity during school hours", {}),
    ("el-cerrito", "duties", "civil rights, criminal law, and citizenship", {}),
    ("el-cerrito", "duties", "formative years of middle and high school", {}),
    ("el-cerrito", "duties", "safe learning and teaching environment", {}),
    ("el-cerrito", "duties", "first line of contact", {}),
    ("el-cerrito", "duties", "locating and identifying truant students", {}),
    ("el-cerrito", "duties", "district wide truancy sweep", {"kinds": ("sweep",)}),
    ("el-cerrito", "duties", "unique safety plan for each school site", {}),
    ("el-cerrito", "duties", "fire drills", {}),
    ("el-cerrito", "contacts", "540 Ashbury Avenue", {"target": "540 Ashbury Avenue, El Cerrito CA 94530"}),
    ("el-cerrito", "contacts", "Email", {"channel": "email", "target": ""}),
    ("chula-vista", "texts", "PREVENTION, INTERVENTION, EDUCATION, and ENFORCEMENT", {"kind": "mission"}),
    ("chula-vista", "texts", "criminal and education code violations", {"kind": "purpose"}),
    ("chula-vista", "texts", "highly skilled and trained officers", {"kind": "team"}),
    ("chula-vista", "texts", 'Press "Esc"', {"kind": "dashboard"}),
    ("chula-vista", "stated", "approximately 70,560 students", {"number": 70560, "bound": "about"}),
    ("chula-vista", "stated", "52 miles", {"number": 52, "unit": "miles"}),
    ("chula-vista", "stated", "14 High Schools", {"number": 14}),
    ("chula-vista", "stated", "7 Middle Schools", {"number": 7}),
    ("chula-vista", "stated", "45 Elementary Schools", {"number": 45}),
    ("chula-vista", "stated", "2 Adult Schools", {"number": 2}),
    ("chula-vista", "stated", "4 Private Schools", {"number": 4}),
    ("chula-vista", "phones", "To reach an SRO", {"printed": "(619) 691-5151", "e164": "+16196915151"}),
    ("chula-vista", "duties", "liaison with the public and private schools", {}),
    ("chula-vista", "duties", "proactive solutions to juvenile crime", {}),
    ("chula-vista", "duties", "protection and security of school campuses, students, staff and their families", {}),
    ("chula-vista", "duties", "provide resources", {}),
    ("chula-vista", "duties", "positive relationships with the student population", {}),
    ("chula-vista", "duties", "investigate and prevent criminal code violations", {}),
    ("chula-vista", "duties", "mentors and role models", {}),
    ("chula-vista", "duties", "education code violations", {"kinds": ("education-code-assist",)}),
    ("chula-vista", "duties", "community-based organizations", {}),
    ("chula-vista", "duties", "patrol of school campuses and surrounding areas", {}),
    ("chula-vista", "duties", "close contact with students, their families and school faculty", {}),
    ("chula-vista", "duties", "starting in Elementary Schools", {}),
    ("chula-vista", "duties", "outside school facilities", {}),
    ("policy-16-00-090", "texts", "providing a uniformed Police presence", {"kind": "purpose"}),
    ("policy-16-00-090", "texts", "primary responsibility", {"kind": "responsibility"}),
    ("policy-16-00-090", "texts", "prevent juvenile delinquency", {"kind": "responsibility"}),
    ("policy-16-00-090", "partners", "Juvenile Probation", {"kinds": ("hearing",)}),
    ("policy-16-00-090", "partners", "Youth-At-Risk", {"kinds": ("hearing",)}),
    ("policy-16-00-090", "partners", "Community Truancy Board", {"kinds": ("hearing",)}),
]  # fmt: skip

POLICY_DUTIES = [
    "Maintain a high-visibility uniformed Police presence on school campuses.",
    "Respond to emergencies on and near school campuses.",
    "Investigate crimes that occur on school campuses, are reported at schools, or otherwise have a nexus to the"
    " schools or the population that they serve.",
    "Assist Patrol Officers, Detectives and other law enforcement agencies with investigations related to the"
    " schools or the population that they serve.",
    "Respond to, investigate, and mitigate threats directed at the school.",
    "Advise and actively participate in emergency preparedness planning committees, drills exercises, and"
    " activities.",
    "Consult with School Administrators, counselors, drug / alcohol interventionists, and other youth service"
    " organizations to detect and address at risk youth behavior.",
    "Mediate conflict and support anti-bullying and violence prevention programs in the schools.",
    "Liaison between schools, families and juvenile justice system, including attending Juvenile Probation,"
    " Youth-At-Risk, and Community Truancy Board hearings.",
    "Facilitate referral to appropriate community resources.",
    "Teach in the classroom (substance abuse, violence prevention, constitutional law, career development, etc.).",
    "Participate in extra-curricular school sponsored activities and youth programs.",
]

RANCHO_CORDOVA_SCHOOLS = """Cordova Gardens
Cordova Lane
Cordova Meadows
Cordova Villa
Mather Heights
Peter J. Shields
Rancho Cordova
Riverview STEM
White Rock
Mills Middle
Mitchell Middle
Cordova High
Kinney High
Walnut Wood High
Mather Youth Academy
Youth Opportunity Program
Adult Education"""

MINIMAL = """title = "A program"
[agency]
name = "An agency"
state = "us-ca"
timezone = "America/Los_Angeles"
program_name = "A program"
city = "A city"
invented = true
[[districts]]
key = "d"
name = "A district"
source = "invented"
[[schools]]
key = "s"
name = "A school"
kind = "high"
district = "d"
source = "invented"
students = 10
mapping = "none"
[[cast]]
key = "o"
role = "officer"
name = "Officer O"
[[tours]]
officer = "o"
schools = ["s"]
began_months_ago = 12
ends_in_months = 12
"""


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(params=sorted(SEEDS))
def program(request) -> Program:
    return load(request.param)


def test_there_are_five():
    assert set(slugs()) == set(SEEDS)


@pytest.mark.parametrize(("slug", "group", "words", "expected"), FACTS)
def test_a_stated_fact_is_held(slug, group, words, expected):
    rows = [row for row in getattr(load(slug), group) if words in row.quote]
    assert rows, f"no {group} with {words!r}"
    found = [{name: getattr(row, name) for name in expected} for row in rows]
    assert expected in found


def test_the_policy_s_duties_word_for_word_and_in_order():
    duties = load("policy-16-00-090").duties
    assert [duty.quote for duty in duties] == POLICY_DUTIES
    assert len({duty.heading for duty in duties}) == 2


def test_schools_as_printed():
    assert [school.name for school in load("rancho-cordova").schools] == RANCHO_CORDOVA_SCHOOLS.splitlines()
    assert {school.source for school in load("rancho-cordova").schools} == {"seed"}
    high, middle = load("el-cerrito").schools
    assert (high.name, high.address) == ("El Cerrito High", "540 Ashbury Avenue, El Cerrito CA 94530")
    assert (middle.kind, middle.source) == ("middle", "state directory 2018-06")


def test_chula_vista_has_exactly_the_schools_it_counts():
    schools = load("chula-vista").schools
    kinds = [school.kind for school in schools]
    counted = {kind: kinds.count(kind) for kind in set(kinds)}
    assert counted == {"high": 14, "middle": 7, "elementary": 45, "adult": 2, "private": 4}
    assert sum(school.students for school in schools) == 70560
    assert all(school.invented == (school.kind == "private") for school in schools)


def test_named_things():
    chula_vista = load("chula-vista")
    assert [row.name for row in chula_vista.programs] == [
        "Safety Patrol",
        "Shoe and Sock Drive",
        "Red Ribbon Week",
    ]
    assert [row.name for row in chula_vista.resources] == [
        "P3Tips",
        "Finding Alternatives to Detention and Enforcement",
        "Free Counseling Services for Children",
        "Housing Assistance for Youth",
        "Bullying Prevention and Intervention",
        "Suicide Prevention and Support",
        "Students Speaking Out",
    ]
    topics = [focus.name.lower() for focus in load("policy-16-00-090").focuses]
    assert topics == ["substance abuse", "violence prevention", "constitutional law", "career development"]


def test_officers_are_as_many_as_stated_and_all_invented():
    numbers = {slug: len(load(slug).officers) for slug in slugs()}
    assert numbers == {
        "chowchilla": 2,
        "chula-vista": 12,
        "el-cerrito": 2,
        "policy-16-00-090": 3,
        "rancho-cordova": 2,
    }
    names = [member.name for slug in slugs() for member in load(slug).cast]
    assert len(set(names)) == len(names)
    assert all("invented" in member.note for slug in slugs() for member in load(slug).cast)
    assert not [name for name in names if "Perez" in name]


def test_the_cast_has_every_role(program):
    assert {member.role for member in program.cast} == {
        "officer", "sergeant", "principal", "counselor", "records", "analyst", "it",
    }  # fmt: skip
    assert all(member.schools for member in program.cast if member.role in ("principal", "counselor"))


def test_every_school_has_an_officer_and_tours_last_two_to_four_years(program):
    covered = [school for tour in program.tours for school in tour.schools]
    assert sorted(covered) == sorted(school.key for school in program.schools)
    assert all(24 <= tour.began_months_ago + tour.ends_in_months <= 48 for tour in program.tours)
    assert any(0 < tour.ends_in_months <= 24 for tour in program.tours)


def test_every_kind_referred_to_is_in_the_pack_and_every_duty_has_one(program):
    known = {row["slug"] for row in pack_for(program.agency.state).rows("activity_kinds")}
    rows = (*program.duties, *program.programs, *program.focuses, *program.partners)
    assert {kind for row in rows for kind in row.kinds} <= known
    assert all(duty.kinds for duty in program.duties)
    assert len({duty.key for duty in program.duties}) == len(program.duties)


def test_what_is_invented_says_so():
    policy = load("policy-16-00-090")
    assert policy.agency.invented
    assert all(school.invented and "(invented)" in school.name for school in policy.schools)
    assert all("(invented)" in district.name for district in policy.districts)
    placeholders = [school for school in load("chula-vista").schools if school.kind == "private"]
    assert all("placeholder, invented" in school.name and not school.code for school in placeholders)


def test_every_school_says_how_it_came_to_its_code(program):
    for school in program.schools:
        assert school.mapping
        assert school.mapping.startswith("none") == (not school.code)
        assert bool(school.directory_name) == bool(school.code)


def test_codes_exist_in_the_directory_under_that_name(program, shared):
    with (shared / DIRECTORY).open(encoding="utf-8-sig", newline="") as file:
        directory = {row["CDSCode"]: row for row in csv.DictReader(file)}
    for school in program.schools:
        if school.code:
            row = directory[school.code]
            assert (row["School"], row["StatusType"]) == (school.directory_name, "Active")
    for district in program.districts:
        if district.code:
            assert (directory[district.code]["District"], directory[district.code]["School"]) == (
                district.name,
                "",
            )


def test_the_middle_school_of_el_cerrito_is_the_only_one_of_the_directory(shared):
    with (shared / DIRECTORY).open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["City"] == "El Cerrito" and row["StatusType"] == "Active"
        ]
    middle = [row["School"] for row in rows if row["EILName"].startswith("Intermediate")]
    assert middle == [load("el-cerrito").schools[1].name]


def test_every_quote_is_the_seed_s_own(program, shared):
    seed = plain((shared / "seeds" / SEEDS[program.slug]).read_text("utf-8"))
    missing = [quote for quote in program.quotes() if plain(quote) not in seed]
    assert not missing


def test_nothing_of_the_seed_is_left_out(program, shared):
    left = plain((shared / "seeds" / SEEDS[program.slug]).read_text("utf-8"))
    held = {*program.quotes(), *(text.heading for text in program.texts)}
    held |= {school.name for school in program.schools if school.source == "seed"}
    for quote in sorted(map(plain, held - {""}), key=len, reverse=True):
        left = left.replace(quote, " ")
    # Left of El Cerrito's page: a slip of its typist, and the officer's name, which the demo does not repeat.
    words = set(left.replace("-", " ").split())
    assert words == ({"SChool", "Officer", "Perez"} if program.slug == "el-cerrito" else set())


WRONG = [
    ("invented = true", "invented = 1", "agency: invented: expected bool"),
    ('city = "A city"', 'town = "A city"', "agency: unknown key 'town'"),
    ('city = "A city"\n', "", "agency: missing key 'city'"),
    ('kind = "high"', 'kind = "tall"', "unknown kind 'tall'"),
    ('district = "d"', 'district = "e"', "no district 'e'"),
    ('source = "invented"\nstudents', 'source = "somewhere"\nstudents', "unknown source 'somewhere'"),
    ('mapping = "none"', 'mapping = "x"\ncode = "123"', "no code '123'"),
    ("began_months_ago = 12", 'began_months_ago = "12"', "tours[1]: began_months_ago: expected int"),
    ('officer = "o"', 'officer = "p"', "no officer 'p'"),
    ('schools = ["s"]', 'schools = ["t"]', "no school 't'"),
    ("[agency]", "[agency", "not TOML"),
]


@pytest.mark.parametrize(("old", "new", "says"), WRONG)
def test_a_wrong_file_is_refused_by_file_and_key(tmp_path, old, new, says):
    file = tmp_path / "some-town.toml"
    file.write_text(MINIMAL, "utf-8")
    assert read(file).schools[0].key == "s"
    file.write_text(MINIMAL.replace(old, new, 1), "utf-8")
    with pytest.raises(ProgramError) as refused:
        read(file)
    assert str(refused.value).startswith("some-town.toml: ")
    assert says in str(refused.value)


def test_an_unknown_program_raises_and_a_duty_is_frozen():
    with pytest.raises(KeyError, match="chula-vista"):
        load("springfield")
    duty = load("chula-vista").duties[0]
    assert isinstance(duty, Duty)
    with pytest.raises(AttributeError):
        duty.quote = "something else"
