"""What each place's law asks of an incident, worked through by hand: gates, duties to tell, and the ladder of ends.

The first columns of a row say for what it holds; `*` is whatever there is, `a|b` one of them, `!a` any other. Rows
of one table never overlap, and together leave nothing out. A place has the rows of the places around it.
"""

# place, gate, in which part, how old beside the gate's age, what the matter is, what was done before, whether an
# exception is named or confirmed -> a deed (what has happened is written down once the reason is named), an end (waits
# for the sergeant, and never where the law knows no exception)
GATES = """
us     school-rules         involved   *                 rules    *        none       shut  shut
us     school-rules         involved   *                 rules    *        named      open  shut
us     school-rules         involved   *                 rules    *        confirmed  open  open
us     school-rules         involved   *                 offense  *        *          open  open
us     school-rules         !involved  *                 *        *        *          open  open
us-ca  under-age            involved   below|unknown     *        *        none       shut  shut
us-ca  under-age            involved   below|unknown     *        *        named      open  shut
us-ca  under-age            involved   below|unknown     *        *        confirmed  open  open
us-ca  under-age            involved   at|above          *        *        *          open  open
us-ca  under-age            !involved  *                 *        *        *          open  open
us-ca  counsel-questioning  involved   below|at|unknown  *        nothing  none       shut  shut
us-ca  counsel-questioning  involved   below|at|unknown  *        nothing  named      open  shut
us-ca  counsel-questioning  involved   below|at|unknown  *        nothing  confirmed  open  open
us-ca  counsel-questioning  involved   below|at|unknown  *        counsel  *          open  open
us-ca  counsel-questioning  involved   above             *        *        *          open  open
us-ca  counsel-questioning  !involved  *                 *        *        *          open  open
us-wa  counsel-questioning  involved   below|at|unknown  *        nothing  none       shut  shut
us-wa  counsel-questioning  involved   below|at|unknown  *        nothing  named      open  shut
us-wa  counsel-questioning  involved   below|at|unknown  *        nothing  confirmed  open  shut
us-wa  counsel-questioning  involved   below|at|unknown  *        counsel  *          open  open
us-wa  counsel-questioning  involved   above             *        *        *          open  open
us-wa  counsel-questioning  !involved  *                 *        *        *          open  open
us-wa  counsel-detention    involved   below|at|unknown  *        nothing  none       shut  shut
us-wa  counsel-detention    involved   below|at|unknown  *        nothing  named      open  shut
us-wa  counsel-detention    involved   below|at|unknown  *        nothing  confirmed  open  shut
us-wa  counsel-detention    involved   below|at|unknown  *        counsel  *          open  open
us-wa  counsel-detention    involved   above             *        *        *          open  open
us-wa  counsel-detention    !involved  *                 *        *        *          open  open
us-wa  counsel-search       involved   below|at|unknown  *        nothing  none       shut  shut
us-wa  counsel-search       involved   below|at|unknown  *        nothing  named      open  shut
us-wa  counsel-search       involved   below|at|unknown  *        nothing  confirmed  open  shut
us-wa  counsel-search       involved   below|at|unknown  *        counsel  *          open  open
us-wa  counsel-search       involved   above             *        *        *          open  open
us-wa  counsel-search       !involved  *                 *        *        *          open  open
"""

# place, gate -> its age (- at every age), the first day on which it holds (* always), before which deeds and ends
STAND = """
us     school-rules         -   *           custody|confinement  citation|probation|custody
us-ca  under-age            12  2019-01-01  custody|confinement  citation|probation|custody
us-ca  counsel-questioning  17  2021-01-01  questioning          -
us-wa  counsel-questioning  17  2022-01-01  questioning          -
us-wa  counsel-detention    17  2022-01-01  detention            -
us-wa  counsel-search       17  2022-01-01  consent_search       -
"""

# place, duty, upon which deed, of whom: part, standing, age (nobody: the deed names no person) -> owed or not, by whom
OWED = """
us     questioning-parent         questioning   *                        *              !of-age  owed  officer
us     questioning-parent         questioning   *                        *              of-age   no    -
us     questioning-administrator  questioning   involved|victim|witness  student_here   *        owed  officer
us     questioning-administrator  questioning   staff|reporter           student_here   nobody   owed  officer
us     questioning-administrator  questioning   staff|reporter           student_here   !nobody  no    -
us     questioning-administrator  questioning   *                        !student_here  nobody   owed  officer
us     questioning-administrator  questioning   *                        !student_here  !nobody  no    -
us     custody-administrator      custody       involved|victim|witness  student_here   *        owed  officer
us     custody-administrator      custody       staff|reporter           student_here   nobody   owed  officer
us     custody-administrator      custody       staff|reporter           student_here   !nobody  no    -
us     custody-administrator      custody       *                        !student_here  nobody   owed  officer
us     custody-administrator      custody       *                        !student_here  !nobody  no    -
us-ca  removal-parent             removal       *                        *              !of-age  owed  school
us-ca  removal-parent             removal       *                        *              of-age   no    -
us-ca  confinement-parent         confinement   *                        *              !of-age  owed  officer
us-ca  confinement-parent         confinement   *                        *              of-age   no    -
us-ca  confinement-calls          confinement   *                        *              !of-age  owed  officer
us-ca  confinement-calls          confinement   *                        *              of-age   no    -
us-ca  confinement-defender       confinement   *                        *              !of-age  owed  probation
us-ca  confinement-defender       confinement   *                        *              of-age   no    -
us-ca  custody-probation          custody       *                        *              !of-age  owed  officer
us-ca  custody-probation          custody       *                        *              of-age   no    -
us-ca  child-abuse-call           child_abuse   *                        *              *        owed  officer
us-ca  child-abuse-report         child_abuse   *                        *              *        owed  officer
us-ca  homicidal-threat           threat        *                        *              *        owed  school
us-ca  crime-notice               crime_notice  *                        *              *        owed  school
us-ca  stop-record  questioning|search|consent_search|detention|force|restraint|custody  *  *  *  owed  officer
us-ca  seal-diversion             diverted      *                        *              *        owed  records
us-ca  court-superintendent       court_finding  *                       *              *        owed  court
us-wa  child-abuse-report         child_abuse   *                        *              *        owed  officer
us-wa  destroy-diversion          diverted      *                        *              *        owed  records
"""

# place, duty, when it began (local) -> when it is due (local)
DUE = """
us     questioning-parent         2026-11-19T10:00-08:00  2026-11-19T10:00-08:00
us     questioning-parent         2026-11-01T01:30-07:00  2026-11-01T01:30-07:00
us     questioning-parent         2026-11-01T01:30-08:00  2026-11-01T01:30-08:00
us     questioning-administrator  2026-11-19T10:00-08:00  2026-11-19T10:00-08:00
us     custody-administrator      2026-11-19T10:00-08:00  2026-11-19T11:00-08:00
us     custody-administrator      2026-11-01T00:30-07:00  2026-11-01T01:30-07:00
us     custody-administrator      2026-11-01T01:30-07:00  2026-11-01T01:30-08:00
us     custody-administrator      2026-11-01T01:30-08:00  2026-11-01T02:30-08:00
us     custody-administrator      2026-03-08T01:30-08:00  2026-03-08T03:30-07:00
us     custody-administrator      2026-11-20T23:30-08:00  2026-11-21T00:30-08:00
us     custody-administrator      2026-12-31T23:30-08:00  2027-01-01T00:30-08:00
us-ca  removal-parent             2026-11-20T17:45-08:00  2026-11-20T17:45-08:00
us-ca  confinement-parent         2026-11-20T17:45-08:00  2026-11-20T17:45-08:00
us-ca  confinement-calls          2026-11-20T17:45-08:00  2026-11-20T18:45-08:00
us-ca  confinement-calls          2026-11-01T01:15-07:00  2026-11-01T01:15-08:00
us-ca  confinement-defender       2026-11-20T23:00-08:00  2026-11-21T01:00-08:00
us-ca  confinement-defender       2026-11-01T00:45-07:00  2026-11-01T01:45-08:00
us-ca  custody-probation          2026-11-26T09:00-08:00  2026-11-26T09:00-08:00
us-ca  child-abuse-call           2026-11-26T09:00-08:00  2026-11-26T09:00-08:00
us-ca  child-abuse-report         2026-11-19T10:00-08:00  2026-11-20T22:00-08:00
us-ca  child-abuse-report         2026-11-20T18:00-08:00  2026-11-22T06:00-08:00
us-ca  child-abuse-report         2026-10-31T15:00-07:00  2026-11-02T02:00-08:00
us-ca  child-abuse-report         2026-03-07T15:00-08:00  2026-03-09T04:00-07:00
us-ca  child-abuse-report         2026-11-25T20:00-08:00  2026-11-27T08:00-08:00
us-ca  child-abuse-report         2028-02-28T13:00-08:00  2028-03-01T01:00-08:00
us-ca  homicidal-threat           2026-11-20T17:45-08:00  2026-11-20T17:45-08:00
us-ca  crime-notice               2026-11-17T10:00-08:00  2026-11-19T00:00-08:00
us-ca  crime-notice               2026-11-17T23:59-08:00  2026-11-19T00:00-08:00
us-ca  crime-notice               2026-11-18T00:00-08:00  2026-11-20T00:00-08:00
us-ca  crime-notice               2026-11-20T18:00-08:00  2026-11-24T00:00-08:00
us-ca  crime-notice               2026-11-21T12:00-08:00  2026-11-24T00:00-08:00
us-ca  crime-notice               2026-11-25T12:00-08:00  2026-11-27T00:00-08:00
us-ca  crime-notice               2026-11-30T12:00-08:00  2026-12-02T00:00-08:00
us-ca  crime-notice               2026-12-31T12:00-08:00  2027-01-02T00:00-08:00
us-ca  crime-notice               2026-10-30T16:00-07:00  2026-11-03T00:00-08:00
us-ca  stop-record                2026-11-20T17:45-08:00  2026-11-21T17:45-08:00
us-ca  stop-record                2026-10-31T10:00-07:00  2026-11-01T09:00-08:00
us-ca  seal-diversion             2026-11-19T11:00-08:00  2026-12-20T00:00-08:00
us-ca  seal-diversion             2026-10-10T23:59-07:00  2026-11-10T00:00-08:00
us-ca  seal-diversion             2028-01-30T12:00-08:00  2028-03-01T00:00-08:00
us-ca  court-superintendent       2026-11-19T11:00-08:00  2026-11-27T00:00-08:00
us-ca  court-superintendent       2026-12-28T11:00-08:00  2027-01-05T00:00-08:00
us-wa  destroy-diversion          2026-11-19T11:00-08:00  2027-02-18T00:00-08:00
us-wa  child-abuse-report         2026-11-19T10:00-08:00  2026-11-21T10:00-08:00
us-wa  child-abuse-report         2026-11-20T18:00-08:00  2026-11-22T18:00-08:00
us-wa  child-abuse-report         2026-10-31T10:00-07:00  2026-11-02T09:00-08:00
us-wa  child-abuse-report         2026-11-26T09:00-08:00  2026-11-28T09:00-08:00
"""
"""A clock of hours runs over nights, weekends and holidays. A holiday counts as a school day: so no day is late."""

# place, rung -> counted as, referred to others (R) or handled here (H); allowed where nothing else was considered,
# where something less restrictive was, where only what is as restrictive or more was; and as help to the school
RUNGS = """
us  advice       none      H  allowed  -        allowed  allowed
us  parents      none      H  allowed  allowed  allowed  allowed
us  school       none      H  allowed  allowed  allowed  allowed
us  mediation    none      H  allowed  allowed  allowed  allowed
us  restorative  none      H  allowed  allowed  allowed  allowed
us  resource     none      H  allowed  allowed  allowed  allowed
us  diversion    diverted  H  allowed  allowed  allowed  allowed
us  citation     cited     R  refused  allowed  refused  refused
us  probation    referred  R  refused  allowed  refused  refused
us  custody      arrested  R  refused  allowed  -        refused
"""
