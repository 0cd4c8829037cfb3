"""The lines of the table about what people ask of the program."""

from schoolbeat.access.grants.grant import INSTALL, LEU, OFFICER, RECORDS, SCHOOL, SERGEANT, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL

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

_WORK = ("note", "answer", "end", "reopen", "become", "join", "hand")
REQUESTS: tuple[Grant, ...] = (
    line("requests.file", (OFFICER, SERGEANT, RECORDS, *SCHOOL, INSTALL), IN_AGENCY, on=ASKS),
    line("requests.see", (OFFICER,), IN_AGENCY, OWN, on=ANSWERS),
    line("requests.see", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=ANSWERS),
    line("requests.see", (SERGEANT, RECORDS, INSTALL), IN_AGENCY, on=LEU),
    line("requests.see_asked", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=OWN_QUESTIONS),
    line("requests.see_asked", SCHOOL, IN_AGENCY, OWN, on=OWN_QUESTIONS),
    *(
        one
        for verb in _WORK
        for one in (
            line(f"requests.{verb}", (OFFICER,), IN_AGENCY, OWN, on=ANSWERS),
            line(f"requests.{verb}", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=ANSWERS),
            line(f"requests.{verb}", (SERGEANT,), IN_AGENCY, on=ANSWERS),
        )
    ),
    line("requests.end", (INSTALL,), IN_AGENCY, on=TOLD_BY_FILE),
    line("requests.settle_owner", (INSTALL,), IN_AGENCY, on=NEVER_WITHOUT),
    line("requests.sweep", (SERGEANT,), IN_AGENCY, on=FLOODS),
    line("requests.restore", (SERGEANT,), IN_AGENCY, on=FLOODS),
)
