"""The lines of the table about what people ask of the program, and what they say of how its officers work."""

from schoolbeat.access.grants.grant import (
    INSTALL,
    LEU,
    OFFICER,
    PRINCIPAL,
    RECORDS,
    SCHOOL,
    SERGEANT,
    Grant,
    line,
)
from schoolbeat.access.predicates import (
    IN_AGENCY,
    NOT_CONCERNED,
    NOT_OF_CONDUCT,
    OF_CONDUCT,
    OWN,
    OWN_SCHOOL,
)

ASKS = "Everybody may ask, by whichever door is near (Rancho Cordova: officer response when there is no emergency)"
ANSWERS = "Every request is owned and answered (Chowchilla: community presence)"
OWN_QUESTIONS = (
    "A school follows what its office asked, and nothing that somebody asked for the own self (34 CFR 99.8)"
)
NEVER_WITHOUT = "A request is never without an owner; the house gives it to whoever serves (practice: cover)"
TOLD_BY_FILE = (
    "The agency's own older list of requests belongs to its program: how one of them ended is told with it"
)
FLOODS = "A flood is swept by the sergeant and nothing of it is lost"
CONDUCT = (
    "What is said of an officer is read by those who run the program, and never by the officer it is about"
)
WEEKLY = "A school's office reads each week what it asked and what was done (practice: a weekly word to the school)"

_WORK = ("note", "answer", "end", "reopen", "hand")
_OF_ITS_OWN = ("become", "join")
"""What is said of an officer becomes no entry of the log, and is joined with nothing."""
REQUESTS: tuple[Grant, ...] = (
    line("requests.file", (OFFICER, SERGEANT, RECORDS, *SCHOOL, INSTALL), IN_AGENCY, on=ASKS),
    line("requests.see", (OFFICER,), IN_AGENCY, OWN, NOT_OF_CONDUCT, on=ANSWERS),
    line("requests.see", (OFFICER,), IN_AGENCY, OWN_SCHOOL, NOT_OF_CONDUCT, on=ANSWERS),
    line("requests.see", (SERGEANT, RECORDS, INSTALL), IN_AGENCY, NOT_CONCERNED, on=LEU),
    line("requests.see_asked", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=OWN_QUESTIONS),
    line("requests.see_asked", SCHOOL, IN_AGENCY, OWN, on=OWN_QUESTIONS),
    *(
        one
        for verb in (*_WORK, *_OF_ITS_OWN)
        for one in (
            line(f"requests.{verb}", (OFFICER,), IN_AGENCY, OWN, NOT_OF_CONDUCT, on=ANSWERS),
            line(f"requests.{verb}", (OFFICER,), IN_AGENCY, OWN_SCHOOL, NOT_OF_CONDUCT, on=ANSWERS),
        )
    ),
    *(line(f"requests.{verb}", (SERGEANT,), IN_AGENCY, NOT_CONCERNED, on=ANSWERS) for verb in _WORK),
    *(line(f"requests.{verb}", (SERGEANT,), IN_AGENCY, NOT_OF_CONDUCT, on=ANSWERS) for verb in _OF_ITS_OWN),
    *(
        line(f"requests.{verb}", (RECORDS,), IN_AGENCY, OF_CONDUCT, NOT_CONCERNED, on=CONDUCT)
        for verb in _WORK
    ),
    line("requests.take_as_conduct", (OFFICER,), IN_AGENCY, OWN, NOT_OF_CONDUCT, on=CONDUCT),
    line("requests.take_as_conduct", (OFFICER,), IN_AGENCY, OWN_SCHOOL, NOT_OF_CONDUCT, on=CONDUCT),
    line("requests.take_as_conduct", (SERGEANT, RECORDS), IN_AGENCY, NOT_OF_CONDUCT, on=CONDUCT),
    line("requests.concern", (SERGEANT, RECORDS), IN_AGENCY, OF_CONDUCT, NOT_CONCERNED, on=CONDUCT),
    line("requests.tie", (SERGEANT, RECORDS), IN_AGENCY, OF_CONDUCT, NOT_CONCERNED, on=CONDUCT),
    line("requests.see_week", (SERGEANT, RECORDS), IN_AGENCY, on=WEEKLY),
    line("requests.see_week", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=WEEKLY),
    *(
        one
        for verb in ("open_week", "renew_week", "close_week")
        for one in (
            line(f"requests.{verb}", (SERGEANT,), IN_AGENCY, on=WEEKLY),
            line(f"requests.{verb}", (PRINCIPAL,), IN_AGENCY, OWN_SCHOOL, on=WEEKLY),
        )
    ),
    line("requests.mail_week", (INSTALL,), IN_AGENCY, on=WEEKLY),
    line("requests.settle_week_mailing", (INSTALL,), IN_AGENCY, on=WEEKLY),
    line("requests.end", (INSTALL,), IN_AGENCY, on=TOLD_BY_FILE),
    line("requests.settle_owner", (INSTALL,), IN_AGENCY, on=NEVER_WITHOUT),
    line("requests.sweep", (SERGEANT,), IN_AGENCY, on=FLOODS),
    line("requests.restore", (SERGEANT,), IN_AGENCY, NOT_CONCERNED, on=FLOODS),
)
