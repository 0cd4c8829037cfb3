"""Who gets through which door, by the beginning of its address; the longest that fits holds."""

AUDIENCES = """
today/                      officer sergeant
week/                       officer sergeant
year/                       officer sergeant
todo/                       officer sergeant
entry/                      officer sergeant records
more/                       officer sergeant records
incident/                   officer sergeant
goals/                      officer sergeant
letters/                        officer sergeant
projects/                   officer sergeant
campus/                     principal counselor
desk/                       sergeant records analyst it
desk/log/                   officer sergeant records
desk/entries/               officer sergeant records
desk/conflicts/             sergeant records
desk/numbers/               sergeant records analyst
desk/numbers/students/      sergeant analyst
desk/days/                  sergeant
desk/kinds/                 sergeant
desk/schools/               officer sergeant principal counselor records analyst it
desk/schools/add/           sergeant
desk/schools/import/        sergeant
desk/schools/districts/     sergeant
desk/officers/              officer sergeant principal counselor records analyst it
desk/officers/add/          sergeant
desk/officers/designated/   officer sergeant principal counselor records analyst
desk/officers/units/        sergeant
desk/tours/                 officer sergeant principal counselor records analyst it
desk/tours/begin/           sergeant
desk/tours/leave/           sergeant
desk/training/              officer sergeant
desk/training/add/          sergeant
desk/openings/              officer sergeant
desk/openings/add/          sergeant
desk/agreements/            officer sergeant principal counselor records analyst
desk/agreements/files/      sergeant records analyst
desk/agreements/add/        sergeant
desk/people/                officer sergeant principal counselor records
desk/people/roster/         sergeant
desk/people/<uuid:identity>/destroy/    principal records
desk/people/<uuid:identity>/readings/   sergeant principal records
desk/people/<uuid:identity>/copy/       sergeant principal counselor records
desk/program/edit/          sergeant
desk/program/costs/         sergeant records analyst
desk/people/readings/       sergeant records
desk/people/inquiries/      officer sergeant principal counselor records
desk/goals/                 officer sergeant principal counselor records analyst
desk/goals/add/             sergeant
desk/law/                   officer sergeant principal counselor records analyst it
desk/letters/                   officer sergeant principal counselor records analyst
desk/letters/write/             sergeant
desk/letters/year/              sergeant
desk/publishing/                sergeant records analyst
desk/resources/             officer sergeant principal counselor records analyst it
desk/resources/terms/       sergeant
desk/resources/set/         sergeant
desk/portal/                officer sergeant principal counselor records analyst it
desk/portal/look/           sergeant
desk/portal/lines/          sergeant
desk/portal/publish/        sergeant
desk/portal/take-off/       sergeant
desk/portal/seed/           sergeant
desk/portal/write/          sergeant
desk/portal/versions/       sergeant
desk/portal/alerts/         sergeant
desk/portal/contacts/       sergeant
desk/portal/photos/         officer sergeant principal counselor records analyst it
desk/portal/officers/<uuid:identity>/   officer sergeant
preview/                    officer sergeant principal counselor records analyst it
es/preview/                 officer sergeant principal counselor records analyst it
desk/jobs/                      sergeant it
desk/people/doubles/        sergeant records
desk/projects/              officer sergeant records
desk/projects/open/         officer sergeant
desk/projects/decline/      officer sergeant
desk/requests/              officer sergeant records
desk/requests/sweep/        sergeant
desk/requests/weeks/        sergeant principal counselor records
desk/requests/weeks/<uuid:school>/renew/    sergeant principal
desk/requests/weeks/<uuid:school>/close/    sergeant principal
desk/requests/<uuid:identity>/restore/  sergeant
desk/incidents/             officer sergeant records
desk/incidents/add/         officer sergeant
desk/incidents/<uuid:identity>/letter/  officer sergeant
desk/incidents/<uuid:identity>/confirm_exception/   sergeant
desk/incidents/<uuid:identity>/give_back/   sergeant
desk/incidents/<uuid:identity>/approve/     sergeant
desk/incidents/<uuid:identity>/reopen/      sergeant
desk/calendar/              officer sergeant principal counselor records
desk/calendar/take/         officer sergeant principal counselor
desk/calendar/plan/         officer sergeant principal counselor
desk/calendar/<uuid:identity>/change/    officer sergeant principal counselor
desk/calendar/<uuid:identity>/call-off/  officer sergeant principal counselor
desk/drills/                officer sergeant principal counselor records
desk/drills/log/            officer sergeant principal counselor records
desk/drills/plan/           officer sergeant principal counselor
desk/drills/record/         officer sergeant principal counselor
desk/drills/<uuid:identity>/    officer sergeant principal counselor records
desk/drills/<uuid:identity>/clock/       officer sergeant principal counselor
desk/drills/<uuid:identity>/start/       officer sergeant principal counselor
desk/drills/<uuid:identity>/problem/     officer sergeant principal counselor
desk/drills/<uuid:identity>/end/         officer sergeant principal counselor
desk/drills/<uuid:identity>/tell/        officer sergeant principal counselor
desk/drills/<uuid:identity>/mend/        officer sergeant principal counselor
desk/drills/<uuid:identity>/mended/      officer sergeant principal counselor
desk/drills/<uuid:identity>/call_off/    officer sergeant principal counselor
desk/lessons/                officer sergeant principal counselor records
desk/lessons/ask/            officer sergeant principal counselor
desk/lessons/catalog/        officer sergeant principal counselor records
desk/lessons/catalog/add/    sergeant
desk/lessons/catalog/seed/   sergeant
desk/lessons/catalog/<uuid:identity>/   sergeant
desk/lessons/links/          officer sergeant principal counselor
desk/lessons/links/<uuid:school>/       sergeant principal
desk/lessons/questions/      officer sergeant records
desk/lessons/questions/<uuid:identity>/draft/      officer sergeant
desk/lessons/questions/<uuid:identity>/aside/      officer sergeant
desk/lessons/questions/<uuid:identity>/again/      officer sergeant
desk/lessons/questions/<uuid:identity>/publish/    sergeant
desk/lessons/questions/<uuid:identity>/withdraw/   sergeant
desk/programs/                          officer sergeant principal counselor records
desk/programs/add/                      sergeant
desk/programs/<uuid:identity>/change/   sergeant
desk/programs/<uuid:identity>/end/      sergeant
desk/programs/<uuid:identity>/again/    sergeant
desk/programs/<uuid:identity>/open/     officer sergeant
desk/programs/volunteers/               officer sergeant principal counselor records
desk/programs/volunteers/add/           officer sergeant
desk/programs/volunteers/<uuid:identity>/           officer sergeant
desk/programs/children/<uuid:identity>/             officer sergeant principal counselor records
desk/programs/children/<uuid:identity>/change/      officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/children/         officer sergeant principal counselor records
desk/programs/seasons/<uuid:identity>/children/join/    officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/children/give/    officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/children/withdraw/    officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/plan/    officer sergeant
desk/programs/seasons/<uuid:identity>/move/    officer sergeant
desk/programs/seasons/<uuid:identity>/item/    officer sergeant
desk/programs/seasons/<uuid:identity>/void/    officer sergeant
desk/programs/seasons/<uuid:identity>/help/    officer sergeant
desk/programs/seasons/<uuid:identity>/leave/    officer sergeant
desk/programs/seasons/<uuid:identity>/change/    officer sergeant
desk/programs/seasons/<uuid:identity>/close/    officer sergeant
desk/programs/seasons/<uuid:identity>/resay/    officer sergeant
desk/programs/sessions/<uuid:identity>/record/      officer sergeant principal counselor
desk/programs/sessions/<uuid:identity>/change/      officer sergeant
desk/programs/sessions/<uuid:identity>/call_off/    officer sergeant
desk/lessons/<uuid:identity>/           officer sergeant principal counselor records
desk/lessons/<uuid:identity>/offer/     officer sergeant
desk/lessons/<uuid:identity>/decline/   officer sergeant
desk/lessons/<uuid:identity>/record/    officer sergeant
desk/lessons/<uuid:identity>/accept/    officer sergeant principal counselor
desk/lessons/<uuid:identity>/call_off/  officer sergeant principal counselor
desk/lessons/<uuid:identity>/feedback/  principal counselor
desk/plans/                 officer sergeant principal counselor records
desk/plans/open/            officer sergeant principal counselor
desk/plans/walks/           officer sergeant principal counselor
desk/plans/findings/        officer sergeant principal counselor
desk/plans/responders/      officer sergeant principal
desk/plans/files/           officer sergeant principal
desk/plans/<uuid:identity>/pack/    officer sergeant principal
desk/plans/<uuid:identity>/adopt/   sergeant principal
desk/plans/<uuid:identity>/notice/  officer sergeant principal counselor
desk/plans/<uuid:identity>/review/  officer sergeant principal counselor
desk/plans/<uuid:identity>/section/ officer sergeant principal counselor
desk/plans/<uuid:identity>/next/    officer sergeant principal counselor
desk/plans/sections/<uuid:identity>/write/  officer sergeant principal counselor
desk/plans/sections/<uuid:identity>/set/    officer sergeant principal counselor
desk/committees/                         officer sergeant principal counselor records
desk/committees/open/                    officer sergeant principal counselor
desk/committees/<uuid:identity>/         officer sergeant principal counselor records
desk/committees/<uuid:identity>/seat/    officer sergeant principal counselor
desk/committees/<uuid:identity>/leave/   officer sergeant principal counselor
desk/committees/<uuid:identity>/meet/    officer sergeant principal counselor
desk/committees/<uuid:identity>/close/   officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/ officer sergeant principal counselor records
desk/committees/meetings/<uuid:identity>/notice/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/record/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/vote/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/correct_vote/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/correct_minutes/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/task/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/done/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/call_off/ officer sergeant principal counselor
desk/settings/              sergeant it
desk/take-over/             sergeant
desk/settings/agency/       sergeant
"""
"""Whom an address and all below it may open to at most; the longest beginning that fits decides."""
