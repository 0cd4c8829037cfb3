"""The pictograms and marks: SVG shapes on a 24 (icons) or 12 (marks) unit grid."""

# Kinds of activity; the packs name these slugs.
KIND_ICONS: dict[str, str] = {
    "lunch": "<path d='M4 11h16M6 11v8M18 11v8M8 7.5h8M9.5 4.5h5'/>",
    "talk": "<path d='M4 5h11v8H9l-3 3v-3H4Z'/><path d='M18 9.5h2.5V17H18v3l-3-3h-3.5'/>",
    "patrol": "<circle cx='12' cy='5' r='2.2'/>"
    "<path d='M12 8.5v5l3 3.2 1 4.3M12 13.5l-2.6 3L8 21M12 9.5l-4 2.2v2.8M12 9.5l4 2.6 2.6.4'/>",
    "staff": "<circle cx='8' cy='8' r='2.8'/><path d='M3 19c0-3.4 2-5.2 5-5.2s5 1.8 5 5.2'/>"
    "<path d='M15 5h6v9h-6M17.5 8h1M17.5 11h1'/>",
    "mediation": "<circle cx='5.5' cy='7' r='2.3'/><circle cx='18.5' cy='7' r='2.3'/>"
    "<path d='M3 17c0-3 1-4.5 2.5-4.5S8.5 14 9 15.5M21 17c0-3-1-4.5-2.5-4.5S15.5 14 15 15.5M8 19h8'/>",
    "radio": "<rect x='7' y='8' width='10' height='13' rx='2'/>"
    "<path d='M10 8V3M10.5 12h3M10.5 15.5h3M17 4.5a4 4 0 0 1 2.5 2.5'/>",
    "book": "<path d='M12 7c-2-1.6-4.7-2-8-2v13c3.3 0 6 .4 8 2 2-1.6 4.7-2 8-2V5c-3.3 0-6 .4-8 2ZM12 7v13'/>",
    "car": "<path d='M4 16v-4l2-5.5h12l2 5.5v4ZM4 12h16M6 16v2.5M18 16v2.5M7.5 14h.01M16.5 14h.01'/>",
    "home": "<path d='M4 11.5 12 5l8 6.5M6 10v9.5h12V10M10 19.5v-5h4v5'/>",
    "shield": "<path d='M12 3.5 19 6v5.5c0 4.3-2.8 7.3-7 9-4.2-1.7-7-4.7-7-9V6Z'/>",
    "bell": "<path d='M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4M12 5V3.5'/>",
    "heart": "<path d='M12 19.5C7.5 16 4 13 4 9.3 4 6.9 5.8 5 8 5c1.7 0 3.2 1 4 2.5C12.8 6 14.3 5 16 5"
    "c2.2 0 4 1.9 4 4.3 0 3.7-3.5 6.7-8 10.2Z'/>",
    "phone": "<path d='M5 4.5h3.5l1.5 4-2 1.5a12 12 0 0 0 6 6l1.5-2 4 1.5V19a1.5 1.5 0 0 1-1.5 1.5"
    "C10.5 20 4 13.5 3.5 6A1.5 1.5 0 0 1 5 4.5Z'/>",
    "megaphone": "<path d='M4 10v4l3 .5L16 19V5L7 9.5ZM7 14.5V19h3v-3M19 9.5a3.5 3.5 0 0 1 0 5'/>",
    "people": "<circle cx='9' cy='8' r='2.8'/><path d='M3.5 19c0-3.6 2.2-5.5 5.5-5.5s5.5 1.9 5.5 5.5"
    "M15.5 5.5a2.8 2.8 0 0 1 0 5M17 14c2.3.6 3.5 2.3 3.5 5'/>",
    "calendar": "<rect x='4' y='5' width='16' height='15' rx='2'/>"
    "<path d='M4 10h16M8.5 3v4M15.5 3v4M8 14h.01M12 14h.01M16 14h.01M8 17h.01M12 17h.01'/>",
    "pen": "<path d='M4 20l1-4.5L16.5 4 20 7.5 8.5 19ZM14 6.5l3.5 3.5'/>",
    "flag": "<path d='M6 21V4M6 5h11l-2.5 3.5L17 12H6'/>",
    "search": "<circle cx='11' cy='11' r='6'/><path d='M15.5 15.5 20 20'/>",
    "scale": "<path d='M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.7 2.7 0 0 0 5 0ZM19 7l-2.5 6a2.7 2.7 0 0 0 5 0Z'/>",
    "bus": "<rect x='4' y='5' width='16' height='12' rx='2'/>"
    "<path d='M4 11.5h16M12 5v6.5M7 17v2.5M17 17v2.5M7 14.3h.01M17 14.3h.01'/>",
    "question": "<circle cx='12' cy='12' r='8.5'/><path d='M9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.9"
    "M12 16.5h.01'/>",
    "medical": "<rect x='4' y='7' width='16' height='13' rx='2'/><path d='M9 7V4.5h6V7M12 10.5v6M9 13.5h6'/>",
    "clipboard": "<rect x='5' y='5' width='14' height='16' rx='2'/><path d='M9 5V3.5h6V5M9 11h6M9 15h4'/>",
    "star": "<path d='m12 4 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6Z'/>",
}

# The interface's own.
UI_ICONS: dict[str, str] = {
    "brand": "<path d='M2 13h4l2.5-7 4 13 3-9 1.5 3H22'/>",
    "today": "<rect x='4' y='5' width='16' height='15' rx='2'/><path d='M4 10h16M8.5 3v4M15.5 3v4M8 14.5h3'/>",
    "week": "<path d='M5 20v-9M10 20V6M15 20v-7M20 20V9'/>",
    "todo": "<path d='m4 7 1.8 1.8L9 5.5M4 16l1.8 1.8L9 14.5M12.5 7.5H20M12.5 16.5H20'/>",
    "more": "<path d='M4 7h16M4 12h16M4 17h16'/>",
    "back": "<path d='m15 5-7 7 7 7'/>",
    "chevron-down": "<path d='m6 9 6 6 6-6'/>",
    "chevron-right": "<path d='m9 5 7 7-7 7'/>",
    "sort-up": "<path d='m8 14 4-4 4 4'/>",
    "sort-down": "<path d='m8 10 4 4 4-4'/>",
    "check": "<path d='m5 12.5 4.5 4.5L19 7.5'/>",
    "undo": "<path d='M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9'/>",
    "download": "<path d='M12 4v9M8.5 9.5 12 13l3.5-3.5M5 15v4h14v-4'/>",
    "plus": "<path d='M12 5v14M5 12h14'/>",
    "minus": "<path d='M5 12h14'/>",
    "clock": "<circle cx='12' cy='12' r='8.5'/><path d='M12 7.5v5l3 2'/>",
    "close": "<path d='m6 6 12 12M18 6 6 18'/>",
    "print": "<path d='M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z'/>",
    "hidden": "<path d='M3 12c2.3-4 5.3-6 9-6s6.7 2 9 6c-2.3 4-5.3 6-9 6s-6.7-2-9-6ZM5 19 19 5'/>"
    "<circle cx='12' cy='12' r='2.6'/>",
    "outside": "<path d='M13 5h6v6M19 5l-9 9M10 6H5v13h13v-5'/>",
    "no": "<circle cx='12' cy='12' r='8.5'/><path d='m6 6 12 12'/>",
    "school": "<path d='M4 20v-8l8-5 8 5v8ZM12 7V3h4v2.5h-4M10 20v-4.5h4V20M7.5 13.5h.01M16.5 13.5h.01'/>",
    "mail": "<rect x='3.5' y='5.5' width='17' height='13' rx='2'/><path d='m4 7 8 6 8-6'/>",
    "alert": "<path d='M12 4 21 19.5H3ZM12 10v4.5M12 17h.01'/>",
}

ICONS: dict[str, str] = {**KIND_ICONS, **UI_ICONS}

# A pillar's mark: disc, diamond, square, shield.
MARKS: dict[str, str] = {
    "prevention": "<circle cx='6' cy='6' r='5.5'/>",
    "intervention": "<path d='M6 0 12 6 6 12 0 6Z'/>",
    "education": "<rect x='.8' y='.8' width='10.4' height='10.4'/>",
    "enforcement": "<path d='M.8 0h10.4v6.2L6 12 .8 6.2Z'/>",
}
