"""The addresses that open to strangers, written down by hand."""

STRANGERS = {
    "sign-in/",
    "sign-in/demo",
    "language/",
    "password/<uidb64>/<token>/",
    "healthz",
    *(
        f"{language}p/<slug:slug>/{rest}"
        for language in ("", "es/")
        for rest in (
            "",
            "<slug:period>/",
            "<slug:period>/<slug:figure>.csv",
            "schools/",
            "schools/<uuid:identity>/",
            "schools/<uuid:identity>/safety-plan.pdf",
            "officers/<uuid:identity>/write/",
            "photos/<slug:sha256>.jpg",
            *(f"{name}/" for name in ("numbers", "team", "about", "youth", "records", "anonymous")),
            "praise-or-complaint/",
            "ask/",
            "ask/<slug:kind>/",
            "asked/",
            "asked/<str:code>/",
            "resources/",
            "resources/<uuid:identity>/",
            "youth/<uuid:identity>/join/",
            *(f"rights/{name}" for name in ("", "ask/", "asked/")),
            "calendar/",
            "calendar.ics",
        )
    ),
    *(f"{language}letter/<str:token>/{rest}" for language in ("", "es/") for rest in ("", "letter.pdf")),
    *(f"{language}week/<str:token>/" for language in ("", "es/")),
    *(f"{language}calendar/<str:token>.ics" for language in ("", "es/")),
    *(
        f"{language}programs/mine/<str:token>/{rest}"
        for language in ("", "es/")
        for rest in ("", "<slug:what>/")
    ),
    *(f"{language}lessons/<str:token>/" for language in ("", "es/")),
    *(
        f"{language}lessons/mine/<str:token>/{rest}"
        for language in ("", "es/")
        for rest in ("", "<slug:deed>/")
    ),
}
